using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Approvals;

/// <summary>One stored command as its approver sees it: what changes from what to what, who asked, its checksum.</summary>
public static class Details
{
    [OpenToAll("shown only to its maker, to whoever may decide it, or with the right to see all")]
    public sealed record Query(Guid Approval) : IQuery<Model?>;

    public sealed record Model(
        Guid Id, string Title, string Command, ApprovalState State, IReadOnlyList<FieldChange> Changes,
        [property: Platform.Api.Amount(nameof(Model.Currency))] decimal? Amount, string Currency, string Maker, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt,
        string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, string Permission, string Sha256, bool MayDecide, bool IsMine);

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
                a.Id, sight.Title(a), a.Command, a.State, sight.Changes(a), a.AmountTry, "TRY", a.MakerName, a.RequestedAt, a.ExpiresAt,
                a.DecidedByName, a.DecidedAt, a.Reason, a.Permission, Convert.ToHexStringLower(a.Sha256), may, a.Maker == actor.UserId);
        }
    }
}
