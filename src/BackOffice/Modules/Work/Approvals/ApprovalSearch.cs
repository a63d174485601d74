using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Approvals;

/// <summary>Finds approvals by their reference; only those that the reader may see.</summary>
internal sealed class ApprovalSearch(BackOfficeDb db, ApprovalSight sight) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken)
    {
        var wanted = text.ToUpperInvariant();
        var found = await db.Set<Approval>().AsNoTracking().Where(a => a.Reference.Contains(wanted))
            .OrderByDescending(a => a.RequestedAt).Take(limit).ToListAsync(cancellationToken);
        var seesAll = found.Count > 0 && await sight.SeesAll(cancellationToken);
        var hits = new List<SearchHit>();
        foreach (var a in found)
        {
            if (seesAll || a.Maker == actor.UserId || a.DecidedBy == actor.UserId || await sight.MayDecide(a, cancellationToken))
                hits.Add(new SearchHit("search.approval", a.Reference, $"{sight.Title(a)} · {a.MakerName}", $"/work/approvals/{a.Id}", a.AmountTry, a.AmountTry is null ? null : "TRY"));
        }
        return hits;
    }
}
