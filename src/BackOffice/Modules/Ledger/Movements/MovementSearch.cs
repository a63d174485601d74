using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Movements;

/// <summary>Finds movements by reference, by that of their cause, by words of their description, or by an amount.</summary>
internal sealed class MovementSearch(BackOfficeDb db, IAuthorizer authorizer) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken)
    {
        var movements = db.Movements.AsNoTracking();
        var postings = db.Postings;
        var like = $"%{text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        var amount = Invariant.TryDecimal(text, out var number) ? number : (decimal?)null;
        // By hand only: the trade itself is found by Settlements, and its movements are told on its page.
        var found = await movements
            .Where(m => EF.Functions.ILike(m.Reference, like, "\\")
                || (m.SourceKind == "movement" && (EF.Functions.ILike(m.Description, like, "\\")
                    || (amount != null && postings.Any(p => p.MovementId == m.Id && p.Quantity == amount)))))
            .OrderByDescending(m => m.Id).Take(limit).ToListAsync(cancellationToken);

        var allowed = new Dictionary<Domain.EntityId, bool>();
        foreach (var entity in found.Select(m => m.EntityId).Distinct())
            allowed[entity] = actor.IsSystem || (await authorizer.Decide(actor, "ledger.view", new Scope(entity), cancellationToken)).Allowed;
        return [.. found.Where(m => allowed[m.EntityId])
            .Select(m => new SearchHit("movement", m.Reference, m.Description, $"/ledger/movements/{m.Reference}"))];
    }
}
