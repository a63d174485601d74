using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Instructions;

/// <summary>Instructions to the depositories, the next settlement day first.</summary>
public static class List
{
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    public sealed class Row
    {
        public required InstructionId Id { get; init; }
        public required string Ref { get; init; }
        public required int Version { get; init; }
        public required InstructionState State { get; init; }
        public required Side Side { get; init; }
        public required string? Isin { get; init; }
        public required string? Symbol { get; init; }
        public required string SecurityName { get; init; }
        public string Security => Symbol ?? Isin ?? SecurityName;
        public required decimal Quantity { get; init; }
        public required string Currency { get; init; }

        [Amount(nameof(Currency))]
        public required decimal Amount { get; init; }
        public required decimal SettledQuantity { get; init; }

        [Amount(nameof(Currency))]
        public required decimal SettledAmount { get; init; }
        public required DateOnly TradeDate { get; init; }
        public required DateOnly SettlementDate { get; init; }
        public required string Trade { get; init; }
        public required string TradeRef { get; init; }
        public required string Account { get; init; }
        public required string Counterparty { get; init; }
        public required string CounterpartyName { get; init; }
        public required string Mic { get; init; }
        public required string Place { get; init; }
        public required Capacity Capacity { get; init; }
        public required string? StatusReason { get; init; }
        public required string? HoldReason { get; init; }
        public required bool PartialAllowed { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<SettlementsWords, string>("instructions", r => r.Ref)
        .Code("ref", r => r.Ref, r => $"/settlements/instructions/{r.Ref}")
        .Badge("side", r => r.Side, "movement")
        .Text("security", r => r.Symbol, note: r => r.SecurityName)
        .Quantity("quantity", r => r.Quantity)
        .Money("amount", r => r.Amount, r => r.Currency, totalled: true)
        .Text("counterparty", r => r.CounterpartyName)
        .Day("settlementDate", r => r.SettlementDate)
        .Status("state", r => r.State, "instruction.state", r => r.HoldReason ?? (r.StatusReason is { Length: > 0 } reason ? "@reason-code." + reason : null))
        .Code("trade", r => r.Trade, r => $"/settlements/trades/{r.Trade}").NotOnPage()
        .Code("isin", r => r.Isin, sort: false).NotOnPage()
        .Quantity("settledQuantity", r => r.SettledQuantity).NotOnPage()
        .Code("mic", r => r.Mic).NotOnPage()
        .FilterText("q", r => r.Ref, r => r.Trade, r => r.TradeRef, r => r.Isin, r => r.Symbol, r => r.SecurityName, r => r.Account, r => r.CounterpartyName)
        .FilterChoice("state", r => r.State, "instruction.state")
        .FilterChoice("side", r => r.Side, "movement")
        .FilterChoice("capacity", r => r.Capacity, "capacity")
        .FilterDays("settlementDate", r => r.SettlementDate)
        .FilterDays("tradeDate", r => r.TradeDate)
        .FilterAmounts("amount", r => r.Amount)
        .FilterCode("currency", r => r.Currency)
        .FilterCode("mic", r => r.Mic)
        .FilterCode("counterparty", r => r.Counterparty)
        .FilterCode("account", r => r.Account)
        .Argument("entity", FilterKind.Text)
        .MadeAs(r => r.Id)
        .SortedBy("-settlementDate");

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = await entities.Of(query.Entity, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);
            var instructions = db.Instructions.AsNoTracking();
            if (entity.Value is { } only)
                instructions = instructions.Where(i => i.EntityId == only);
            return await Rows(instructions).ToSlice(Declared, query.Request, cancellationToken);
        }
    }

    internal static IQueryable<Row> Rows(IQueryable<StoredInstruction> instructions) => instructions.Select(i => new Row
    {
        Id = i.Id,
        Ref = i.Reference,
        Version = i.Version,
        State = i.State,
        Side = i.Side,
        Isin = i.Names.Isin,
        Symbol = i.Names.Symbol ?? i.Names.Isin,
        SecurityName = i.Names.SecurityName,
        Quantity = i.Quantity,
        Currency = i.Currency,
        Amount = i.Amount,
        SettledQuantity = i.SettledQuantity,
        SettledAmount = i.SettledAmount,
        TradeDate = i.TradeDate,
        SettlementDate = i.SettlementDate,
        Trade = i.TradeReference,
        TradeRef = i.TradeRef,
        Account = i.Names.AccountCode,
        Counterparty = i.Names.CounterpartyCode,
        CounterpartyName = i.Names.CounterpartyName,
        Mic = i.Mic,
        Place = i.Place,
        Capacity = i.Capacity,
        StatusReason = i.StatusReason,
        HoldReason = i.HoldReason,
        PartialAllowed = i.PartialAllowed,
    });
}
