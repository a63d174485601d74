using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Limits;

/// <summary>
/// Holds balances that have a limit. Rows are made first and locked in account order, so that two movements over the same accounts
/// wait for each other instead of for ever; a balance that may not go lower refuses the whole set.
/// </summary>
internal sealed class LimitGuard(BackOfficeDb db, IMediator mediator)
{
    private sealed record Change(EntityId Entity, AccountId Account, string Asset, string Kind, decimal Quantity);

    public async Task<Refusal?> Take(IReadOnlyList<MovementDraft> movements, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = movements
            .SelectMany(m => m.Postings.Where(p => p.Purpose == Purposes.Available).Select(p => (m.Entity, Posting: p)))
            .GroupBy(p => (p.Entity, p.Posting.Account, p.Posting.Asset))
            .Select(g => new Change(
                g.Key.Entity, g.Key.Account, g.Key.Asset.Currency ?? g.Key.Asset.Security!.Value.ToString(),
                g.Key.Asset.Currency is null ? LimitRow.Security : LimitRow.Cash, g.Sum(p => p.Posting.Quantity)))
            .Where(c => c.Quantity != 0)
            .ToList();
        if (changes.Count == 0)
            return null;

        var blocking = await Blocking(changes, movements.Max(m => m.BusinessDate), now, cancellationToken);
        await MakeRows([.. changes.Where(blocking.ContainsKey)], cancellationToken);
        var before = await Lock(changes, cancellationToken);
        foreach (var (change, limit) in blocking.OrderBy(b => b.Key.Account.Value))
        {
            if (limit.Limit.Judge(limit.Code, limit.AssetName, before[(change.Account, change.Asset)], change.Quantity) is { } refusal)
                return refusal;
        }
        if (before.Count > 0)
            await Add([.. changes.Where(c => before.ContainsKey((c.Account, c.Asset)))], cancellationToken);
        return null;
    }

    private async Task<Dictionary<Change, (BalanceLimit Limit, string Code, string AssetName)>> Blocking(
        List<Change> changes, DateOnly on, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entities = changes.Select(c => c.Entity).Distinct().ToList();
        var rules = await db.LimitRows.AsNoTracking()
            .Where(r => entities.Contains(r.EntityId) && r.Act == LimitAct.Block && Ranges.Covers(r.Valid, on) && Ranges.Covers(r.Known, now))
            .ToListAsync(cancellationToken);
        if (rules.Count == 0)
            return [];

        var accounts = await mediator.Send(new AccountsOf([.. changes.Select(c => c.Account).Distinct()]), cancellationToken);
        var securities = await mediator.Send(new SecuritiesOf(
            [.. changes.Where(c => c.Kind == LimitRow.Security).Select(c => new SecurityId(Guid.Parse(c.Asset))).Distinct()]), cancellationToken);
        var blocking = new Dictionary<Change, (BalanceLimit, string, string)>();
        foreach (var change in changes)
        {
            var account = accounts[change.Account];
            if (rules.Find(r => r.EntityId == change.Entity && r.AssetKind == change.Kind && r.Role == account.Role) is { } rule)
                blocking[change] = (rule.Limit, account.Code,
                    change.Kind == LimitRow.Cash ? change.Asset : securities[new SecurityId(Guid.Parse(change.Asset))].Code);
        }
        return blocking;
    }

    // A row that is not there cannot be locked: it is made first, from the postings so far. Who makes the same one at once waits here.
    private async Task MakeRows(List<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return;
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into ledger.limited_balance (account_id, asset, entity_id, quantity)
             select c.account, c.asset, c.entity, coalesce((select sum(p.quantity) from ledger.posting p
                 where p.account_id = c.account and p.purpose = 'available' and (p.currency = c.asset or p.security_id::text = c.asset)), 0)
             from unnest({changes.Select(c => c.Account.Value).ToArray()}, {changes.Select(c => c.Asset).ToArray()}, {changes.Select(c => c.Entity.Value).ToArray()})
                 as c(account, asset, entity)
             order by c.account, c.asset on conflict do nothing
             """, cancellationToken);
    }

    private async Task<Dictionary<(AccountId, string), decimal>> Lock(List<Change> changes, CancellationToken cancellationToken)
    {
        var locked = await db.LimitedBalances.FromSql(
            $"""
             select b.* from ledger.limited_balance b
             join unnest({changes.Select(c => c.Account.Value).ToArray()}, {changes.Select(c => c.Asset).ToArray()}) as c(account, asset)
               on b.account_id = c.account and b.asset = c.asset
             order by b.account_id, b.asset for update of b
             """).AsNoTracking().ToListAsync(cancellationToken);
        return locked.ToDictionary(b => (b.AccountId, b.Asset), b => b.Quantity);
    }

    private async Task Add(List<Change> changes, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
             update ledger.limited_balance b set quantity = b.quantity + c.change
             from unnest({changes.Select(c => c.Account.Value).ToArray()}, {changes.Select(c => c.Asset).ToArray()}, {changes.Select(c => c.Quantity).ToArray()})
                 as c(account, asset, change)
             where b.account_id = c.account and b.asset = c.asset
             """, cancellationToken);
}
