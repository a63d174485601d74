using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>Finds a trade by what people call it: our reference or the sender's.</summary>
internal static class TradeLookup
{
    /// <summary>The version that stands, or the last one when none does.</summary>
    public static Task<StoredTrade?> Latest(BackOfficeDb db, string reference, CancellationToken cancellationToken) =>
        db.Trades.AsNoTracking().Where(t => t.Reference == reference || t.TradeRef == reference)
            .OrderBy(t => t.State == TradeState.Replaced).ThenByDescending(t => t.TradeVersion).ThenBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>The entity and desk of the trade an act names, for the permission that is tested against them.</summary>
internal sealed class TradeScope(BackOfficeDb db)
{
    public async Task<Scope> Of(string? reference, CancellationToken cancellationToken)
    {
        if (reference is null)
            return Scope.None;
        var found = await db.Trades.Where(t => t.Reference == reference || t.TradeRef == reference)
            .Select(t => new { t.EntityId, t.Desk }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? Scope.None : new Scope(found.EntityId, found.Desk);
    }
}
