using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Obligations;

/// <summary>
/// What is still owed, net: one line a counterparty, security, currency and settlement date, with the trades it came from. A positive
/// quantity is to be received, a negative one to be delivered; the cash goes the other way.
/// </summary>
public static class List
{
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    public sealed class Row
    {
        public required string Id { get; init; }
        public required string Counterparty { get; init; }
        public required string CounterpartyName { get; init; }
        public required string? Isin { get; init; }
        public required string Security { get; init; }
        public required DateOnly SettlementDate { get; init; }
        public required string Currency { get; init; }
        public required decimal Quantity { get; init; }

        [Amount(nameof(Currency))]
        public required decimal Amount { get; init; }

        /// <summary>Receives, delivers, or nets to nothing.</summary>
        public required string Direction { get; init; }
        public required int Count { get; init; }
        public IReadOnlyList<Part> Trades { get; set; } = [];
    }

    /// <summary>One trade's part of the line, as it is still open.</summary>
    public sealed record Part(string Ref, string Instruction, Side Side, decimal Quantity, [property: Amount("Currency")] decimal Amount, string Currency);

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<SettlementsWords, string>("obligations", r => r.Id)
        .Text("counterparty", r => r.CounterpartyName, r => Source(r))
        .Text("security", r => r.Security, note: r => r.Isin)
        .Day("settlementDate", r => r.SettlementDate)
        .Badge("direction", r => r.Direction, "obligation.direction")
        .Quantity("quantity", r => r.Quantity)
        .Money("amount", r => r.Amount, r => r.Currency, totalled: true)
        .Count("count", r => r.Count)
        .FilterText("q", r => r.CounterpartyName, r => r.Security, r => r.Isin)
        .FilterDays("settlementDate", r => r.SettlementDate)
        .FilterCode("currency", r => r.Currency)
        .FilterCode("counterparty", r => r.Counterparty)
        .Argument("entity", FilterKind.Text)
        .SortedBy("settlementDate");

    /// <summary>The instructions that add up to the line.</summary>
    private static string Source(Row r) =>
        $"/settlements/instructions?state=!settled,cancelled&counterparty={Uri.EscapeDataString(r.Counterparty)}&settlementDateFrom={Invariant.Day(r.SettlementDate)}" +
        $"&settlementDateTo={Invariant.Day(r.SettlementDate)}&currency={r.Currency}&q={Uri.EscapeDataString(r.Isin ?? r.Security)}";

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = await entities.Of(query.Entity, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);
            var open = db.Instructions.AsNoTracking().Where(i => i.State != InstructionState.Settled && i.State != InstructionState.Cancelled);
            if (entity.Value is { } only)
                open = open.Where(i => i.EntityId == only);
            var rows = open
                .GroupBy(i => new
                {
                    Counterparty = i.Names.CounterpartyCode, i.Names.CounterpartyName, i.Names.Isin, Security = i.Names.Symbol ?? i.Names.Isin ?? i.Names.SecurityName,
                    i.SettlementDate, i.Currency,
                })
                .Select(g => new Row
                {
                    Id = g.Key.Counterparty + "|" + g.Key.Security + "|" + g.Key.Currency + "|" + g.Key.SettlementDate,
                    Counterparty = g.Key.Counterparty,
                    CounterpartyName = g.Key.CounterpartyName,
                    Isin = g.Key.Isin,
                    Security = g.Key.Security,
                    SettlementDate = g.Key.SettlementDate,
                    Currency = g.Key.Currency,
                    Quantity = g.Sum(i => i.Side == Side.Buy ? i.Quantity - i.SettledQuantity : i.SettledQuantity - i.Quantity),
                    Amount = g.Sum(i => i.Side == Side.Buy ? i.SettledAmount - i.Amount : i.Amount - i.SettledAmount),
                    Direction = g.Sum(i => i.Side == Side.Buy ? i.Quantity - i.SettledQuantity : i.SettledQuantity - i.Quantity) > 0 ? "receive"
                        : g.Sum(i => i.Side == Side.Buy ? i.Quantity - i.SettledQuantity : i.SettledQuantity - i.Quantity) < 0 ? "deliver" : "flat",
                    Count = g.Count(),
                });
            var slice = await rows.ToSlice(Declared, query.Request, cancellationToken);
            await Explain(slice.Items, open, cancellationToken);
            return slice;
        }

        /// <summary>The trades of the lines shown, in one statement.</summary>
        private static async Task Explain(IReadOnlyList<Row> rows, IQueryable<StoredInstruction> open, CancellationToken cancellationToken)
        {
            if (rows.Count == 0)
                return;
            var parties = rows.Select(r => r.Counterparty).Distinct().ToList();
            var days = rows.Select(r => r.SettlementDate).Distinct().ToList();
            var parts = await open.Where(i => parties.Contains(i.Names.CounterpartyCode) && days.Contains(i.SettlementDate))
                .Select(i => new
                {
                    i.Names.CounterpartyCode, Security = i.Names.Symbol ?? i.Names.Isin ?? i.Names.SecurityName, i.SettlementDate, i.Currency, i.TradeReference, i.Reference, i.Side,
                    Quantity = i.Quantity - i.SettledQuantity, Amount = i.Amount - i.SettledAmount,
                }).ToListAsync(cancellationToken);
            var byLine = parts.ToLookup(p => (p.CounterpartyCode, p.Security, p.SettlementDate, p.Currency));
            foreach (var row in rows)
            {
                row.Trades = [.. byLine[(row.Counterparty, row.Security, row.SettlementDate, row.Currency)]
                    .OrderBy(p => p.TradeReference, StringComparer.Ordinal).Select(p => new Part(p.TradeReference, p.Reference, p.Side, p.Quantity, p.Amount, p.Currency))];
            }
        }
    }
}
