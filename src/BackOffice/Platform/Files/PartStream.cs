using BackOffice.Domain;
using Npgsql;

namespace BackOffice.Platform.Files;

/// <summary>Reads a kept content part by part, each by a statement of its own, so that no connection is held while a slow reader reads.</summary>
internal sealed class PartStream(NpgsqlDataSource source, FileId file, long size) : Stream
{
    private byte[] _part = [];
    private int _no = -1;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => size;
    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= size)
            return 0;
        var no = (int)(Position / FileStore.PartBytes);
        if (no != _no)
        {
            await using var command = Command(no);
            Take(no, await command.ExecuteScalarAsync(cancellationToken));
        }
        return Serve(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= size)
            return 0;
        var no = (int)(Position / FileStore.PartBytes);
        if (no != _no)
        {
            using var command = Command(no);
            Take(no, command.ExecuteScalar());
        }
        return Serve(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => size + offset,
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private NpgsqlCommand Command(int no)
    {
        var command = source.CreateCommand("select bytes from platform.file_part where file_id = $1 and no = $2");
        command.Parameters.Add(new() { Value = file.Value });
        command.Parameters.Add(new() { Value = no });
        return command;
    }

    private void Take(int no, object? bytes)
    {
        _part = bytes as byte[] ?? throw new InvalidDataException($"Part {no} of file {file} is missing.");
        _no = no;
    }

    private int Serve(Span<byte> buffer)
    {
        var from = (int)(Position % FileStore.PartBytes);
        var count = Math.Min(buffer.Length, _part.Length - from);
        _part.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }
}
