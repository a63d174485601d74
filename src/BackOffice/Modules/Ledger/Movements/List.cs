using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Movements;

/// <summary>Movements, newest first: what moved, why, and when the books learnt of it.</summary>
public static class List
{
    [Requires("ledger.view")]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    public sealed class Row
    {
        public required MovementId Id { get; init; }
        public required string Reference { get; init; }
        public required DateOnly Date { get; init; }
        public required string Kind { get; init; }
        public required string Description { get; init; }
        public required string Source { get; init; }
        public required string SourceKind { get; init; }
        public required DateTimeOffset BookedAt { get; init; }
        public required string State { get; init; }
    }

    private static readonly FilterChoice[] Kinds = [.. MovementKinds.All.Select(k => new FilterChoice(k, $"movement-kind.{k}"))];

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<LedgerWords, MovementId>("movements", r => r.Id)
        .Code("reference", r => r.Reference, r => $"/ledger/movements/{r.Reference}")
        .Day("date", r => r.Date)
        .Badge("kind", r => r.Kind, "movement-kind")
        .Text("description", r => r.Description)
        .Code("source", r => r.Source, r => SourceLink(r.SourceKind, r.Source))
        .Status("state", r => r.State, "movement-state")
        .Instant("bookedAt", r => r.BookedAt)
        .FilterText("q", r => r.Reference, r => r.Description, r => r.Source)
        .FilterCode("kind", r => r.Kind, Kinds)
        .FilterDays("date", r => r.Date)
        .Argument("entity", FilterKind.Choice)
        .SortedBy("-date");

    /// <summary>Where the cause of a movement is seen.</summary>
    internal static string? SourceLink(string kind, string reference) => kind switch
    {
        "trade" => $"/settlements/trades/{Uri.EscapeDataString(reference)}",
        "instruction" => $"/settlements/instructions/{Uri.EscapeDataString(reference)}",
        _ => null,
    };

    internal sealed class Handler(BackOfficeDb db, LedgerReader reader) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = await reader.Entity(query.Entity, null, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);

            IQueryable<BookedMovement> all = db.Movements.AsNoTracking();
            var movements = entity.Value is { } only ? all.Where(m => m.EntityId == only) : all;
            return await movements.Select(m => new Row
            {
                Id = m.Id,
                Reference = m.Reference,
                Date = m.BusinessDate,
                Kind = m.Kind,
                Description = m.Description,
                Source = m.SourceReference,
                SourceKind = m.SourceKind,
                BookedAt = m.BookedAt,
                State = m.Reverses != null ? "reversal" : all.Any(r => r.Reverses == m.Id) ? "reversed" : "posted",
            }).ToSlice(Declared, query.Request, cancellationToken);
        }
    }
}
