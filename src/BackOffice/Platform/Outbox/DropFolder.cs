using System.Security.Cryptography;
using System.Text;

namespace BackOffice.Platform.Outbox;

/// <summary>The folder that the depository's gateway empties: a file appears whole or not at all, and only once.</summary>
public sealed class DropFolder(string root)
{
    public string Root { get; } = root;

    public async Task Write(OutboxMessage message, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Root, message.Channel);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, message.Name);
        // The gateway may have taken the file away before a crash let us say so: its receipt stays. The receipt is written before the file
        // is put in place and the half is there until it is, so that whatever a crash leaves says how far the delivery came.
        var receipt = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, ".sent")).FullName, message.Name + ".sha256");
        var half = Path.Combine(folder, $".{message.Name}.part");
        var hash = Convert.ToHexStringLower(SHA256.HashData(message.Content));
        if (!File.Exists(receipt) || await File.ReadAllTextAsync(receipt, cancellationToken) != hash)
        {
            await Keep(half, message.Content, cancellationToken);
            await Keep(receipt, Encoding.ASCII.GetBytes(hash), cancellationToken);
        }
        if (File.Exists(half))
            File.Move(half, file, overwrite: true);
    }

    private static async Task Keep(string path, byte[] content, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough);
        await stream.WriteAsync(content, cancellationToken);
        stream.Flush(flushToDisk: true);
    }
}
