using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Imports;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Confirmations;

/// <summary>One settled step about to be stored.</summary>
/// <param name="Due">The cash that belonged to the step; the amount may differ within the tolerance.</param>
internal sealed record DeliveryDraft(
    Guid Id, StoredInstruction Instruction, Confirmation By, decimal Quantity, decimal Amount, decimal Due, decimal NetShare,
    DateOnly SettledOn, DateTimeOffset SettledAt, bool Completes, MovementId Movement);

/// <summary>Judges the messages of one set in the order they came, each seeing what those before it did.</summary>
/// <param name="find">The instruction a reference speaks of.</param>
/// <param name="trade">The trade of an instruction.</param>
/// <param name="seen">Messages that have counted before.</param>
/// <param name="tolerance">How far the cash may be off, by market.</param>
internal sealed class ConfirmationRun(
    Func<string, StoredInstruction?> find, Func<TradeId, StoredTrade> trade, Dictionary<(InstructionId, string), string> seen,
    Func<string, CashTolerance> tolerance, Func<StoredInstruction, DateTimeOffset, DateOnly> dayOf,
    IReadOnlyDictionary<(EntityId Entity, DateOnly Day), Refusal> closed, DateTimeOffset now)
{
    public List<(Confirmation Message, StoredInstruction Instruction, InstructionState After)> Accepted { get; } = [];

    public List<DeliveryDraft> Deliveries { get; } = [];

    public List<RejectedRow> Rejected { get; } = [];

    public HashSet<StoredInstruction> ChangedInstructions { get; } = [];

    public HashSet<StoredTrade> ChangedTrades { get; } = [];

    public int Duplicates { get; private set; }

    public void Judge(Confirmation message)
    {
        if (find(message.InstructionRef) is not { } instruction)
        {
            Reject(message, new Refusal("confirmation.instruction-unknown", message.InstructionRef).At("instruction_ref"));
            return;
        }
        if (seen.TryGetValue((instruction.Id, message.MessageRef), out var before))
        {
            if (before == message.ContentHash)
                Duplicates++;
            else
                Reject(message, new Refusal("confirmation.message-differs", message.MessageRef, instruction.Reference).At("message_ref"));
            return;
        }
        if (Apply(message, instruction) is { } refusal)
        {
            Reject(message, refusal);
            return;
        }
        seen[(instruction.Id, message.MessageRef)] = message.ContentHash;
        instruction.StatusAt = now;
        ChangedInstructions.Add(instruction);
        Accepted.Add((message, instruction, instruction.State));
    }

    private Refusal? Apply(Confirmation message, StoredInstruction instruction) => message.Status switch
    {
        ReportedStatus.Matched => instruction.Match().Refusal,
        ReportedStatus.Unmatched => instruction.Unmatch(message.Reason).Refusal,
        ReportedStatus.Pending => instruction.Pend(message.Reason).Refusal,
        ReportedStatus.Failing => instruction.Fail(message.Reason).Refusal,
        ReportedStatus.Cancelled => Cancel(message, instruction),
        ReportedStatus.Settled or ReportedStatus.PartiallySettled => Settle(message, instruction),
        _ => throw new InvalidOperationException($"Unknown status {message.Status}."),
    };

    private Refusal? Cancel(Confirmation message, StoredInstruction instruction)
    {
        if (instruction.Cancel(message.Reason).Refusal is { } refusal)
            return refusal;
        var its = trade(instruction.TradeId);
        its.Withdraw(new Refusal("trade.instruction-cancelled", instruction.Reference));
        ChangedTrades.Add(its);
        return null;
    }

    private Refusal? Settle(Confirmation message, StoredInstruction instruction)
    {
        if (message.Quantity is null && message.Status == ReportedStatus.PartiallySettled)
            return new Refusal("row.required", "settled_quantity").At("settled_quantity");
        var quantity = message.Quantity ?? instruction.OpenQuantity;
        var at = message.SettledAt ?? now;
        if (at > now + ClockSkew)
            return new Refusal("confirmation.settled-in-future", at).At("settled_at");
        var on = dayOf(instruction, at);
        if (on < instruction.TradeDate)
            return new Refusal("confirmation.settled-before-trade", on, instruction.TradeDate).At("settled_at");
        if (closed.TryGetValue((instruction.EntityId, on), out var booksClosed))
            return booksClosed.At("settled_at");
        if (decimal.Round(quantity, 8) != quantity)
            return new Refusal("confirmation.quantity-too-fine", quantity).At("settled_quantity");
        if (message.Amount is { } amount && decimal.Round(amount, instruction.MinorUnits) != amount)
            return new Refusal("confirmation.amount-too-fine", amount, instruction.Currency).At("settled_amount");

        var due = quantity > 0 && quantity <= instruction.OpenQuantity ? instruction.CashFor(quantity) : 0;
        var left = Math.Max(instruction.OpenAmount, 0);
        var settled = instruction.Settle(quantity, message.Amount, tolerance(instruction.Mic).For(due));
        if (settled.Refusal is { } refusal)
            return refusal;

        var part = settled.Value!;
        // A part counts with what came, as long as that much is still open; the last one takes what earlier parts left over.
        if (!part.Completes)
            due = Math.Min(part.Amount, left);
        var net = instruction.NetFor(part);
        instruction.SettledNet += net;
        var its = trade(instruction.TradeId);
        if (its.Settle(part.Quantity).Refusal is { } wrong)
            throw new InvalidOperationException($"{its.Reference} does not follow its instruction: {wrong}.");
        ChangedTrades.Add(its);
        Deliveries.Add(new DeliveryDraft(
            Guid.CreateVersion7(now), instruction, message, part.Quantity, part.Amount, due, net, on, at, part.Completes,
            new MovementId(Guid.CreateVersion7(now))));
        return null;
    }

    /// <summary>A depository's clock may run a little ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private void Reject(Confirmation message, Refusal why) => Rejected.Add(new RejectedRow(message.Line ?? 0, why, message.Raw));
}
