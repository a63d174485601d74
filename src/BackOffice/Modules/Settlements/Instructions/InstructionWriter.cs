using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Settlements.Instructions;

/// <summary>Writes instructions, their history and their messages set-based; the one place that locks them.</summary>
internal sealed class InstructionWriter(BackOfficeDb db)
{
    private static readonly BulkColumns<StoredInstruction> Columns = new()
    {
        { "id", NpgsqlDbType.Uuid, i => i.Id.Value },
        { "entity_id", NpgsqlDbType.Uuid, i => i.EntityId.Value },
        { "reference", NpgsqlDbType.Text, i => i.Reference },
        { "trade_id", NpgsqlDbType.Uuid, i => i.TradeId.Value },
        { "trade_reference", NpgsqlDbType.Text, i => i.TradeReference },
        { "trade_ref", NpgsqlDbType.Text, i => i.TradeRef },
        { "side", NpgsqlDbType.Varchar, i => i.Side.ToString() },
        { "capacity", NpgsqlDbType.Varchar, i => i.Capacity.ToString() },
        { "security_id", NpgsqlDbType.Uuid, i => i.SecurityId.Value },
        { "asset_class", NpgsqlDbType.Text, i => i.AssetClass },
        { "quantity", NpgsqlDbType.Numeric, i => i.Quantity },
        { "price", NpgsqlDbType.Numeric, i => i.Price },
        { "amount", NpgsqlDbType.Numeric, i => i.Amount },
        { "commission", NpgsqlDbType.Numeric, i => i.Commission },
        { "fees", NpgsqlDbType.Numeric, i => i.Fees },
        { "tax", NpgsqlDbType.Numeric, i => i.Tax },
        { "net", NpgsqlDbType.Numeric, i => i.Net },
        { "currency", NpgsqlDbType.Text, i => i.Currency },
        { "minor_units", NpgsqlDbType.Integer, i => i.MinorUnits },
        { "trade_date", NpgsqlDbType.Date, i => i.TradeDate },
        { "settlement_date", NpgsqlDbType.Date, i => i.SettlementDate },
        { "min_settlement_unit", NpgsqlDbType.Numeric, i => i.MinSettlementUnit },
        { "account_id", NpgsqlDbType.Uuid, i => i.AccountId.Value },
        { "party_id", NpgsqlDbType.Uuid, i => i.PartyId.Value },
        { "counterparty_id", NpgsqlDbType.Uuid, i => i.CounterpartyId.Value },
        { "mic", NpgsqlDbType.Text, i => i.Mic },
        { "place", NpgsqlDbType.Text, i => i.Place },
        { "desk", NpgsqlDbType.Text, i => i.Desk },
        { "state", NpgsqlDbType.Varchar, i => i.State.ToString() },
        { "settled_quantity", NpgsqlDbType.Numeric, i => i.SettledQuantity },
        { "settled_amount", NpgsqlDbType.Numeric, i => i.SettledAmount },
        { "settled_net", NpgsqlDbType.Numeric, i => i.SettledNet },
        { "version", NpgsqlDbType.Integer, i => i.Version },
        { "isin", NpgsqlDbType.Text, i => i.Names.Isin },
        { "symbol", NpgsqlDbType.Text, i => i.Names.Symbol },
        { "security_name", NpgsqlDbType.Text, i => i.Names.SecurityName },
        { "account_code", NpgsqlDbType.Text, i => i.Names.AccountCode },
        { "party_name", NpgsqlDbType.Text, i => i.Names.PartyName },
        { "counterparty_code", NpgsqlDbType.Text, i => i.Names.CounterpartyCode },
        { "counterparty_name", NpgsqlDbType.Text, i => i.Names.CounterpartyName },
        { "house_counterparty", NpgsqlDbType.Uuid, i => i.House.Counterparty.Value },
        { "house_own", NpgsqlDbType.Uuid, i => i.House.Own.Value },
        { "house_depot", NpgsqlDbType.Uuid, i => i.House.Depot.Value },
        { "house_bank", NpgsqlDbType.Uuid, i => i.House.Bank.Value },
        { "house_own_bank", NpgsqlDbType.Uuid, i => i.House.OwnBank.Value },
        { "ssi_id", NpgsqlDbType.Uuid, i => i.Ssi.Id?.Value },
        { "ssi_level", NpgsqlDbType.Varchar, i => i.Ssi.Level?.ToString() },
        { "agent_bic", NpgsqlDbType.Text, i => i.Ssi.AgentBic },
        { "agent_account", NpgsqlDbType.Text, i => i.Ssi.Account },
        { "buyer_seller_bic", NpgsqlDbType.Text, i => i.Ssi.BuyerSellerBic },
        { "ssi_why", NpgsqlDbType.Uuid, i => i.SsiWhy },
        { "partial_allowed", NpgsqlDbType.Boolean, i => i.PartialAllowed },
        { "made_at", NpgsqlDbType.TimestampTz, i => i.MadeAt },
        { "sent_at", NpgsqlDbType.TimestampTz, i => i.SentAt },
        { "status_at", NpgsqlDbType.TimestampTz, i => i.StatusAt },
    };

    private static readonly BulkColumns<InstructionStatus> StatusColumns = new()
    {
        { "id", NpgsqlDbType.Uuid, s => s.Id },
        { "instruction_id", NpgsqlDbType.Uuid, s => s.InstructionId.Value },
        { "entity_id", NpgsqlDbType.Uuid, s => s.EntityId.Value },
        { "at", NpgsqlDbType.TimestampTz, s => s.At },
        { "state", NpgsqlDbType.Varchar, s => s.State.ToString() },
        { "what", NpgsqlDbType.Text, s => s.What },
        { "reason", NpgsqlDbType.Text, s => s.Reason },
        { "message_ref", NpgsqlDbType.Text, s => s.MessageRef },
        { "actor", NpgsqlDbType.Uuid, s => s.Actor.Value },
        { "actor_name", NpgsqlDbType.Text, s => s.ActorName },
    };

    private static readonly BulkColumns<MessageDraft> MessageColumns = new()
    {
        { "id", NpgsqlDbType.Uuid, m => m.Id },
        { "at", NpgsqlDbType.TimestampTz, m => m.At },
        { "entity_id", NpgsqlDbType.Uuid, m => m.Entity.Value },
        { "instruction_id", NpgsqlDbType.Uuid, m => m.Instruction.Value },
        { "direction", NpgsqlDbType.Text, m => m.Direction },
        { "message_ref", NpgsqlDbType.Text, m => m.MessageRef },
        { "kind", NpgsqlDbType.Text, m => m.Kind },
        { "raw", NpgsqlDbType.Text, m => m.Raw },
        { "sha256", NpgsqlDbType.Bytea, m => m.Sha256 },
        { "said", NpgsqlDbType.Jsonb, m => m.Said },
        { "job_id", NpgsqlDbType.Uuid, m => m.Job?.Value },
        { "file_name", NpgsqlDbType.Text, m => m.FileName },
        { "line", NpgsqlDbType.Bigint, m => m.Line },
    };

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
