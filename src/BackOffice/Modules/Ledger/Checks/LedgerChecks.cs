using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Checks;

/// <summary>What must always be true of the ledger, looked at over everything that is stored.</summary>
internal sealed class LedgerChecks(BackOfficeDb db) : IVerifyCheck
{
    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken) =>
    [
        await Check("movements-balance",
            """
            select count(*) as count, count(*) filter (where wrong) as wrong, min(id::text) filter (where wrong) as example from (
                select m.id, (p.movement_id is null or bool_or(p.difference <> 0)) as wrong
                from ledger.movement m
                left join (select movement_id, sum(quantity) as difference from ledger.posting group by movement_id, currency, security_id) p
                    on p.movement_id = m.id
                group by m.id, p.movement_id) c
            """, cancellationToken),
        await Check("balances-equal-postings",
            """
            select count(*) as count, count(*) filter (where b.quantity <> coalesce(p.quantity, 0)) as wrong,
                min(b.account_id || ' ' || b.asset) filter (where b.quantity <> coalesce(p.quantity, 0)) as example
            from ledger.limited_balance b
            left join lateral (select sum(quantity) as quantity from ledger.posting p
                where p.account_id = b.account_id and p.purpose = 'available'
                  and (p.currency = b.asset or p.security_id::text = b.asset)) p on true
            """, cancellationToken),
        await Check("long-equals-short",
            """
            select count(*) as count, count(*) filter (where traded <> 0 or settled <> 0) as wrong,
                min(asset) filter (where traded <> 0 or settled <> 0) as example from (
                select entity_id, coalesce(currency, security_id::text) as asset, sum(quantity) as traded,
                    coalesce(sum(quantity) filter (where purpose <> 'pending'), 0) as settled
                from ledger.posting group by entity_id, currency, security_id) c
            """, cancellationToken),
    ];

    private async Task<VerifyResult> Check(string name, string sql, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQueryRaw<Counted>(sql).SingleAsync(cancellationToken);
        return new VerifyResult(name, found.Wrong == 0, found.Count, found.Wrong == 0 ? "" : $"{found.Wrong}: {found.Example}");
    }

    internal sealed record Counted(long Count, long Wrong, string? Example);
}
