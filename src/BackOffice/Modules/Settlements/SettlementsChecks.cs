using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements;

/// <summary>What must always be true of trades and instructions, looked at over everything that is stored.</summary>
internal sealed class SettlementsChecks(BackOfficeDb db) : IVerifyCheck
{
    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken) =>
    [
        await Check("settled-equals-deliveries",
            """
            select count(*) as count, count(*) filter (where wrong) as wrong, min(reference) filter (where wrong) as example from (
                select i.reference, (i.settled_quantity <> coalesce(d.quantity, 0) or i.settled_amount <> coalesce(d.amount, 0)
                    or i.settled_net <> coalesce(d.net, 0) or i.settled_quantity > i.quantity) as wrong
                from settlements.instruction i
                left join (select instruction_id, sum(quantity) as quantity, sum(amount) as amount, sum(net_share) as net
                           from settlements.delivery group by instruction_id) d on d.instruction_id = i.id) c
            """, cancellationToken),
        await Check("trades-follow-instructions",
            """
            select count(*) as count, count(*) filter (where wrong) as wrong, min(reference) filter (where wrong) as example from (
                select t.reference, case
                    when t.state in ('Instructed', 'PartiallySettled', 'Settled') then i.id is null or i.settled_quantity <> t.settled_quantity
                    else i.id is not null end as wrong
                from settlements.trade t
                left join settlements.instruction i on i.trade_id = t.id and i.state <> 'Cancelled') c
            """, cancellationToken),
        await Check("sent-instructions-have-a-message",
            """
            select count(*) as count, count(*) filter (where m.instruction_id is null) as wrong, min(i.reference) filter (where m.instruction_id is null) as example
            from settlements.instruction i
            left join (select distinct instruction_id from settlements.message where direction = 'out' and kind = 'new') m on m.instruction_id = i.id
            where i.sent_at is not null
            """, cancellationToken),
    ];

    private async Task<VerifyResult> Check(string name, string sql, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQueryRaw<Counted>(sql).SingleAsync(cancellationToken);
        return new VerifyResult(name, found.Wrong == 0, found.Count, found.Wrong == 0 ? "" : $"{found.Wrong}: {found.Example}");
    }

    internal sealed record Counted(long Count, long Wrong, string? Example);
}
