using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>Trades: one row a trade, the version that stands; replaced versions only when they are asked for.</summary>
public static class List
{
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    public sealed class Row
    {
        public required TradeId Id { get; init; }
        public required string Ref { get; init; }
        public required string TradeRef { get; init; }
        public required int Version { get; init; }
        public required TradeState State { get; init; }
        public required Side Side { get; init; }
        public required string? Isin { get; init; }
        public required string? Symbol { get; init; }
        public required string SecurityName { get; init; }
        public string Security => Symbol ?? Isin ?? SecurityName;
        public required decimal Quantity { get; init; }
        public required decimal Price { get; init; }
        public required string Currency { get; init; }

        [Amount(nameof(Currency))]
        public required decimal NetAmount { get; init; }
        public required DateOnly TradeDate { get; init; }
        public required DateOnly SettlementDate { get; init; }
        public required string Account { get; init; }
        public required string Party { get; init; }
        public required string Counterparty { get; init; }
        public required string CounterpartyName { get; init; }
        public required string Mic { get; init; }
        public required Capacity Capacity { get; init; }
        public required string? Instruction { get; init; }
        public required string? StopCode { get; init; }
        public required DateTimeOffset BookedAt { get; init; }
        public required string? File { get; init; }
        public required JobId? Job { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<SettlementsWords, TradeId>("trades", r => r.Id)
        .Code("ref", r => r.Ref, r => $"/settlements/trades/{r.Ref}", r => r.TradeRef)
        .Badge("side", r => r.Side, "side")
        .Text("security", r => r.Symbol, note: r => r.SecurityName)
        .Quantity("quantity", r => r.Quantity)
        .Number("price", r => r.Price)
        .Money("netAmount", r => r.NetAmount, r => r.Currency, totalled: true)
        .Text("account", r => r.Account, note: r => r.Party)
        .Text("counterparty", r => r.CounterpartyName)
        .Day("tradeDate", r => r.TradeDate)
        .Day("settlementDate", r => r.SettlementDate)
        .Status("state", r => r.State, "trade.state")
        .Code("instruction", r => r.Instruction, r => r.Instruction is null ? null : $"/settlements/instructions/{r.Instruction}", sort: false).NotOnPage()
        .Code("isin", r => r.Isin, sort: false).NotOnPage()
        .Code("mic", r => r.Mic).NotOnPage()
        .FilterText("q", r => r.Ref, r => r.TradeRef, r => r.Isin, r => r.Symbol, r => r.SecurityName, r => r.Account, r => r.Party, r => r.CounterpartyName)
        .FilterChoice("state", r => r.State, "trade.state")
        .FilterChoice("side", r => r.Side, "side")
        .FilterChoice("capacity", r => r.Capacity, "capacity")
        .FilterDays("tradeDate", r => r.TradeDate)
        .FilterDays("settlementDate", r => r.SettlementDate)
        .FilterAmounts("netAmount", r => r.NetAmount)
        .FilterCode("currency", r => r.Currency)
        .FilterCode("mic", r => r.Mic)
        .FilterCode("counterparty", r => r.Counterparty)
        .FilterCode("account", r => r.Account)
        .FilterText("file", r => r.File)
        .Argument("entity", FilterKind.Text)
        .SortedBy("-tradeDate");

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = await entities.Of(query.Entity, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);
            var trades = db.Trades.AsNoTracking();
            if (entity.Value is { } only)
                trades = trades.Where(t => t.EntityId == only);
            if (query.Request["state"]?.Contains("replaced", StringComparison.Ordinal) != true)
                trades = trades.Where(t => t.State != TradeState.Replaced);
            return await Rows(trades, db).ToSlice(Declared, query.Request, cancellationToken);
        }
    }

    internal static IQueryable<Row> Rows(IQueryable<StoredTrade> trades, BackOfficeDb db)
    {
        var instructions = db.Instructions;
        return trades.Select(t => new Row
        {
            Id = t.Id,
            Ref = t.Reference,
            TradeRef = t.TradeRef,
            Version = t.TradeVersion,
            State = t.State,
            Side = t.Side,
            Isin = t.Names.Isin,
            Symbol = t.Names.Symbol ?? t.Names.Isin,
            SecurityName = t.Names.SecurityName,
            Quantity = t.Quantity,
            Price = t.Price,
            Currency = t.Currency,
            NetAmount = t.Net,
            TradeDate = t.TradeDate,
            SettlementDate = t.SettlementDate,
            Account = t.Names.AccountCode,
            Party = t.Names.PartyName,
            Counterparty = t.Names.CounterpartyCode,
            CounterpartyName = t.Names.CounterpartyName,
            Mic = t.Mic,
            Capacity = t.Capacity,
            Instruction = instructions.Where(i => i.TradeId == t.Id && i.State != InstructionState.Cancelled).Select(i => i.Reference).FirstOrDefault(),
            StopCode = t.StopCode,
            BookedAt = t.BookedAt,
            File = t.Source.FileName,
            Job = t.Source.Job,
        });
    }
}
