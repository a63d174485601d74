using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Settlements.Instructions;

/// <summary>Writes instructions, their history and their messages set-based; the one place that locks them.</summary>
internal sealed class InstructionWriter(BackOfficeDb db)
{
    private static readonly IReadOnlyList<BulkColumn<StoredInstruction>> Columns =
    [
        new("id", NpgsqlDbType.Uuid, i => i.Id.Value),
        new("entity_id", NpgsqlDbType.Uuid, i => i.EntityId.Value),
        new("reference", NpgsqlDbType.Text, i => i.Reference),
        new("trade_id", NpgsqlDbType.Uuid, i => i.TradeId.Value),
        new("trade_reference", NpgsqlDbType.Text, i => i.TradeReference),
        new("trade_ref", NpgsqlDbType.Text, i => i.TradeRef),
        new("side", NpgsqlDbType.Varchar, i => i.Side.ToString()),
        new("capacity", NpgsqlDbType.Varchar, i => i.Capacity.ToString()),
        new("security_id", NpgsqlDbType.Uuid, i => i.SecurityId.Value),
        new("asset_class", NpgsqlDbType.Text, i => i.AssetClass),
        new("quantity", NpgsqlDbType.Numeric, i => i.Quantity),
        new("price", NpgsqlDbType.Numeric, i => i.Price),
        new("amount", NpgsqlDbType.Numeric, i => i.Amount),
        new("commission", NpgsqlDbType.Numeric, i => i.Commission),
        new("fees", NpgsqlDbType.Numeric, i => i.Fees),
        new("tax", NpgsqlDbType.Numeric, i => i.Tax),
        new("net", NpgsqlDbType.Numeric, i => i.Net),
        new("currency", NpgsqlDbType.Text, i => i.Currency),
        new("minor_units", NpgsqlDbType.Integer, i => i.MinorUnits),
        new("trade_date", NpgsqlDbType.Date, i => i.TradeDate),
        new("settlement_date", NpgsqlDbType.Date, i => i.SettlementDate),
        new("min_settlement_unit", NpgsqlDbType.Numeric, i => i.MinSettlementUnit),
        new("account_id", NpgsqlDbType.Uuid, i => i.AccountId.Value),
        new("party_id", NpgsqlDbType.Uuid, i => i.PartyId.Value),
        new("counterparty_id", NpgsqlDbType.Uuid, i => i.CounterpartyId.Value),
        new("mic", NpgsqlDbType.Text, i => i.Mic),
        new("place", NpgsqlDbType.Text, i => i.Place),
        new("desk", NpgsqlDbType.Text, i => i.Desk),
        new("state", NpgsqlDbType.Varchar, i => i.State.ToString()),
        new("settled_quantity", NpgsqlDbType.Numeric, i => i.SettledQuantity),
        new("settled_amount", NpgsqlDbType.Numeric, i => i.SettledAmount),
        new("settled_net", NpgsqlDbType.Numeric, i => i.SettledNet),
        new("version", NpgsqlDbType.Integer, i => i.Version),
        new("isin", NpgsqlDbType.Text, i => i.Names.Isin),
        new("symbol", NpgsqlDbType.Text, i => i.Names.Symbol),
        new("security_name", NpgsqlDbType.Text, i => i.Names.SecurityName),
        new("account_code", NpgsqlDbType.Text, i => i.Names.AccountCode),
        new("party_name", NpgsqlDbType.Text, i => i.Names.PartyName),
        new("counterparty_code", NpgsqlDbType.Text, i => i.Names.CounterpartyCode),
        new("counterparty_name", NpgsqlDbType.Text, i => i.Names.CounterpartyName),
        new("house_counterparty", NpgsqlDbType.Uuid, i => i.House.Counterparty.Value),
        new("house_own", NpgsqlDbType.Uuid, i => i.House.Own.Value),
        new("house_depot", NpgsqlDbType.Uuid, i => i.House.Depot.Value),
        new("house_bank", NpgsqlDbType.Uuid, i => i.House.Bank.Value),
        new("house_own_bank", NpgsqlDbType.Uuid, i => i.House.OwnBank.Value),
        new("ssi_id", NpgsqlDbType.Uuid, i => i.Ssi.Id?.Value),
        new("ssi_level", NpgsqlDbType.Varchar, i => i.Ssi.Level?.ToString()),
        new("agent_bic", NpgsqlDbType.Text, i => i.Ssi.AgentBic),
        new("agent_account", NpgsqlDbType.Text, i => i.Ssi.Account),
        new("buyer_seller_bic", NpgsqlDbType.Text, i => i.Ssi.BuyerSellerBic),
        new("ssi_why", NpgsqlDbType.Uuid, i => i.SsiWhy),
        new("partial_allowed", NpgsqlDbType.Boolean, i => i.PartialAllowed),
        new("made_at", NpgsqlDbType.TimestampTz, i => i.MadeAt),
        new("sent_at", NpgsqlDbType.TimestampTz, i => i.SentAt),
        new("status_at", NpgsqlDbType.TimestampTz, i => i.StatusAt),
    ];

    private static readonly IReadOnlyList<BulkColumn<InstructionStatus>> StatusColumns =
    [
        new("id", NpgsqlDbType.Uuid, s => s.Id),
        new("instruction_id", NpgsqlDbType.Uuid, s => s.InstructionId.Value),
        new("entity_id", NpgsqlDbType.Uuid, s => s.EntityId.Value),
        new("at", NpgsqlDbType.TimestampTz, s => s.At),
        new("state", NpgsqlDbType.Varchar, s => s.State.ToString()),
        new("what", NpgsqlDbType.Text, s => s.What),
        new("reason", NpgsqlDbType.Text, s => s.Reason),
        new("message_ref", NpgsqlDbType.Text, s => s.MessageRef),
        new("actor", NpgsqlDbType.Uuid, s => s.Actor.Value),
        new("actor_name", NpgsqlDbType.Text, s => s.ActorName),
    ];

    private static readonly IReadOnlyList<BulkColumn<MessageDraft>> MessageColumns =
    [
        new("id", NpgsqlDbType.Uuid, m => m.Id),
        new("at", NpgsqlDbType.TimestampTz, m => m.At),
        new("entity_id", NpgsqlDbType.Uuid, m => m.Entity.Value),
        new("instruction_id", NpgsqlDbType.Uuid, m => m.Instruction.Value),
        new("direction", NpgsqlDbType.Text, m => m.Direction),
        new("message_ref", NpgsqlDbType.Text, m => m.MessageRef),
        new("kind", NpgsqlDbType.Text, m => m.Kind),
        new("raw", NpgsqlDbType.Text, m => m.Raw),
        new("sha256", NpgsqlDbType.Bytea, m => m.Sha256),
        new("said", NpgsqlDbType.Jsonb, m => m.Said),
        new("job_id", NpgsqlDbType.Uuid, m => m.Job?.Value),
        new("file_name", NpgsqlDbType.Text, m => m.FileName),
        new("line", NpgsqlDbType.Bigint, m => m.Line),
    ];

    public Task Insert(IReadOnlyCollection<StoredInstruction> instructions, CancellationToken cancellationToken) =>
        BulkCopy.Write(db, "settlements.instruction", Columns, instructions, cancellationToken);

    public Task Insert(IReadOnlyCollection<InstructionStatus> statuses, CancellationToken cancellationToken) =>
        BulkCopy.Write(db, "settlements.instruction_status", StatusColumns, statuses, cancellationToken);

    public Task Insert(IReadOnlyCollection<MessageDraft> messages, CancellationToken cancellationToken) =>
        BulkCopy.Write(db, "settlements.message", MessageColumns, messages, cancellationToken);

    /// <summary>Locks instructions in the order of their ids, so that two sets that overlap wait for each other and never block each other.</summary>
    public async Task<List<StoredInstruction>> Lock(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0 ? [] :
        await db.Instructions.FromSql($"select * from settlements.instruction where id = any({ids.ToArray()}) order by id for update")
            .AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>Locks the live instructions of trades.</summary>
    public async Task<List<StoredInstruction>> LockOfTrades(IReadOnlyCollection<Guid> trades, CancellationToken cancellationToken) => trades.Count == 0 ? [] :
        await db.Instructions
            .FromSql($"select * from settlements.instruction where trade_id = any({trades.ToArray()}) and state <> 'Cancelled' order by id for update")
            .AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>States that moved on; each row's version grows by one.</summary>
    public async Task Update(IReadOnlyCollection<StoredInstruction> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0)
            return;
        var rows = await db.Database.ExecuteSqlAsync(
            $"""
             update settlements.instruction i set state = n.state, state_under_hold = n.under, hold_reason = n.hold_reason, status_reason = n.status_reason,
                 settled_quantity = n.settled, settled_amount = n.amount, settled_net = n.net, partial_allowed = n.partial, sent_at = n.sent_at,
                 status_at = n.status_at, version = i.version + 1
             from unnest({changed.Select(i => i.Id.Value).ToArray()}, {changed.Select(i => i.Version).ToArray()}, {changed.Select(i => i.State.ToString()).ToArray()},
                 {changed.Select(i => i.StateUnderHold?.ToString()).ToArray()}, {changed.Select(i => i.HoldReason).ToArray()},
                 {changed.Select(i => i.StatusReason).ToArray()}, {changed.Select(i => i.SettledQuantity).ToArray()},
                 {changed.Select(i => i.SettledAmount).ToArray()}, {changed.Select(i => i.SettledNet).ToArray()},
                 {changed.Select(i => i.PartialAllowed).ToArray()}, {changed.Select(i => i.SentAt).ToArray()}, {changed.Select(i => i.StatusAt).ToArray()})
                 as n(id, version, state, under, hold_reason, status_reason, settled, amount, net, partial, sent_at, status_at)
             where i.id = n.id and i.version = n.version
             """, cancellationToken);
        if (rows != changed.Count)
            throw new DbUpdateConcurrencyException("An instruction changed although it was locked.");
    }
}

/// <summary>A message about to be stored.</summary>
/// <param name="Direction"><c>in</c> or <c>out</c>.</param>
internal sealed record MessageDraft(
    Guid Id, DateTimeOffset At, EntityId Entity, InstructionId Instruction, string Direction, string MessageRef, string Kind,
    string Raw, byte[] Sha256, string Said, JobId? Job = null, string? FileName = null, long? Line = null);
