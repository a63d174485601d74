using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Events;

/// <summary>What happened to parties and records, as it is believed now, and as it was believed before a correction.</summary>
public static class List
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public required Guid Id { get; init; }
        public required string Kind { get; init; }
        public required string About { get; init; }
        public required DateOnly On { get; init; }
        public required string Note { get; init; }
        public required string State { get; init; }
        public required DateTimeOffset SaidAt { get; init; }
        public required string SaidBy { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<RecordsWords, Guid>("record-events", r => r.Id)
        .Badge("kind", r => r.Kind, "trigger")
        .Text("about", r => r.About, sort: false)
        .Day("on", r => r.On, sort: false)
        .Text("note", r => r.Note, sort: false)
        .Status("state", r => r.State, "event-state")
        .Instant("saidAt", r => r.SaidAt, sort: false)
        .Text("saidBy", r => r.SaidBy, sort: false);

    internal sealed class Handler(BackOfficeDb db, Sights sights) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var sight = await sights.Mine(cancellationToken);
            var (all, entities) = (sight.AllEntities, sight.EntityIds);
            var seen = sight.Of(db.Records.AsNoTracking()).Select(r => r.Id);
            var rows = await db.RecordEvents.AsNoTracking()
                .Where(e => (all || entities.Contains(e.EntityId)) && (e.RecordId == null || seen.Contains(e.RecordId.Value)))
                .OrderByDescending(e => e.Id).ToListAsync(cancellationToken);
            return ((IReadOnlyList<Row>)[.. rows.Select(e => new Row
            {
                Id = e.Id,
                Kind = e.Kind,
                About = e.About,
                On = e.OnDate,
                Note = e.Note,
                State = e.Known.To is null ? "in-force" : "replaced",
                SaidAt = e.Known.From,
                SaidBy = e.SaidByName,
            })]).ToSlice(Declared, query.Request);
        }
    }
}
