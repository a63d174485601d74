using System.Security.Cryptography;
using BackOffice.Domain;
using Npgsql;

namespace BackOffice.Platform.Files;

internal sealed class FileStore(NpgsqlDataSource source, TimeProvider clock) : IFileStore
{
    public const int PartBytes = 1024 * 1024;

    public async Task<KeptFile> Keep(Stream content, CancellationToken cancellationToken)
    {
        // The hash decides whether there is anything to write, so it comes first; a body that cannot be read twice goes by a temporary file.
        if (!content.CanSeek)
        {
            await using var spool = TemporaryFile.Create();
            await content.CopyToAsync(spool, cancellationToken);
            return await Keep(spool, cancellationToken);
        }
        content.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await Find(connection, sha256, cancellationToken) is { } known)
            return known;

        content.Position = 0;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await using (var file = new NpgsqlCommand(
            "insert into platform.file (id, sha256, size, created_at) values ($1, $2, $3, $4) on conflict (sha256) do nothing", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = sha256 }, new() { Value = content.Length }, new() { Value = clock.GetUtcNow() } },
        })
        {
            // Somebody keeps the same content right now: theirs is as good as ours.
            if (await file.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                await transaction.RollbackAsync(cancellationToken);
                return (await Find(connection, sha256, cancellationToken))!;
            }
        }
        await WriteParts(connection, id, content, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new KeptFile(new FileId(id), sha256, content.Length);
    }

    public async Task<Stream> Open(FileId file, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select size from platform.file where id = $1");
        command.Parameters.Add(new() { Value = file.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is long size
            ? new PartStream(source, file, size)
            : throw new InvalidOperationException($"File {file} is not kept here.");
    }

    private static async Task WriteParts(NpgsqlConnection connection, Guid id, Stream content, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy platform.file_part (file_id, no, bytes) from stdin (format binary)", cancellationToken);
        var buffer = new byte[PartBytes];
        for (var no = 0; ; no++)
        {
            var read = await content.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, cancellationToken);
            if (read == 0)
                break;
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(id, cancellationToken);
            await copy.WriteAsync(no, cancellationToken);
            await copy.WriteAsync(buffer.AsMemory(0, read).ToArray(), cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task<KeptFile?> Find(NpgsqlConnection connection, string sha256, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, size from platform.file where sha256 = $1", connection) { Parameters = { new() { Value = sha256 } } };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new KeptFile(new FileId(row.GetGuid(0)), sha256, row.GetInt64(1)) : null;
    }
}

/// <summary>A file of our own that is gone when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"backoffice-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
