using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Contracts;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Settlements.Confirmations;

/// <summary>What became of a set of messages.</summary>
/// <param name="Instructions">Those that changed.</param>
internal sealed record ConfirmingResult(
    int Accepted, int Duplicates, IReadOnlyList<RejectedRow> Rejected, IReadOnlyCollection<StoredInstruction> Instructions, Refusal? Refusal = null);

/// <summary>
/// The one way by which the depository's answers come in: a set of messages is judged against the instructions they speak of, which are
/// locked first, and its effects are written in a handful of statements. One message by hand is a set of one. Securities and cash of a
/// delivery are one movement: they go together or not at all.
/// </summary>
internal sealed class Confirming(
    BackOfficeDb db, IMediator mediator, InstructionWriter instructions, TradeWriter trades, IEnumerable<IPostingDays> postingDays, Actor actor,
    TimeProvider clock)
{
    public async Task<ConfirmingResult> Take(IReadOnlyList<Confirmation> messages, EntityId entity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await Find(messages, entity, cancellationToken);
        var tradesOf = await db.Trades.AsNoTracking().Where(t => found.Ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
        var markets = (await mediator.Send(new Markets(DateOnly.FromDateTime(now.UtcDateTime)), cancellationToken)).ToDictionary(m => m.Mic, StringComparer.Ordinal);
        var closed = new Dictionary<(EntityId, DateOnly), Refusal>();
        var days = messages.Where(m => m.Settles && found.ByRef.ContainsKey(m.InstructionRef)).Select(m => (Of: found.ByRef[m.InstructionRef], At: m.SettledAt ?? now))
            .Select(m => (m.Of.EntityId, DayThere(markets.GetValueOrDefault(m.Of.Mic), m.At))).Distinct().ToList();
        foreach (var books in postingDays.Where(_ => days.Count > 0))
        {
            foreach (var (day, why) in await books.Closed(days, cancellationToken))
                closed[day] = why;
        }
        var run = new ConfirmationRun(
            r => found.ByRef.GetValueOrDefault(r), id => tradesOf[id], await Seen(messages, found, cancellationToken),
            mic => markets.GetValueOrDefault(mic)?.Tolerance ?? CashTolerance.None, (i, at) => DayThere(markets.GetValueOrDefault(i.Mic), at), closed, now);
        foreach (var message in messages)
            run.Judge(message);

        await Write(run, now, cancellationToken);
        if (await Move(run, tradesOf, cancellationToken) is { } refusal)
            return new ConfirmingResult(0, 0, [], [], refusal);
        db.Audit(Fact(run, messages, entity));
        return new ConfirmingResult(run.Accepted.Count, run.Duplicates, run.Rejected, run.ChangedInstructions);
    }

    private sealed record Found(Dictionary<string, StoredInstruction> ByRef, List<TradeId> Ids);

    /// <summary>Finds by our reference, the sender's reference of the trade, or ours of the trade; locks what was found in the order of ids.</summary>
    private async Task<Found> Find(IReadOnlyList<Confirmation> messages, EntityId entity, CancellationToken cancellationToken)
    {
        var refs = messages.Select(m => m.InstructionRef).Distinct(StringComparer.Ordinal).ToArray();
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from settlements.instruction where reference = any({refs})
             union select id from settlements.instruction where trade_ref = any({refs})
             union select id from settlements.instruction where trade_reference = any({refs})
             """).ToListAsync(cancellationToken);
        var locked = await instructions.Lock(ids, cancellationToken);

        var byRef = new Dictionary<string, StoredInstruction>(StringComparer.Ordinal);
        // A trade's reference means its live instruction, else the last one it had; the sender's own entity goes first.
        foreach (var instruction in locked.OrderBy(i => i.EntityId == entity).ThenBy(i => i.State != InstructionState.Cancelled).ThenBy(i => i.MadeAt).ThenBy(i => i.Id.Value))
        {
            byRef[instruction.TradeRef] = instruction;
            byRef[instruction.TradeReference] = instruction;
        }
        foreach (var instruction in locked)
            byRef[instruction.Reference] = instruction;
        return new Found(byRef, [.. locked.Select(i => i.TradeId).Distinct()]);
    }

    private async Task<Dictionary<(InstructionId, string), string>> Seen(
        IReadOnlyList<Confirmation> messages, Found found, CancellationToken cancellationToken)
    {
        var ids = found.ByRef.Values.Select(i => i.Id).Distinct().ToList();
        var refs = messages.Select(m => m.MessageRef).Distinct(StringComparer.Ordinal).ToList();
        return await db.MessageKeys.AsNoTracking().Where(k => ids.Contains(k.InstructionId) && refs.Contains(k.MessageRef))
            .ToDictionaryAsync(k => (k.InstructionId, k.MessageRef), k => k.ContentHash, cancellationToken);
    }

    private async Task Write(ConfirmationRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await instructions.Update(run.ChangedInstructions, cancellationToken);
        await trades.Update(run.ChangedTrades, cancellationToken);
        await instructions.Insert(
            run.Accepted.ConvertAll(a => new InstructionStatus(
                Guid.CreateVersion7(now), a.Instruction.Id, a.Instruction.EntityId, now, a.After, "reported-" + Invariant.Kebab(a.Message.Status.ToString()),
                a.Message.Reason, a.Message.MessageRef, actor.UserId, actor.Name)), cancellationToken);
        await instructions.Insert(run.Accepted.ConvertAll(a => Stored(a.Message, a.Instruction, now)), cancellationToken);
        await BulkCopy.Write(db, "settlements.message_key", KeyColumns, run.Accepted, cancellationToken);
        await BulkCopy.Write(db, "settlements.delivery", DeliveryColumns(now), run.Deliveries, cancellationToken);
    }

    private async Task<Refusal?> Move(ConfirmationRun run, Dictionary<TradeId, StoredTrade> tradesOf, CancellationToken cancellationToken)
    {
        if (run.Deliveries.Count == 0)
            return null;
        var movements = run.Deliveries.ConvertAll(d => new MovementDraft(
            d.Movement, d.Instruction.EntityId, d.SettledOn, "settlement", d.Instruction.Reference,
            new ObjectSource("instruction", d.Instruction.Id.Value, d.Instruction.Reference), $"settled:{d.By.MessageRef}",
            TradePostings.AtSettlement(d.Instruction, d.Quantity, d.Due, d.Amount, d.NetShare), DueOn: d.Instruction.SettlementDate));
        var moved = await mediator.Send(new PostMovements(Guid.CreateVersion7(clock.GetUtcNow()), movements), cancellationToken);
        if (moved.Refusal is { } refusal)
            return refusal;
        await mediator.Publish(new DeliveriesSettled(run.Deliveries.ConvertAll(d => new SettledDelivery(
            Booking.Told(tradesOf[d.Instruction.TradeId]), d.Instruction.Id, d.Instruction.Reference, d.By.MessageRef,
            d.SettledOn, d.Quantity, d.Amount, d.NetShare, d.Completes))), cancellationToken);
        return null;
    }

    private static MessageDraft Stored(Confirmation message, StoredInstruction of, DateTimeOffset now) => new(
        Guid.CreateVersion7(now), now, of.EntityId, of.Id, "in", message.MessageRef, Invariant.Kebab(message.Status.ToString()), message.Raw,
        SHA256.HashData(Encoding.UTF8.GetBytes(message.Raw)),
        JsonSerializer.Serialize(new MessageSaid(message.Quantity, message.Amount, message.SettledAt, message.Reason), Explanations.Json),
        message.Job, message.FileName, message.Line);

    private SettlementMessagesTaken Fact(ConfirmationRun run, IReadOnlyList<Confirmation> messages, EntityId entity) => new(
        entity, messages.Count > 0 ? messages[0].Job : null, messages.Count > 0 ? messages[0].FileName : null,
        run.Accepted.Count, run.Duplicates, run.Rejected.Count, run.Deliveries.Count, messages.Count,
        TradeInput.HashOf([.. messages.Select(m => m.InstructionRef + m.MessageRef + m.ContentHash)]),
        [.. run.ChangedInstructions.SelectMany(i => new[]
        {
            new ObjectRef("instruction", i.Id.Value, i.Reference), new ObjectRef("trade", i.TradeId.Value, i.TradeReference),
        })]);

    /// <summary>The business day at the market when it happened.</summary>
    private static DateOnly DayThere(MarketInfo? market, DateTimeOffset at) => DateOnly.FromDateTime(
        market is null ? at.UtcDateTime : TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(market.TimeZone)).DateTime);

    private static readonly BulkColumns<(Confirmation Message, StoredInstruction Instruction, InstructionState After)> KeyColumns = new()
    {
        { "instruction_id", NpgsqlDbType.Uuid, a => a.Instruction.Id.Value },
        { "message_ref", NpgsqlDbType.Text, a => a.Message.MessageRef },
        { "content_hash", NpgsqlDbType.Text, a => a.Message.ContentHash },
    };

    private static BulkColumns<DeliveryDraft> DeliveryColumns(DateTimeOffset now) => new()
    {
        { "id", NpgsqlDbType.Uuid, d => d.Id },
        { "instruction_id", NpgsqlDbType.Uuid, d => d.Instruction.Id.Value },
        { "trade_id", NpgsqlDbType.Uuid, d => d.Instruction.TradeId.Value },
        { "entity_id", NpgsqlDbType.Uuid, d => d.Instruction.EntityId.Value },
        { "message_ref", NpgsqlDbType.Text, d => d.By.MessageRef },
        { "quantity", NpgsqlDbType.Numeric, d => d.Quantity },
        { "amount", NpgsqlDbType.Numeric, d => d.Amount },
        { "net_share", NpgsqlDbType.Numeric, d => d.NetShare },
        { "currency", NpgsqlDbType.Text, d => d.Instruction.Currency },
        { "settled_on", NpgsqlDbType.Date, d => d.SettledOn },
        { "settled_at", NpgsqlDbType.TimestampTz, d => d.SettledAt },
        { "completes", NpgsqlDbType.Boolean, d => d.Completes },
        { "movement_id", NpgsqlDbType.Uuid, d => d.Movement.Value },
        { "booked_at", NpgsqlDbType.TimestampTz, _ => now },
    };
}

/// <summary>What a message carried beside its status: "theirs" shows this and nothing more.</summary>
public sealed record MessageSaid(decimal? Quantity, decimal? Amount, DateTimeOffset? SettledAt, string? Reason);
