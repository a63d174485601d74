using System.Data;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace BackOffice.Platform.Jobs;

/// <summary>What moves in a job's row. Small statements of their own, except <see cref="Advance"/>, which belongs to a chunk's transaction.</summary>
public sealed class JobSteps(NpgsqlDataSource source, TimeProvider clock, IServiceScopeFactory scopes)
{
    public async Task<Job> Read(JobId job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<BackOfficeDb>().Jobs;
        return await jobs.AsNoTracking().SingleAsync(j => j.Id == job, cancellationToken);
    }

    /// <summary>False when it is over, and must not run (again).</summary>
    public async Task<bool> Begin(JobId job, CancellationToken cancellationToken)
    {
        var begun = await Run(
            "update platform.job set state = 'Running', started_at = coalesce(started_at, $2), attempts = attempts + 1 where id = $1 and state in ('Queued', 'Running')",
            cancellationToken, job.Value, clock.GetUtcNow());
        await Pulse(job, cancellationToken);
        return begun == 1;
    }

    public Task Pulse(JobId job, CancellationToken cancellationToken) =>
        Run("update platform.job_signal set pulse_at = $2 where job_id = $1", cancellationToken, job.Value, clock.GetUtcNow());

    public Task Expect(JobId job, long total, CancellationToken cancellationToken) =>
        Run("update platform.job set total = $2 where id = $1 and total is distinct from $2", cancellationToken, job.Value, total);

    public Task Show(JobId job, long processed, CancellationToken cancellationToken) =>
        Run("update platform.job set processed = $2 where id = $1 and state = 'Running'", cancellationToken, job.Value, processed);

    public async Task<bool> IsCancelled(JobId job, CancellationToken cancellationToken)
    {
        await using var command = Command("select cancel_asked_at is not null from platform.job_signal where job_id = $1", job.Value);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>
    /// Moves the checkpoint in the caller's transaction. False when somebody else did this chunk, or the job is over: do nothing, read again.
    /// Called first, it also keeps a second worker waiting instead of working in vain.
    /// </summary>
    public static async Task<bool> Advance(BackOfficeDb db, JobId job, long from, long to, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"update platform.job set checkpoint = {to}, processed = {to} where id = {job.Value} and checkpoint = {from} and state = 'Running'",
            cancellationToken) == 1;

    /// <summary>Adds what a chunk came to, in the caller's transaction: counts, rejected rows, warnings.</summary>
    public static async Task Count(BackOfficeDb db, JobId job, JobCounts counts, string? fileName, CancellationToken cancellationToken)
    {
        var (firstRejected, firstWarning) = await Numbers(db, job, counts, cancellationToken);
        if (counts.Rows.Count > 0)
            await WriteRows(db, "job_rejected_row", job, firstRejected, fileName, [.. counts.Rows.Select(r => (r.Line, r.Why, (string?)r.Raw))], cancellationToken);
        if (counts.Warnings.Count > 0)
            await WriteRows(db, "job_warning", job, firstWarning, fileName, [.. counts.Warnings.Select(w => (w.Line, w.Why, (string?)null))], cancellationToken);
    }

    /// <summary>Closes it; false when it was over already.</summary>
    public static async Task<bool> Finish(BackOfficeDb db, JobId job, JobEnd end, DateTimeOffset at, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             update platform.job set state = {end.State.ToString()}, finished_at = {at}, error_code = {end.Error?.Code}, error_file = {end.ErrorFile},
                 error_args = {PackedArgs.Pack(end.Error?.Args ?? [])}, result = coalesce({end.Result}::jsonb, result), result_file = {end.ResultFile?.Value}
             where id = {job.Value} and state in ('Queued', 'Running')
             """, cancellationToken) == 1;

    // The numbers of the next rejected row and warning are the counts before; a rejected unit may have several rows, so they are counted by row.
    private static async Task<(int Rejected, int Warning)> Numbers(BackOfficeDb db, JobId job, JobCounts counts, CancellationToken cancellationToken)
    {
        var sums = counts.Result.Count == 0 ? null : System.Text.Json.JsonSerializer.Serialize(counts.Result);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand(
            """
            update platform.job j set accepted = accepted + $2, duplicates = duplicates + $3, rejected = rejected + $4, warnings = warnings + $5,
                result = case when $6::jsonb is null then result else (
                    select coalesce(j.result, '{}') || jsonb_object_agg(key, coalesce((j.result ->> key)::numeric, 0) + value::numeric)
                    from jsonb_each_text($6::jsonb)) end
            where id = $1
            returning (select count(*) from platform.job_rejected_row r where r.job_id = $1)::int, (select count(*) from platform.job_warning w where w.job_id = $1)::int
            """, connection)
        {
            Parameters =
            {
                new() { Value = job.Value }, new() { Value = (long)counts.Accepted }, new() { Value = (long)counts.Duplicates },
                new() { Value = (long)counts.Rejected }, new() { Value = (long)counts.Warnings.Count },
                new() { Value = (object?)sums ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetInt32(0), row.GetInt32(1));
    }

    private static async Task WriteRows(
        BackOfficeDb db, string table, JobId job, int first, string? fileName, IReadOnlyList<(long Line, Refusal Why, string? Raw)> rows,
        CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var rejected = table == "job_rejected_row";
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy platform.{table} (job_id, no, file_name, line, code, args{(rejected ? ", field, raw" : "")}) from stdin (format binary)", cancellationToken);
        foreach (var (line, why, raw) in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(job.Value, cancellationToken);
            await copy.WriteAsync(first++, cancellationToken);
            await Text(copy, fileName, cancellationToken);
            await copy.WriteAsync(line, cancellationToken);
            await copy.WriteAsync(why.Code, cancellationToken);
            await copy.WriteAsync(PackedArgs.Pack(why.Args), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            if (!rejected)
                continue;
            await Text(copy, why.Field, cancellationToken);
            await Text(copy, raw!.Replace("\0", "", StringComparison.Ordinal), cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }

    private static Task Text(NpgsqlBinaryImporter copy, string? text, CancellationToken cancellationToken) =>
        text is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(text, NpgsqlDbType.Text, cancellationToken);

    private async Task<int> Run(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}

/// <summary>What one chunk came to, in the kind's own unit; <see cref="Rows"/> lists rejected rows, of which a rejected unit may have several.</summary>
public sealed record JobCounts(
    int Accepted, int Duplicates, int Rejected, IReadOnlyList<RejectedRow> Rows, IReadOnlyList<RowWarning> Warnings, IReadOnlyDictionary<string, long> Result)
{
    public static readonly JobCounts None = new(0, 0, 0, [], [], new Dictionary<string, long>());
}
