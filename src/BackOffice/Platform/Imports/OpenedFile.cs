using System.IO.Compression;
using BackOffice.Domain;
using BackOffice.Platform.Files;

namespace BackOffice.Platform.Imports;

/// <summary>A job's input on local disk: one table, or one for each member of a zip. Gone when disposed.</summary>
internal sealed class OpenedFile : IAsyncDisposable
{
    private readonly List<Stream> _streams = [];

    public List<(string? Member, Stream Content)> Parts { get; } = [];

    /// <summary>Refused when it is no readable zip, or unpacks into more than the house accepts.</summary>
    public static async Task<Outcome<OpenedFile>> Open(IFileStore store, FileId file, FileLimits limits, CancellationToken cancellationToken)
    {
        var opened = new OpenedFile();
        try
        {
            var whole = opened.Own(TemporaryFile.Create());
            await using (var kept = await store.Open(file, cancellationToken))
                await kept.CopyToAsync(whole, cancellationToken);
            whole.Position = 0;
            if (!IsZip(whole))
            {
                opened.Parts.Add((null, whole));
                return opened;
            }
            if (await opened.Unpack(whole, limits, cancellationToken) is not { } refusal)
                return opened;
            await opened.DisposeAsync();
            return refusal;
        }
        catch (InvalidDataException)
        {
            await opened.DisposeAsync();
            return new Refusal("file.zip-broken");
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams)
            await stream.DisposeAsync();
    }

    private async Task<Refusal?> Unpack(Stream whole, FileLimits limits, CancellationToken cancellationToken)
    {
        await using var zip = new ZipArchive(whole, ZipArchiveMode.Read, leaveOpen: true);
        // Folders, and what archivers of other systems leave beside the files.
        var members = zip.Entries
            .Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && e.Name[0] != '.')
            .OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (members.Count == 0)
            return new Refusal("file.zip-empty");
        if (members.Count > limits.ZipMembersMax)
            return new Refusal("file.zip-members", members.Count, limits.ZipMembersMax);
        var left = limits.UnpackedBytesMax;
        foreach (var member in members)
        {
            var part = Own(TemporaryFile.Create());
            await using var content = await member.OpenAsync(cancellationToken);
            // The length a zip states is the sender's word; what comes out is counted.
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                left -= read;
                if (left < 0)
                    return new Refusal("file.zip-large", limits.UnpackedBytesMax / (1024 * 1024));
                await part.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            Parts.Add((member.FullName, part));
        }
        return null;
    }

    private static bool IsZip(Stream content)
    {
        Span<byte> mark = stackalloc byte[4];
        var read = content.ReadAtLeast(mark, 4, throwOnEndOfStream: false);
        content.Position = 0;
        return read == 4 && mark is [0x50, 0x4B, 0x03, 0x04] or [0x50, 0x4B, 0x05, 0x06];
    }

    private FileStream Own(FileStream stream)
    {
        _streams.Add(stream);
        return stream;
    }
}
