using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Audit;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Instructions;

/// <summary>Somebody acted on instructions: sent, held, released, cancelled them, or agreed to settlement in parts.</summary>
/// <param name="Reason">Why, in the clerk's words.</param>
public abstract record InstructionFact(EntityId Entity, IReadOnlyList<InstructionTouched> Instructions, string? Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() => Instructions.SelectMany(i => new[]
    {
        new ObjectRef("instruction", i.Id.Value, i.Reference), new ObjectRef("trade", i.Trade.Value, i.TradeReference),
    });

    public override EntityId EntityOf() => Entity;

    internal static (EntityId, IReadOnlyList<InstructionTouched>) Of(IReadOnlyList<StoredInstruction> instructions, IReadOnlyList<InstructionState> before) =>
        (instructions[0].EntityId, [.. instructions.Select((i, n) => new InstructionTouched(i.Id, i.Reference, i.TradeId, i.TradeReference, before[n], i.State))]);
}

public sealed record InstructionTouched(InstructionId Id, string Reference, TradeId Trade, string TradeReference, InstructionState Before, InstructionState After);

public sealed record InstructionsSent(EntityId Entity, IReadOnlyList<InstructionTouched> Instructions) : InstructionFact(Entity, Instructions, null);

public sealed record InstructionHeld(EntityId Entity, IReadOnlyList<InstructionTouched> Instructions, string? Reason) : InstructionFact(Entity, Instructions, Reason);

public sealed record InstructionReleased(EntityId Entity, IReadOnlyList<InstructionTouched> Instructions) : InstructionFact(Entity, Instructions, null);

public sealed record InstructionCancelled(EntityId Entity, IReadOnlyList<InstructionTouched> Instructions, string? Reason) : InstructionFact(Entity, Instructions, Reason);

public sealed record PartialSettlementAgreed(EntityId Entity, IReadOnlyList<InstructionTouched> Instructions, bool OldAllowed, bool Allowed) : InstructionFact(Entity, Instructions, null);
