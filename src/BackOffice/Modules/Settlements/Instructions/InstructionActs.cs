using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Instructions;

/// <summary>What all acts by hand on instructions share: find and lock a set by reference, change it by the domain's rules, write what changed.</summary>
internal sealed class InstructionActs(BackOfficeDb db, InstructionWriter writer, Dispatch dispatch, TimeProvider clock)
{
    /// <summary>The instructions, locked; refused when one is not known, or when the one asked for has moved on since it was seen.</summary>
    /// <param name="references">Ours, or the trade's: then its live instruction.</param>
    public async Task<Outcome<List<StoredInstruction>>> Lock(
        IReadOnlyList<string> references, int? version, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>(references.Count);
        foreach (var chunk in references.Distinct(StringComparer.Ordinal).Chunk(5_000))
        {
            var found = await db.Database.SqlQuery<Row>(
                $"""
                 select i.id, r.reference from unnest({chunk}) as r(reference)
                 join settlements.instruction i on i.reference = r.reference
                    or (i.state <> 'Cancelled' and (i.trade_reference = r.reference or i.trade_ref = r.reference))
                 """).ToListAsync(cancellationToken);
            if (chunk.FirstOrDefault(r => found.TrueForAll(f => f.Reference != r)) is { } missing)
                return new Refusal("instruction.unknown", missing);
            ids.AddRange(found.Select(f => f.Id));
        }
        var locked = await writer.Lock([.. ids.Distinct()], cancellationToken);
        return version is { } seen && locked.Exists(i => i.Version != seen) ? new Refusal(RefusalCodes.RowChanged) : locked;
    }

    /// <summary>Changes each by a rule of the domain; the first refusal refuses the whole set.</summary>
    /// <param name="tell">What the depository hears about those it knows of; null when it need not.</param>
    public async Task<Refusal?> Change(
        IReadOnlyList<StoredInstruction> instructions, Func<StoredInstruction, Outcome> act, string what, string? reason, MessageAct? tell,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var instruction in instructions)
        {
            if (act(instruction).Refusal is { } refusal)
                return refusal;
            instruction.StatusAt = now;
        }
        // Before a new message goes out it counts as sent; everything else is told only to a depository that has heard of it.
        var told = tell == MessageAct.New ? instructions : [.. instructions.Where(i => i.SentAt is not null)];
        if (tell == MessageAct.New)
        {
            foreach (var instruction in instructions)
                instruction.SentAt = now;
        }
        await writer.Update(instructions, cancellationToken);
        await writer.Insert([.. instructions.Select(i => dispatch.Status(i, what, reason))], cancellationToken);
        if (tell is { } message)
            await dispatch.Tell(message, told, cancellationToken);
        return null;
    }

    private sealed record Row(Guid Id, string Reference);
}

/// <summary>The legal entity of the instruction an act names, for the permission that is tested against it.</summary>
internal sealed class InstructionScope(BackOfficeDb db)
{
    public async Task<Scope> Of(string? reference, CancellationToken cancellationToken)
    {
        if (reference is null)
            return Scope.None;
        var found = await db.Instructions.Where(i => i.Reference == reference || i.TradeReference == reference || i.TradeRef == reference)
            .Select(i => new { i.EntityId, i.Desk }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? Scope.None : new Scope(found.EntityId, found.Desk);
    }
}
