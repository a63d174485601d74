using BackOffice.Platform.Audit;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Audit;

/// <summary>Who did what: the facts, by object, person and time, newest first.</summary>
public static class List
{
    [Requires(WorkModule.ViewAudit)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public Guid Id { get; init; }
        public DateTimeOffset At { get; init; }
        public string Kind { get; init; } = "";
        public string Person { get; init; } = "";
        public string? Objects { get; init; }
        public string Command { get; init; } = "";
        public bool Approved { get; init; }
    }

    public static readonly ListOf<Row> Declaration = ListOf<Row>.Of<WorkWords, Guid>("facts", r => r.Id)
        .Instant("at", r => r.At)
        .Badge("fact", r => r.Kind, "fact", r => $"/work/audit/{r.Id}")
        .Text("person", r => r.Person)
        .Code("objects", r => r.Objects, sort: false)
        .Code("command", r => r.Command).NotOnPage()
        .Argument("object", FilterKind.Text)
        .FilterNames("fact", r => r.Kind, "fact", FactKinds.All)
        .FilterText("person", r => r.Person)
        .FilterDays("at", r => r.At)
        .SortedBy("-at");

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, WorkModule.ViewAudit, cancellationToken);
            var (facts, objects) = (db.Set<FactRow>(), db.Set<FactObject>());
            var rows = facts.AsNoTracking().Where(f => all || f.EntityId == Domain.EntityId.Firm || entities.Contains(f.EntityId));
            if (query.Request["object"] is { } named)
            {
                var id = Guid.TryParse(named, out var guid) ? guid : Guid.Empty;
                var upper = named.ToUpperInvariant();
                // The beginning of a reference will do: ST-2026-0001 finds every trade that begins so.
                var about = objects.Where(o => o.ObjectId == id || o.Reference!.StartsWith(named) || o.Reference!.StartsWith(upper)).Select(o => o.FactId);
                rows = rows.Where(f => about.Contains(f.Id));
            }
            return await rows.Select(f => new Row
            {
                Id = f.Id,
                At = f.At,
                Kind = f.Kind,
                Person = f.ActorName,
                Objects = objects.Where(o => o.FactId == f.Id && o.Reference != null).OrderBy(o => o.Reference).Select(o => o.Reference).FirstOrDefault(),
                Command = f.Command,
                Approved = f.ApprovedBy != null,
            }).ToSlice(Declaration, query.Request, cancellationToken);
        }
    }
}
