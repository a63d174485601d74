namespace BackOffice.Domain.Settlements;

/// <summary>Where a version of a trade stands.</summary>
public enum TradeState
{
    /// <summary>Taken in and booked; not yet instructed.</summary>
    Captured,

    /// <summary>Taken in, but something must be decided or mended first.</summary>
    Stopped,

    /// <summary>An instruction exists for it.</summary>
    Instructed,

    PartiallySettled,

    /// <summary>Final.</summary>
    Settled,

    /// <summary>Final.</summary>
    Cancelled,

    /// <summary>A later version took its place. Final.</summary>
    Replaced,
}

/// <summary>
/// One version of a trade as the front office or the market reported it, with the money it comes to and the day it is due.
/// All versions share <see cref="TradeRef"/> and <see cref="Reference"/>; at most one of them is alive.
/// </summary>
/// <remarks>Terms never change: a changed trade is a later version that replaces this one.</remarks>
public class Trade
{
    public Trade(
        TradeId id, EntityId entityId, string reference, string tradeRef, int tradeVersion, string contentHash,
        Capacity capacity, Side side, SecurityId securityId, string assetClass, decimal quantity, decimal price, string currency,
        DateOnly tradeDate, DateOnly settlementDate, AccountId accountId, PartyId partyId, PartyId counterpartyId, string mic, string? desk)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        (Id, EntityId, Reference, TradeRef, TradeVersion, ContentHash) = (id, entityId, reference, tradeRef, tradeVersion, contentHash);
        (Capacity, Side, SecurityId, AssetClass) = (capacity, side, securityId, assetClass);
        (Quantity, Price, Currency, TradeDate, SettlementDate) = (quantity, price, currency, tradeDate, settlementDate);
        (AccountId, PartyId, CounterpartyId, Mic, Desk) = (accountId, partyId, counterpartyId, mic, desk);
    }

    public TradeId Id { get; private set; }

    public EntityId EntityId { get; private set; }

    /// <summary>Ours, such as <c>TR-2026-000123</c>.</summary>
    public string Reference { get; private set; }

    /// <summary>The sender's.</summary>
    public string TradeRef { get; private set; }

    /// <summary>The sender's version number; the first one seen stands whatever its number.</summary>
    public int TradeVersion { get; private set; }

    /// <summary>SHA-256 over what the sender said, so that the same version with other content is noticed.</summary>
    public string ContentHash { get; private set; }

    public Capacity Capacity { get; private set; }

    public Side Side { get; private set; }

    public SecurityId SecurityId { get; private set; }

    public string AssetClass { get; private set; }

    public decimal Quantity { get; private set; }

    public decimal Price { get; private set; }

    public string Currency { get; private set; }

    public DateOnly TradeDate { get; private set; }

    public DateOnly SettlementDate { get; private set; }

    public AccountId AccountId { get; private set; }

    /// <summary>Whose account it is: the client, or the firm itself.</summary>
    public PartyId PartyId { get; private set; }

    public PartyId CounterpartyId { get; private set; }

    public string Mic { get; private set; }

    public string? Desk { get; private set; }

    public decimal Gross { get; private set; }

    public decimal Commission { get; private set; }

    public decimal Fees { get; private set; }

    public decimal Tax { get; private set; }

    public decimal Net { get; private set; }

    public TradeState State { get; private set; }

    /// <summary>Code of the refusal that stopped it; its values stand in <see cref="StopArgs"/>.</summary>
    public string? StopCode { get; private set; }

    public string[] StopArgs { get; private set; } = [];

    /// <summary>Who or what cancelled it, in the sender's or the clerk's words.</summary>
    public string? CancelReason { get; private set; }

    public decimal SettledQuantity { get; private set; }

    public int Version { get; private set; } = 1;

    public bool IsFinal => State is TradeState.Settled or TradeState.Cancelled or TradeState.Replaced;

    /// <summary>Gives the trade its money, once, before it is booked.</summary>
    public void TakeNet(NetAmount net)
    {
        ArgumentNullException.ThrowIfNull(net);
        (Gross, Commission, Fees, Tax, Net) = (net.Gross, net.Commission, net.Fees, net.Tax, net.Net);
    }

    /// <summary>Keeps the trade until somebody has mended or decided what the refusal names.</summary>
    public Outcome Stop(Refusal why)
    {
        ArgumentNullException.ThrowIfNull(why);
        switch (State)
        {
            case TradeState.Captured or TradeState.Stopped:
                State = TradeState.Stopped;
                StopCode = why.Code;
                StopArgs = [.. why.Args.Select(Text)];
                return Outcome.Done;
            case TradeState.Instructed or TradeState.PartiallySettled or TradeState.Settled or TradeState.Cancelled or TradeState.Replaced:
                return new Refusal("trade.past-stopping", TradeRef);
            default:
                throw Unknown();
        }
    }

    /// <summary>The reason of the stop is gone.</summary>
    public Outcome Resume()
    {
        switch (State)
        {
            case TradeState.Stopped:
                (State, StopCode, StopArgs) = (TradeState.Captured, null, []);
                return Outcome.Done;
            case TradeState.Captured or TradeState.Instructed or TradeState.PartiallySettled or TradeState.Settled or TradeState.Cancelled or TradeState.Replaced:
                return new Refusal("trade.not-stopped", TradeRef);
            default:
                throw Unknown();
        }
    }

    /// <summary>An instruction was made for it. Refused while it is stopped, and twice.</summary>
    public Outcome Instruct()
    {
        switch (State)
        {
            case TradeState.Captured:
                State = TradeState.Instructed;
                return Outcome.Done;
            case TradeState.Stopped:
                return new Refusal("trade.stopped", TradeRef);
            case TradeState.Instructed or TradeState.PartiallySettled:
                return new Refusal("trade.already-instructed", TradeRef);
            case TradeState.Settled or TradeState.Cancelled or TradeState.Replaced:
                return Final();
            default:
                throw Unknown();
        }
    }

    /// <summary>
    /// Its instruction is gone (cancelled by hand or at the depository, or not to be made): the trade stands and waits for somebody who
    /// instructs it again or cancels it. Refused once anything has begun to settle.
    /// </summary>
    public Outcome Withdraw(Refusal why)
    {
        ArgumentNullException.ThrowIfNull(why);
        switch (State)
        {
            case TradeState.Instructed:
                (State, StopCode, StopArgs) = (TradeState.Stopped, why.Code, [.. why.Args.Select(Text)]);
                return Outcome.Done;
            case TradeState.Captured or TradeState.Stopped:
                return new Refusal("trade.not-instructed", TradeRef);
            case TradeState.PartiallySettled:
                return new Refusal("trade.begun-to-settle", TradeRef);
            case TradeState.Settled or TradeState.Cancelled or TradeState.Replaced:
                return Final();
            default:
                throw Unknown();
        }
    }

    /// <summary>Its instruction has settled this much more.</summary>
    public Outcome Settle(decimal quantity)
    {
        switch (State)
        {
            case TradeState.Instructed or TradeState.PartiallySettled:
                if (quantity <= 0)
                    return new Refusal("settlement.quantity-not-positive", quantity);
                if (SettledQuantity + quantity > Quantity)
                    return new Refusal("settlement.more-than-instructed", TradeRef, quantity, Quantity - SettledQuantity);
                SettledQuantity += quantity;
                State = SettledQuantity == Quantity ? TradeState.Settled : TradeState.PartiallySettled;
                return Outcome.Done;
            case TradeState.Captured or TradeState.Stopped:
                return new Refusal("trade.not-instructed", TradeRef);
            case TradeState.Settled or TradeState.Cancelled or TradeState.Replaced:
                return Final();
            default:
                throw Unknown();
        }
    }

    /// <summary>Withdrawn by its sender or a clerk. Refused once anything has begun to settle.</summary>
    public Outcome Cancel(string? reason) => End(TradeState.Cancelled, reason);

    /// <summary>A later version takes its place. Refused once anything has begun to settle.</summary>
    public Outcome Replace() => End(TradeState.Replaced, null);

    private Outcome End(TradeState state, string? reason)
    {
        switch (State)
        {
            case TradeState.Captured or TradeState.Stopped or TradeState.Instructed:
                (State, CancelReason, StopCode, StopArgs) = (state, reason, null, []);
                return Outcome.Done;
            case TradeState.PartiallySettled or TradeState.Settled:
                return new Refusal("trade.begun-to-settle", TradeRef);
            case TradeState.Cancelled or TradeState.Replaced:
                return Final();
            default:
                throw Unknown();
        }
    }

    private Refusal Final() => State switch
    {
        TradeState.Settled => new Refusal("trade.settled", TradeRef),
        TradeState.Cancelled => new Refusal("trade.cancelled", TradeRef),
        TradeState.Replaced => new Refusal("trade.replaced", TradeRef),
        TradeState.Captured or TradeState.Stopped or TradeState.Instructed or TradeState.PartiallySettled or _ => throw Unknown(),
    };

    private static string Text(object? value) =>
        Convert.ToString(value is DateOnly day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : value,
            System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private InvalidOperationException Unknown() => new($"Unknown state {State}.");
}
