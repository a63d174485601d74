namespace BackOffice.Domain.Settlements;

/// <summary>
/// One delivery against payment at a depository: a quantity of a security one way, cash the other way, both or neither.
/// </summary>
/// <remarks>
/// Settlement may come whole or in parts; a part moves its quantity and its share of the cash, and the last part takes what is left
/// of both. Two reports of the same message are told apart by the caller (a message reference settles once); here every call counts.
/// </remarks>
public class Instruction
{
    public const int HoldReasonLengthMax = 500;

    public Instruction(
        InstructionId id, EntityId entityId, string reference, TradeId tradeId, Side side, SecurityId securityId,
        decimal quantity, decimal amount, string currency, int minorUnits, DateOnly settlementDate, decimal minSettlementUnit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfNegative(minSettlementUnit);
        (Id, EntityId, Reference, TradeId, Side, SecurityId) = (id, entityId, reference, tradeId, side, securityId);
        (Quantity, Amount, Currency, MinorUnits) = (quantity, amount, currency, minorUnits);
        (SettlementDate, MinSettlementUnit) = (settlementDate, minSettlementUnit);
    }

    public InstructionId Id { get; private set; }

    public EntityId EntityId { get; private set; }

    /// <summary>Ours, such as <c>ST-2026-000123</c>.</summary>
    public string Reference { get; private set; }

    public TradeId TradeId { get; private set; }

    /// <summary>Buy receives the security and pays; sell delivers and is paid.</summary>
    public Side Side { get; private set; }

    public SecurityId SecurityId { get; private set; }

    public decimal Quantity { get; private set; }

    /// <summary>Cash against the whole quantity; never negative.</summary>
    public decimal Amount { get; private set; }

    public string Currency { get; private set; }

    /// <summary>Decimals of the currency, so that shares of the cash are whole minor units.</summary>
    public int MinorUnits { get; private set; }

    public DateOnly SettlementDate { get; private set; }

    /// <summary>Neither a part nor what it leaves may be smaller; zero when any quantity may settle.</summary>
    public decimal MinSettlementUnit { get; private set; }

    public InstructionState State { get; private set; }

    /// <summary>Where it stood when it was put on hold; it returns there, or where the depository has moved it meanwhile.</summary>
    public InstructionState? StateUnderHold { get; private set; }

    public string? HoldReason { get; private set; }

    /// <summary>What the depository said last, code and words as received.</summary>
    public string? StatusReason { get; private set; }

    public decimal SettledQuantity { get; private set; }

    public decimal SettledAmount { get; private set; }

    public int Version { get; private set; } = 1;

    public decimal OpenQuantity => Quantity - SettledQuantity;

    public decimal OpenAmount => Amount - SettledAmount;

    public bool IsFinal => State is InstructionState.Settled or InstructionState.Cancelled;

    /// <summary>Given to the depository. Refused unless it waits to be sent.</summary>
    public Outcome Send()
    {
        switch (State)
        {
            case InstructionState.Pending:
                State = InstructionState.Sent;
                return Outcome.Done;
            case InstructionState.Held:
                return new Refusal("instruction.held", Reference);
            case InstructionState.Settled or InstructionState.Cancelled:
                return Final();
            case InstructionState.Sent or InstructionState.Matched or InstructionState.Unmatched or InstructionState.PartiallySettled or InstructionState.Failing:
                return new Refusal("instruction.already-sent", Reference);
            default:
                throw Unknown();
        }
    }

    /// <summary>The depository found the counterparty's agreeing instruction. Told again, nothing changes.</summary>
    public Outcome Match() => Report(InstructionState.Matched, null);

    /// <summary>The depository found none, for the reason it gives. Refused once a part has settled: that proves a match.</summary>
    public Outcome Unmatch(string? reason) =>
        SettledQuantity > 0 && !IsFinal ? new Refusal("instruction.partly-settled", Reference) : Report(InstructionState.Unmatched, reason);

    /// <summary>Its day passed, or will pass, without settlement.</summary>
    public Outcome Fail(string? reason) => Report(InstructionState.Failing, reason);

    /// <summary>The depository says that settlement on the day is still possible: what was failing is due again.</summary>
    public Outcome Pend(string? reason)
    {
        var under = State == InstructionState.Held ? StateUnderHold!.Value : State;
        return Report(under == InstructionState.Failing ? InstructionState.Matched : under, reason);
    }

    /// <summary>Takes the instruction out of the next settlement run. Refused once its result is final.</summary>
    public Outcome Hold(string reason)
    {
        switch (State)
        {
            case InstructionState.Pending or InstructionState.Sent or InstructionState.Matched or InstructionState.Unmatched
                or InstructionState.PartiallySettled or InstructionState.Failing:
                (StateUnderHold, State, HoldReason) = (State, InstructionState.Held, reason);
                return Outcome.Done;
            case InstructionState.Held:
                return new Refusal("instruction.already-held", Reference);
            case InstructionState.Settled or InstructionState.Cancelled:
                return Final();
            default:
                throw Unknown();
        }
    }

    /// <summary>Lets it settle again. Refused unless it is on hold.</summary>
    public Outcome Release()
    {
        switch (State)
        {
            case InstructionState.Held:
                (State, StateUnderHold, HoldReason) = (StateUnderHold!.Value, null, null);
                return Outcome.Done;
            case InstructionState.Settled or InstructionState.Cancelled:
                return Final();
            case InstructionState.Pending or InstructionState.Sent or InstructionState.Matched or InstructionState.Unmatched
                or InstructionState.PartiallySettled or InstructionState.Failing:
                return new Refusal("instruction.not-held", Reference);
            default:
                throw Unknown();
        }
    }

    /// <summary>Withdraws it. Refused once anything has settled: what moved is undone by a trade the other way, not by a cancel.</summary>
    public Outcome Cancel(string? reason)
    {
        switch (State)
        {
            case InstructionState.Settled or InstructionState.Cancelled:
                return Final();
            case InstructionState.Pending or InstructionState.Sent or InstructionState.Matched or InstructionState.Unmatched
                or InstructionState.Held or InstructionState.PartiallySettled or InstructionState.Failing:
                if (SettledQuantity > 0)
                    return new Refusal("instruction.partly-settled", Reference);
                (State, StateUnderHold, HoldReason, StatusReason) = (InstructionState.Cancelled, null, null, reason);
                return Outcome.Done;
            default:
                throw Unknown();
        }
    }

    /// <summary>
    /// Securities and cash have changed hands, whole or in part. Refused after cancellation or settlement, on hold, for more than is
    /// open, below or finer than the minimum settlement unit, or when the cash is off by more than the tolerance.
    /// </summary>
    /// <param name="quantity">Settled by this message alone.</param>
    /// <param name="amount">Cash of this message alone; null takes the quantity's share.</param>
    /// <param name="cashTolerance">How far the cash may be off, from the market's dated rule.</param>
    public Outcome<SettledPart> Settle(decimal quantity, decimal? amount, decimal cashTolerance)
    {
        switch (State)
        {
            case InstructionState.Cancelled:
                return new Refusal("instruction.cancelled", Reference);
            case InstructionState.Settled:
                return new Refusal("instruction.already-settled", Reference);
            case InstructionState.Held:
                return new Refusal("instruction.held", Reference);
            case InstructionState.Pending or InstructionState.Sent or InstructionState.Matched or InstructionState.Unmatched
                or InstructionState.PartiallySettled or InstructionState.Failing:
                break;
            default:
                throw Unknown();
        }

        if (quantity <= 0)
            return new Refusal("settlement.quantity-not-positive", quantity).At("settled_quantity");
        if (quantity > OpenQuantity)
            return new Refusal("settlement.more-than-instructed", Reference, quantity, OpenQuantity).At("settled_quantity");
        var left = OpenQuantity - quantity;
        if (left > 0 && (quantity < MinSettlementUnit || left < MinSettlementUnit))
            return new Refusal("settlement.below-minimum-unit", Reference, quantity, left, MinSettlementUnit).At("settled_quantity");
        if (left > 0 && SettlementUnit.IsTooFine(quantity, MinSettlementUnit))
            return new Refusal("settlement.finer-than-unit", Reference, quantity, MinSettlementUnit).At("settled_quantity");
        if (amount < 0)
            return new Refusal("settlement.amount-negative", amount).At("settled_amount");

        var share = CashFor(quantity);
        var cash = amount ?? share;
        if (Math.Abs(cash - share) > cashTolerance)
            return new Refusal("settlement.amount-differs", Reference, cash, share, cashTolerance, Currency).At("settled_amount");

        SettledQuantity += quantity;
        SettledAmount += cash;
        State = left == 0 ? InstructionState.Settled : InstructionState.PartiallySettled;
        StatusReason = null;
        return new SettledPart(quantity, cash, left == 0);
    }

    /// <summary>The cash that belongs to the next <paramref name="quantity"/>: its share of the whole, the last part taking the rest.</summary>
    public decimal CashFor(decimal quantity)
    {
        if (quantity == OpenQuantity)
            return Math.Max(OpenAmount, 0);
        var due = Math.Round(Amount * (SettledQuantity + quantity) / Quantity, MinorUnits, MidpointRounding.AwayFromZero);
        return Math.Max(due - SettledAmount, 0);
    }

    private Outcome Report(InstructionState reported, string? reason)
    {
        switch (State)
        {
            case InstructionState.Settled or InstructionState.Cancelled:
                return Final();
            case InstructionState.Held:
                (StateUnderHold, StatusReason) = (AfterParts(reported), reason);
                return Outcome.Done;
            case InstructionState.Pending or InstructionState.Sent or InstructionState.Matched or InstructionState.Unmatched
                or InstructionState.PartiallySettled or InstructionState.Failing:
                (State, StatusReason) = (AfterParts(reported), reason);
                return Outcome.Done;
            default:
                throw Unknown();
        }
    }

    // Once a part has settled, "matched" says nothing new: the instruction stays partly settled.
    private InstructionState AfterParts(InstructionState reported) =>
        SettledQuantity > 0 && reported == InstructionState.Matched ? InstructionState.PartiallySettled : reported;

    private Refusal Final() => State == InstructionState.Cancelled
        ? new Refusal("instruction.cancelled", Reference)
        : new Refusal("instruction.final", Reference);

    private InvalidOperationException Unknown() => new($"Unknown state {State}.");
}

/// <summary>What one confirmation moved.</summary>
/// <param name="Completes">True when nothing is left.</param>
public sealed record SettledPart(decimal Quantity, decimal Amount, bool Completes);
