using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Settlements.Contracts;

/// <summary>Trades were booked (captured and accepted); the books recognise them on trade date.</summary>
public sealed record TradesBooked(IReadOnlyList<BookedTrade> Trades) : IEvent;

/// <summary>Trades were undone: cancelled, or replaced by a later version. Their movements and journals are reversed.</summary>
/// <param name="On">The business day of the reversal.</param>
public sealed record TradesReversed(IReadOnlyList<BookedTrade> Trades, DateOnly On, string Reason) : IEvent;

/// <summary>Securities and cash changed hands, whole or in part.</summary>
public sealed record DeliveriesSettled(IReadOnlyList<SettledDelivery> Deliveries) : IEvent;

/// <summary>A trade as the books need it. Amounts in the trade's currency, never negative.</summary>
public sealed record BookedTrade(
    TradeId Id, string Reference, EntityId Entity, Capacity Capacity, Side Side,
    SecurityId Security, string AssetClass, decimal Quantity, decimal Price, string Currency,
    decimal Gross, decimal Commission, decimal Fees, decimal Tax, decimal Net,
    DateOnly TradeDate, DateOnly SettlementDate,
    AccountId Account, PartyId Party, PartyId Counterparty, string Mic, string? Desk);

/// <param name="Quantity">Delivered in this step alone.</param>
/// <param name="Amount">Cash against it in this step, without commission and tax.</param>
/// <param name="NetShare">The client's net of this step: the same share of the trade's net as the quantity; the last step takes the rest.</param>
/// <param name="Completes">True when nothing is left.</param>
public sealed record SettledDelivery(
    BookedTrade Trade, InstructionId Instruction, string InstructionReference, string MessageReference,
    DateOnly SettledOn, decimal Quantity, decimal Amount, decimal NetShare, bool Completes);
