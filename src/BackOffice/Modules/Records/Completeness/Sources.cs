using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Completeness;

/// <summary>
/// What should be a record, counted from what happened (files that jobs took in or made, lists that were taken along, messages that left) and
/// never from the records themselves; and what of it is not there.
/// </summary>
internal sealed class Sources(BackOfficeDb db) : IVerifyCheck
{
    public const string Check = "every-source-event-recorded";
    public const int NamesMax = 100;

    // What happened before there was a room for it is not asked for; it is said in the detail.
    private const string Expected =
        """
        with event as (
            select 'import' as kind, id, coalesce(file_name, kind) as name, created_at as at from platform.job where file_id is not null
            union all select 'job-result', id, coalesce(file_name, kind), created_at from platform.job where result_file is not null and state = 'Done'
            union all select source, id, file_name, made_at from platform.export_made
            union all select 'message', id, name, created_at from platform.outbox),
        expected as (select e.* from event e where not exists (select 1 from records.older_event o where o.source_kind = e.kind and o.source_id = e.id)),
        missing as (select e.* from expected e where not exists (select 1 from records.record r where r.source_kind = e.kind and r.source_id = e.id))
        """;

    internal sealed record Counted(string Kind, long Expected, long Missing);

    internal sealed record Missed(string Kind, Guid Id, string Name, DateTimeOffset At);

    public async Task<IReadOnlyList<Counted>> Counts(CancellationToken cancellationToken) => await db.Database.SqlQueryRaw<Counted>(
        Expected + " select e.kind, count(*) as expected, (select count(*) from missing m where m.kind = e.kind) as missing from expected e group by e.kind order by e.kind").ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Missed>> Missing(CancellationToken cancellationToken) =>
        await db.Database.SqlQueryRaw<Missed>(Expected + " select kind, id, name, at from missing order by at desc limit 100").ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken)
    {
        var counts = await Counts(cancellationToken);
        var missing = counts.Sum(c => c.Missing) == 0 ? [] : await Missing(cancellationToken);
        var detail = missing.Count == 0 ? string.Join(", ", counts.Select(c => FormattableString.Invariant($"{c.Kind} {c.Expected}")))
            : FormattableString.Invariant($"{counts.Sum(c => c.Missing)} missing: {string.Join(", ", missing.Take(10).Select(Named))}");
        return [new VerifyResult(Check, missing.Count == 0, counts.Sum(c => c.Expected), detail)];
    }

    public static string Named(Missed missed) => $"{missed.Kind} {missed.Name} ({missed.Id})";
}
