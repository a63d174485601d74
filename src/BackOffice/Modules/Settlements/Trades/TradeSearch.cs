using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>Finds trades and instructions by reference, name, ISIN or amount.</summary>
internal sealed class TradeSearch(BackOfficeDb db, IAuthorizer authorizer) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken)
    {
        var like = $"%{text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        var amount = Invariant.TryDecimal(text, out var number) ? number : (decimal?)null;
        var trades = await db.Trades.AsNoTracking()
            .Where(t => t.State != TradeState.Replaced && (EF.Functions.ILike(t.Reference, like, "\\") || EF.Functions.ILike(t.TradeRef, like, "\\")
                || t.Names.Isin == text || EF.Functions.ILike(t.Names.PartyName, like, "\\") || EF.Functions.ILike(t.Names.CounterpartyName, like, "\\")
                || t.Names.Symbol == text || (amount != null && (t.Net == amount || t.Gross == amount))))
            .OrderByDescending(t => t.BookedAt).Take(limit).ToListAsync(cancellationToken);
        var instructions = await db.Instructions.AsNoTracking()
            .Where(i => EF.Functions.ILike(i.Reference, like, "\\")).OrderByDescending(i => i.MadeAt).Take(limit).ToListAsync(cancellationToken);

        var early = db.EarlyCancels.AsNoTracking();
        var cancels = await early.Where(c => EF.Functions.ILike(c.TradeRef, like, "\\")).OrderByDescending(c => c.At).Take(limit).ToListAsync(cancellationToken);

        var allowed = new Dictionary<EntityId, bool>();
        foreach (var entity in trades.Select(t => t.EntityId).Concat(instructions.Select(i => i.EntityId)).Concat(cancels.Select(c => c.EntityId)).Distinct())
            allowed[entity] = actor.IsSystem || (await authorizer.Decide(actor, SettlementsPermissions.View, new Scope(entity), cancellationToken)).Allowed;
        return
        [
            .. instructions.Where(i => allowed[i.EntityId]).Select(i => new SearchHit(
                "search.instruction", i.Reference, $"{i.Names.Security} · {i.Names.CounterpartyName}", $"/settlements/instructions/{i.Reference}", i.Amount, i.Currency)),
            .. trades.Where(t => allowed[t.EntityId]).Select(t => new SearchHit(
                "search.trade", t.Reference, $"{t.TradeRef} · {t.Names.Security} · {t.Names.PartyName}", $"/settlements/trades/{t.Reference}", t.Net, t.Currency)),
            // Where the trade came after all, it is found itself.
            .. cancels.Where(c => allowed[c.EntityId] && !trades.Exists(t => t.TradeRef == c.TradeRef)).DistinctBy(c => c.TradeRef).Select(c => new SearchHit(
                "search.early-cancel", c.TradeRef, "", $"/settlements/trades/{Uri.EscapeDataString(c.TradeRef)}")),
        ];
    }
}
