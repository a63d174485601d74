using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using BackOffice.Work.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Approvals;

/// <summary>One stored command as its approver sees it: what changes from what to what, who asked, its checksum.</summary>
public static class Details
{
    [OpenToAll("shown only to its maker, to whoever may decide it, or with the right to see all")]
    public sealed record Query(Guid Approval) : IQuery<Model?>;

    public sealed record Model(
        Guid Id, string Reference, string Title, string Command, ApprovalState State, IReadOnlyList<FieldChange> Changes,
        [property: Platform.Api.Amount(nameof(Model.Currency))] decimal? Amount, string Currency, string Maker, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt,
        string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, string Permission, string Sha256, bool MayDecide, bool IsMine, IReadOnlyList<Made> Made);

    /// <summary>Something that came of the approved command.</summary>
    public sealed record Made(string Kind, string Reference, string Link);

    private const int MadeMax = 50;

    internal sealed class Handler(BackOfficeDb db, Actor actor, ApprovalSight sight) : IRequestHandler<Query, Model?>
    {
        public async Task<Model?> Handle(Query query, CancellationToken cancellationToken)
        {
            var a = await db.Set<Approval>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == query.Approval, cancellationToken);
            if (a is null)
                return null;
            var may = await sight.MayDecide(a, cancellationToken);
            // Whoever may not see it is told the same as if it were not there.
            if (!may && a.Maker != actor.UserId && a.DecidedBy != actor.UserId && !await sight.SeesAll(cancellationToken))
                return null;
            return new Model(
                a.Id, a.Reference, sight.Title(a), a.Command, a.State, sight.Changes(a), a.AmountTry, "TRY", a.MakerName, a.RequestedAt, a.ExpiresAt,
                a.DecidedByName, a.DecidedAt, a.Reason, a.Permission, Convert.ToHexStringLower(a.Sha256), may, a.Maker == actor.UserId,
                a.State == ApprovalState.Approved ? await MadeBy(a.Id, cancellationToken) : []);
        }

        // The approved command's facts were written together with the decision: same request, same moment.
        private async Task<IReadOnlyList<Made>> MadeBy(Guid approval, CancellationToken cancellationToken)
        {
            var (facts, objects) = (db.Set<FactRow>().AsNoTracking(), db.Set<FactObject>().AsNoTracking());
            var decisions = await objects.Where(o => o.ObjectKind == "approval" && o.ObjectId == approval).Select(o => o.At).ToListAsync(cancellationToken);
            if (decisions.Count == 0)
                return [];
            var decided = await facts.Where(f => decisions.Contains(f.At) && f.Kind == nameof(ApprovalDecided) && objects.Any(o => o.FactId == f.Id && o.ObjectId == approval))
                .Select(f => new { f.At, f.RequestId }).FirstOrDefaultAsync(cancellationToken);
            if (decided is null)
                return [];
            var made = await facts.Where(f => f.At == decided.At && f.RequestId == decided.RequestId)
                .Join(objects, f => f.Id, o => o.FactId, (f, o) => o).Where(o => o.Reference != null && o.ObjectKind != "approval").Take(MadeMax).ToListAsync(cancellationToken);
            return [.. made.DistinctBy(o => (o.ObjectKind, o.ObjectId)).OrderBy(o => o.Reference, StringComparer.Ordinal)
                .Select(o => ObjectLinks.Of(o.ObjectKind, o.ObjectId, o.Reference) is { } link ? new Made(o.ObjectKind, o.Reference!, link) : null).OfType<Made>()];
        }
    }
}
