using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Posting;

/// <summary>The firm's own holdings at moving weighted average, locked in key order while a set of trades moves them.</summary>
/// <remarks>Source: SPK Seri V No 6 Art. 11, perpetual inventory; the method is the default of the Turkish chart.</remarks>
internal sealed class CostBook(BackOfficeDb db)
{
    private readonly Dictionary<(EntityId, SecurityId), SecurityCost> _rows = [];

    public async Task Lock(IReadOnlyCollection<(EntityId Entity, SecurityId Security)> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.Distinct().ToList();
        if (wanted.Count == 0)
            return;
        var entities = wanted.Select(k => k.Entity.Value).ToArray();
        var securities = wanted.Select(k => k.Security.Value).ToArray();
        // The row first, then the lock: a lock on a row that is not there holds nobody.
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into accounting.security_cost (entity_id, security, quantity, cost, version)
             select e, s, 0, 0, 0 from unnest({entities}, {securities}) as k(e, s) order by e, s on conflict do nothing
             """, cancellationToken);
        var rows = await db.SecurityCosts.FromSql(
            $"""
             select c.* from accounting.security_cost c join unnest({entities}, {securities}) as k(e, s) on c.entity_id = k.e and c.security = k.s
             order by c.entity_id, c.security for update of c
             """).ToListAsync(cancellationToken);
        foreach (var row in rows)
            _rows[(row.EntityId, row.Security)] = row;
    }

    /// <summary>What covering a short position earned; negative is a loss.</summary>
    public decimal Buy(EntityId entity, SecurityId security, decimal quantity, decimal cost, int minorUnits)
    {
        var bought = Held(entity, security).Buy(quantity, cost, minorUnits);
        Become(entity, security, bought.Left);
        return bought.Gain;
    }

    /// <summary>The cost taken out; what goes beyond the holding leaves at its proceeds.</summary>
    public decimal Sell(EntityId entity, SecurityId security, decimal quantity, decimal proceeds, int minorUnits)
    {
        var taken = Held(entity, security).Sell(quantity, proceeds, minorUnits);
        Become(entity, security, taken.Left);
        return taken.Cost;
    }

    /// <summary>Undoes a trade by what its journals moved on the holding's account.</summary>
    /// <param name="cost">Debits less credits.</param>
    public void Undo(EntityId entity, SecurityId security, Side side, decimal quantity, decimal cost) =>
        Become(entity, security, Held(entity, security).Undo(side == Side.Buy ? quantity : -quantity, cost));

    private MovingAverage Held(EntityId entity, SecurityId security)
    {
        var row = _rows[(entity, security)];
        return new MovingAverage(row.Quantity, row.Cost);
    }

    private void Become(EntityId entity, SecurityId security, MovingAverage held) => _rows[(entity, security)].Become(held.Quantity, held.Cost);
}
