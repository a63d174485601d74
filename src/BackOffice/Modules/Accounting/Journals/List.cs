using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>The journals of the entities the reader works for.</summary>
public static class List
{
    [Requires(AccountingPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public JournalId Id { get; init; }
        public string Reference { get; init; } = "";
        public DateOnly Date { get; init; }
        public string Description { get; set; } = "";
        public string Kind { get; init; } = "";
        public string Source { get; init; } = "";
        public string? Rule { get; init; }
        [Amount(nameof(Currency))]
        public decimal Total { get; init; }
        public string Currency { get; init; } = "";
        public string Maker { get; init; } = "";
        public DateTimeOffset BookedAt { get; init; }
        public bool Reversed { get; init; }
        public Guid SourceId { get; init; }
        public Guid Entity { get; init; }
    }

    public static readonly ListOf<Row> Declaration = ListOf<Row>.Of<AccountingWords, JournalId>("journals", r => r.Id)
        .Code("reference", r => r.Reference, r => $"/accounting/journals/{r.Reference}")
        .Day("date", r => r.Date)
        .Text("description", r => r.Description)
        .Badge("kind", r => r.Kind, "journal.kind")
        .Code("source", r => r.Source, r => r.Kind == "hand" || r.Source.Length == 0 ? null : $"/settlements/trades/{Uri.EscapeDataString(r.Source)}")
        .Code("rule", r => r.Rule)
        .Money("total", r => r.Total, r => r.Currency, totalled: true)
        .Text("maker", r => r.Maker)
        .Instant("bookedAt", r => r.BookedAt)
        .FilterText("q", r => r.Reference, r => r.Description, r => r.Source)
        .FilterDays("date", r => r.Date)
        .FilterDays("bookedAt", r => r.BookedAt)
        .FilterAmounts("total", r => r.Total)
        .FilterCode("kind", r => r.Kind, new("hand", "journal.kind.hand"), new("rule", "journal.kind.rule"), new("reversal", "journal.kind.reversal"), new("opening", "journal.kind.opening"))
        .FilterYesNo("reversed", r => r.Reversed)
        .SortedBy("-bookedAt");

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, Words words) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, AccountingPermissions.View, cancellationToken);
            var journals = db.Journals;
            var slice = await journals.AsNoTracking().Where(j => all || entities.Contains(j.EntityId)).Select(j => new Row
            {
                Id = j.Id,
                Reference = j.Reference,
                Date = j.PostingDate,
                Description = j.Description,
                Kind = j.Kind,
                Source = j.SourceReference,
                Rule = j.RuleVersion,
                Total = j.Total,
                Currency = j.FunctionalCurrency,
                Maker = j.MakerName,
                BookedAt = j.BookedAt,
                Reversed = journals.Any(r => r.Reverses == j.Id),
                SourceId = j.SourceId,
                Entity = j.EntityId.Value,
            }).ToSlice(Declaration, query.Request, cancellationToken);
            foreach (var row in slice.Items)
                row.Description = words.Description(row.Kind, row.Description);
            return slice;
        }
    }
}
