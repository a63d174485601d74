using BackOffice.Domain;

namespace BackOffice.Platform.Files;

/// <summary>
/// Keeps file content in the database, once per SHA-256, in parts of one megabyte: replicas share it and a backup is one thing.
/// Keeping stands outside the caller's transaction; content that nobody came to refer to is harmless.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps what the stream holds; the same content gives the same id.</summary>
    Task<KeptFile> Keep(Stream content, CancellationToken cancellationToken);

    /// <summary>A stream over the content that reads one part at a time; it can seek.</summary>
    Task<Stream> Open(FileId file, CancellationToken cancellationToken);
}

public sealed record KeptFile(FileId Id, string Sha256, long Size);

/// <summary>What the house accepts from outside.</summary>
public sealed class FileLimits
{
    public long UploadBytesMax { get; set; } = 256L * 1024 * 1024;

    /// <summary>All members of one zip together: a small file must not unpack into a full disk.</summary>
    public long UnpackedBytesMax { get; set; } = 1024L * 1024 * 1024;

    public int ZipMembersMax { get; set; } = 1_000;

    /// <summary>A document that is kept as a record; it is streamed, so that it may be large.</summary>
    public long DocumentBytesMax { get; set; } = 1024L * 1024 * 1024;
}
