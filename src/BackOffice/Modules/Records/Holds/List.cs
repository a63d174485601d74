using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Holds;

/// <summary>The legal holds: in force, and released.</summary>
public static class List
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public required HoldId Id { get; init; }
        public required string Reference { get; init; }
        public required string Name { get; init; }
        public required string Reason { get; init; }
        public required string Search { get; init; }
        public required int Records { get; init; }
        public required bool InForce { get; init; }
        public required DateTimeOffset PlacedAt { get; init; }
        public required string PlacedBy { get; init; }
        public required DateTimeOffset? ReleasedAt { get; init; }
        public required string? ReleasedBy { get; init; }
        public required string? ReleaseReason { get; init; }
        public required int Version { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<RecordsWords, HoldId>("holds", r => r.Id)
        .Code("reference", r => r.Reference, r => $"/records/holds/{r.Reference}")
        .Text("name", r => r.Name)
        .Count("records", r => r.Records)
        .Status("state", r => r.InForce ? "in-force" : "released", "hold-state")
        .Instant("placedAt", r => r.PlacedAt)
        .Text("placedBy", r => r.PlacedBy)
        .Instant("releasedAt", r => r.ReleasedAt)
        .Text("releasedBy", r => r.ReleasedBy)
        .Text("reason", r => r.Reason).NotOnPage()
        .FilterText("q", r => r.Name, r => r.Reference, r => r.Reason)
        .FilterYesNo("inForce", r => r.InForce)
        .SortedBy("-placedAt");

    internal sealed class Handler(BackOfficeDb db, Sights sights) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var sight = await sights.Mine(cancellationToken);
            var (all, entities) = (sight.AllEntities, sight.EntityIds);
            return await db.Holds.AsNoTracking().Where(h => all || entities.Contains(h.EntityId))
                .Select(h => new Row
                {
                    Id = h.Id,
                    Reference = h.Reference,
                    Name = h.Name,
                    Reason = h.Reason,
                    Search = h.Search,
                    Records = h.Records,
                    InForce = h.ReleasedAt == null,
                    PlacedAt = h.PlacedAt,
                    PlacedBy = h.PlacedByName,
                    ReleasedAt = h.ReleasedAt,
                    ReleasedBy = h.ReleasedByName,
                    ReleaseReason = h.ReleaseReason,
                    Version = h.Version,
                })
                .ToSlice(Declared, query.Request, cancellationToken);
        }
    }
}
