using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Approvals;

/// <summary>Approvals that concern the asker: to decide, asked for, or decided lately.</summary>
public static class List
{
    public const string ToDecide = "decide";
    public const string Asked = "asked";
    public const string Decided = "decided";
    public const string All = "all";

    /// <summary>Waiting: one's own and those one may decide.</summary>
    public const string Waiting = "waiting";

    /// <summary>More than a person can look through; a waiting list this long has another trouble.</summary>
    internal const int RowsMax = 500;

    /// <param name="Tab">decide (default), asked, decided, all, waiting.</param>
    /// <param name="Mine">Only one's own, or only others'.</param>
    /// <param name="Limit">The newest so many; all unless given.</param>
    [OpenToAll("each row is shown only to its maker, to whoever may decide it, or with the right to see all")]
    public sealed record Query(string? Tab, bool? Mine = null, int? Limit = null) : IQuery<Model>;

    public sealed record Model(string Tab, IReadOnlyList<Row> Items);

    public sealed record Row(
        Guid Id, string Reference, string Title, ApprovalState State, string Maker, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt,
        [property: Platform.Api.Amount(nameof(Row.Currency))] decimal? Amount, string Currency, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason,
        string Permission, string Sha256, bool MayDecide, bool Mine);

    internal sealed class Handler(BackOfficeDb db, Actor actor, ApprovalSight sight) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query query, CancellationToken cancellationToken)
        {
            var tab = query.Tab is Asked or Decided or All or Waiting ? query.Tab : ToDecide;
            var me = actor.UserId;
            var approvals = db.Set<Approval>().AsNoTracking();
            var found = tab switch
            {
                ToDecide => approvals.Where(a => a.State == ApprovalState.Waiting && a.Maker != me),
                Waiting => approvals.Where(a => a.State == ApprovalState.Waiting),
                Asked => approvals.Where(a => a.Maker == me),
                Decided => approvals.Where(a => a.State != ApprovalState.Waiting),
                _ => approvals,
            };
            var seesAll = await sight.SeesAll(cancellationToken);
            if (tab is Decided or All && !seesAll)
                found = found.Where(a => a.Maker == me || a.DecidedBy == me || (a.State == ApprovalState.Waiting && tab == All));
            if (query.Mine is { } mine)
                found = found.Where(a => a.Maker == me == mine);
            var rows = new List<Row>();
            foreach (var a in await found.OrderByDescending(a => a.RequestedAt).Take(RowsMax).ToListAsync(cancellationToken))
            {
                if (rows.Count == query.Limit)
                    break;
                var may = await sight.MayDecide(a, cancellationToken);
                if (may || (tab != ToDecide && (seesAll || a.Maker == me || a.DecidedBy == me)))
                    rows.Add(new Row(
                        a.Id, a.Reference, sight.Title(a), a.State, a.MakerName, a.RequestedAt, a.ExpiresAt, a.AmountTry, "TRY", a.DecidedByName, a.DecidedAt, a.Reason,
                        a.Permission, Convert.ToHexStringLower(a.Sha256), may, a.Maker == me));
            }
            return new Model(tab, rows);
        }
    }
}
