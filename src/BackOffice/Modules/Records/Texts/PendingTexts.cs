using BackOffice.Domain;
using Npgsql;

namespace BackOffice.Records.Texts;

/// <summary>Reads which texts are still to be taken, in small statements outside any transaction.</summary>
internal sealed class PendingTexts(NpgsqlDataSource source)
{
    public async Task<long> Count(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select count(*) from records.record where text_state = 'Pending'");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<IReadOnlyList<(RecordId Record, FileId File, string FileName)>> Next(int limit, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select id, file_id, file_name from records.record where text_state = 'Pending' order by id limit $1");
        command.Parameters.Add(new() { Value = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(RecordId, FileId, string)>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add((new RecordId(rows.GetGuid(0)), new FileId(rows.GetGuid(1)), rows.GetString(2)));
        return found;
    }
}
