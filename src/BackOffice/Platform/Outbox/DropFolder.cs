using System.Security.Cryptography;

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
        // The gateway may have taken the file away before a crash let us say so: its receipt stays.
        var receipt = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, ".sent")).FullName, message.Name + ".sha256");
        var hash = Convert.ToHexStringLower(SHA256.HashData(message.Content));
        if (File.Exists(receipt) && await File.ReadAllTextAsync(receipt, cancellationToken) == hash)
            return;

        var half = Path.Combine(folder, $".{message.Name}.part");
        await using (var stream = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None, 4096, FileOptions.WriteThrough))
        {
            await stream.WriteAsync(message.Content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }
        File.Move(half, file, overwrite: true);
        await File.WriteAllTextAsync(receipt, hash, cancellationToken);
    }
}
