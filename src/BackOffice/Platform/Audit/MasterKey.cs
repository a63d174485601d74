using System.Security.Cryptography;

namespace BackOffice.Platform.Audit;

/// <summary>
/// The key that wraps every subject's key. It lies outside the database: <c>BACKOFFICE_MASTER_KEY</c> (base64, 32 bytes),
/// else the file <c>master.key</c> in the product's data folder, made at first start and readable by its owner only.
/// </summary>
public sealed class MasterKey
{
    private const int Bytes = 32;

    private readonly byte[] _key;

    public MasterKey(string? fromEnvironment, string file)
    {
        _key = fromEnvironment is { Length: > 0 } text ? Convert.FromBase64String(text) : FromFile(file);
        if (_key.Length != Bytes)
            throw new InvalidOperationException($"The master key must have {Bytes} bytes, it has {_key.Length}.");
    }

    public byte[] Seal(ReadOnlySpan<byte> text) => Seal(_key, text);

    public byte[] Open(ReadOnlySpan<byte> sealedText) => Open(_key, sealedText);

    /// <summary>AES-256-GCM: nonce, tag, ciphertext in one piece.</summary>
    internal static byte[] Seal(byte[] key, ReadOnlySpan<byte> text)
    {
        var result = new byte[12 + 16 + text.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(result.AsSpan(0, 12), text, result.AsSpan(28), result.AsSpan(12, 16));
        return result;
    }

    internal static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedText)
    {
        var text = new byte[sealedText.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(sealedText[..12], sealedText[28..], sealedText.Slice(12, 16), text);
        return text;
    }

    private static byte[] FromFile(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var made = new FileStream(file, options);
            made.Write(RandomNumberGenerator.GetBytes(Bytes));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Made before, by us or by a second replica that was faster.
        }
        return File.ReadAllBytes(file);
    }
}
