using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Audit;

/// <summary>Every command that went through left its fact, no fact stands in the catch-all partition, and each still has its hash.</summary>
internal sealed class FactChecks(BackOfficeDb db) : IVerifyCheck
{
    private sealed record Found(long Count, long Bad, string? Example);

    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken) =>
    [
        await Check("one-fact-a-command",
            """
            select count(*) as count, count(*) filter (where f.request_id is null) as bad, min(i.command) filter (where f.request_id is null) as example
            from platform.idempotency i left join (select distinct request_id, command from platform.fact) f on f.request_id = i.key and f.command = i.command
            where i.outcome is not null
            """, cancellationToken),
        await Check("facts-unbroken",
            """
            select count(*) as count, count(*) filter (where sha256(canonical) <> sha256) as bad, min(id::text) filter (where sha256(canonical) <> sha256) as example
            from platform.fact
            """, cancellationToken),
        await Check("facts-in-their-month",
            """
            select count(*) as count, count(*) filter (where tableoid = 'platform.fact_rest'::regclass) as bad,
                min(at::text) filter (where tableoid = 'platform.fact_rest'::regclass) as example
            from platform.fact
            """, cancellationToken),
    ];

    private async Task<VerifyResult> Check(string name, string sql, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQueryRaw<Found>(sql).SingleAsync(cancellationToken);
        return new VerifyResult(name, found.Bad == 0, found.Count, found.Bad == 0 ? "" : $"{found.Bad}: {found.Example}");
    }
}
