using System.IO.Compression;
using System.Text;

namespace BackOffice.Messages.Sanctions;

/// <summary>Finds out which list a file is and reads it. Nothing of a file that cannot be trusted is given: a screening against half a list is worse than none.</summary>
public static class SanctionsFile
{
    /// <summary>The largest lists are a tenth of it.</summary>
    public const long BytesMax = 256L * 1024 * 1024;

    public const int MembersMax = 50;

    /// <summary>A zip, or one file.</summary>
    public static SanctionsReading Read(string name, byte[] content) =>
        content.AsSpan().StartsWith("PK\u0003\u0004"u8) || content.AsSpan().StartsWith("PK\u0005\u0006"u8) ? ReadZip(name, content) : Read([new SanctionsPart(name, content)]);

    /// <summary>The files of one list; several only where a list comes in several.</summary>
    public static SanctionsReading Read(IReadOnlyList<SanctionsPart> parts)
    {
        if (parts.Count == 0)
            return SanctionsReading.Failed(SanctionsFormat.Unknown, "", "file.zip-empty", "There is no file.");
        if (parts.Sum(p => (long)p.Content.Length) > BytesMax)
            return SanctionsReading.Failed(SanctionsFormat.Unknown, parts[0].Name, "file.too-large", "The list is larger than any list is.");
        var xml = parts.Where(p => LooksLikeXml(p.Content)).ToList();
        if (xml.Count > 0)
            return parts.Count == 1 ? UnConsolidated.Read(xml[0]) : SanctionsReading.Failed(SanctionsFormat.UnConsolidated, xml[0].Name, "file.zip-members", "An XML list stands alone.");
        if (parts.Any(p => OfacSdn.RoleOf(p) is not null))
            return OfacSdn.Read(parts);
        return parts.Count == 1 ? SanctionsCsv.Read(parts[0]) : SanctionsReading.Failed(SanctionsFormat.Unknown, parts[1].Name, "file.zip-members", "Only the files of one OFAC list come together.");
    }

    private static SanctionsReading ReadZip(string name, byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var entries = zip.Entries.Where(e => e.Name.Length > 0).ToList();
            if (entries.Count > MembersMax)
                return SanctionsReading.Failed(SanctionsFormat.Unknown, name, "file.zip-members", $"The zip holds {entries.Count} files.");
            var parts = new List<SanctionsPart>();
            var left = BytesMax;
            foreach (var entry in entries)
            {
                // The declared length may lie; only what is really unpacked counts. Paths are dropped: nothing is written anywhere.
                if (Unpack(entry, left) is not { } bytes)
                    return SanctionsReading.Failed(SanctionsFormat.Unknown, entry.Name, "file.zip-large", "The zip unpacks to more than any list is.");
                left -= bytes.Length;
                parts.Add(new SanctionsPart(entry.Name, bytes));
            }
            return Read(parts);
        }
        catch (InvalidDataException problem)
        {
            return SanctionsReading.Failed(SanctionsFormat.Unknown, name, "file.zip-broken", problem.Message);
        }
    }

    private static byte[]? Unpack(ZipArchiveEntry entry, long most)
    {
        using var packed = entry.Open();
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            if (whole.Length + read > most)
                return null;
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    /// <summary>UTF-8 when every byte agrees, else Latin-1, in which the older files come.</summary>
    internal static string Text(byte[] content, out bool latin1)
    {
        latin1 = false;
        var body = content.AsSpan();
        if (body.StartsWith(Encoding.UTF8.Preamble))
            body = body[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            latin1 = true;
            return Encoding.Latin1.GetString(body);
        }
    }

    private static bool LooksLikeXml(byte[] content)
    {
        var body = content.AsSpan();
        if (body.StartsWith(Encoding.UTF8.Preamble))
            body = body[Encoding.UTF8.Preamble.Length..];
        return body.TrimStart(" \t\r\n"u8).StartsWith("<"u8) || body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, (byte)'<']) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF, 0, (byte)'<']);
    }
}
