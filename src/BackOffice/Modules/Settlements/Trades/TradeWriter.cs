using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Settlements.Trades;

/// <summary>Writes trades set-based: new versions by COPY, changed states by one statement.</summary>
internal sealed class TradeWriter(BackOfficeDb db)
{
    private static readonly BulkColumns<StoredTrade> Columns = new()
    {
        { "id", NpgsqlDbType.Uuid, t => t.Id.Value },
        { "entity_id", NpgsqlDbType.Uuid, t => t.EntityId.Value },
        { "reference", NpgsqlDbType.Text, t => t.Reference },
        { "trade_ref", NpgsqlDbType.Text, t => t.TradeRef },
        { "trade_version", NpgsqlDbType.Integer, t => t.TradeVersion },
        { "content_hash", NpgsqlDbType.Text, t => t.ContentHash },
        { "capacity", NpgsqlDbType.Varchar, t => t.Capacity.ToString() },
        { "side", NpgsqlDbType.Varchar, t => t.Side.ToString() },
        { "security_id", NpgsqlDbType.Uuid, t => t.SecurityId.Value },
        { "asset_class", NpgsqlDbType.Text, t => t.AssetClass },
        { "quantity", NpgsqlDbType.Numeric, t => t.Quantity },
        { "price", NpgsqlDbType.Numeric, t => t.Price },
        { "currency", NpgsqlDbType.Text, t => t.Currency },
        { "minor_units", NpgsqlDbType.Integer, t => t.MinorUnits },
        { "min_settlement_unit", NpgsqlDbType.Numeric, t => t.MinSettlementUnit },
        { "trade_date", NpgsqlDbType.Date, t => t.TradeDate },
        { "trade_time", NpgsqlDbType.Time, t => t.TradeTime },
        { "settlement_date", NpgsqlDbType.Date, t => t.SettlementDate },
        { "account_id", NpgsqlDbType.Uuid, t => t.AccountId.Value },
        { "party_id", NpgsqlDbType.Uuid, t => t.PartyId.Value },
        { "counterparty_id", NpgsqlDbType.Uuid, t => t.CounterpartyId.Value },
        { "mic", NpgsqlDbType.Text, t => t.Mic },
        { "desk", NpgsqlDbType.Text, t => t.Desk },
        { "gross", NpgsqlDbType.Numeric, t => t.Gross },
        { "commission", NpgsqlDbType.Numeric, t => t.Commission },
        { "fees", NpgsqlDbType.Numeric, t => t.Fees },
        { "tax", NpgsqlDbType.Numeric, t => t.Tax },
        { "net", NpgsqlDbType.Numeric, t => t.Net },
        { "state", NpgsqlDbType.Varchar, t => t.State.ToString() },
        { "stop_code", NpgsqlDbType.Text, t => t.StopCode },
        { "stop_args", NpgsqlDbType.Array | NpgsqlDbType.Text, t => t.StopArgs.ToArray() },
        { "cancel_reason", NpgsqlDbType.Text, t => t.CancelReason },
        { "settled_quantity", NpgsqlDbType.Numeric, t => t.SettledQuantity },
        { "version", NpgsqlDbType.Integer, t => t.Version },
        { "isin", NpgsqlDbType.Text, t => t.Names.Isin },
        { "symbol", NpgsqlDbType.Text, t => t.Names.Symbol },
        { "security_name", NpgsqlDbType.Text, t => t.Names.SecurityName },
        { "account_code", NpgsqlDbType.Text, t => t.Names.AccountCode },
        { "party_name", NpgsqlDbType.Text, t => t.Names.PartyName },
        { "counterparty_code", NpgsqlDbType.Text, t => t.Names.CounterpartyCode },
        { "counterparty_name", NpgsqlDbType.Text, t => t.Names.CounterpartyName },
        { "house_counterparty", NpgsqlDbType.Uuid, t => t.House.Counterparty.Value },
        { "house_own", NpgsqlDbType.Uuid, t => t.House.Own.Value },
        { "house_depot", NpgsqlDbType.Uuid, t => t.House.Depot.Value },
        { "house_bank", NpgsqlDbType.Uuid, t => t.House.Bank.Value },
        { "house_own_bank", NpgsqlDbType.Uuid, t => t.House.OwnBank.Value },
        { "job_id", NpgsqlDbType.Uuid, t => t.Source.Job?.Value },
        { "file_id", NpgsqlDbType.Uuid, t => t.Source.File?.Value },
        { "file_name", NpgsqlDbType.Text, t => t.Source.FileName },
        { "line", NpgsqlDbType.Bigint, t => t.Source.Line },
        { "raw", NpgsqlDbType.Text, t => t.Source.Raw },
        { "extra", NpgsqlDbType.Jsonb, t => t.Source.Extra },
        { "parts", NpgsqlDbType.Jsonb, t => t.Parts },
        { "date_why", NpgsqlDbType.Uuid, t => t.DateWhy },
        { "ssi_why", NpgsqlDbType.Uuid, t => t.SsiWhy },
        { "ssi_override", NpgsqlDbType.Uuid, t => t.SsiOverride?.Value },
        { "movement_id", NpgsqlDbType.Uuid, t => t.MovementId?.Value },
        { "booked_at", NpgsqlDbType.TimestampTz, t => t.BookedAt },
        { "booked_by", NpgsqlDbType.Uuid, t => t.BookedBy.Value },
        { "cancel_version", NpgsqlDbType.Integer, t => t.CancelVersion },
        { "cancel_hash", NpgsqlDbType.Text, t => t.CancelHash },
        { "ended_at", NpgsqlDbType.TimestampTz, t => t.EndedAt },
        { "cancel_job_id", NpgsqlDbType.Uuid, t => t.CancelSource?.Job?.Value },
        { "cancel_file_id", NpgsqlDbType.Uuid, t => t.CancelSource?.File?.Value },
        { "cancel_file_name", NpgsqlDbType.Text, t => t.CancelSource?.FileName },
        { "cancel_line", NpgsqlDbType.Bigint, t => t.CancelSource?.Line },
        { "cancel_raw", NpgsqlDbType.Text, t => t.CancelSource?.Raw },
        { "cancel_extra", NpgsqlDbType.Jsonb, t => t.CancelSource?.Extra },
    };

    public Task Insert(IReadOnlyCollection<StoredTrade> trades, CancellationToken cancellationToken) =>
        BulkCopy.Write(db, "settlements.trade", Columns, trades, cancellationToken);

    /// <summary>States that moved on, with what goes with them; each row's version grows by one.</summary>
    public async Task Update(IReadOnlyCollection<StoredTrade> trades, CancellationToken cancellationToken)
    {
        if (trades.Count == 0)
            return;
        var changed = await db.Database.ExecuteSqlAsync(
            $"""
             update settlements.trade t set state = n.state, settled_quantity = n.settled, stop_code = n.stop_code,
                 stop_args = coalesce(string_to_array(nullif(n.stop_args, ''), chr(31)), array[]::text[]), cancel_reason = n.cancel_reason,
                 ssi_why = n.ssi_why, ssi_override = n.ssi_override, ended_at = n.ended_at, cancel_version = n.cancel_version, cancel_hash = n.cancel_hash,
                 cancel_job_id = n.cancel_job, cancel_file_id = n.cancel_file, cancel_file_name = n.cancel_file_name, cancel_line = n.cancel_line,
                 cancel_raw = n.cancel_raw, version = t.version + 1
             from unnest({trades.Select(t => t.Id.Value).ToArray()}, {trades.Select(t => t.Version).ToArray()}, {trades.Select(t => t.State.ToString()).ToArray()},
                 {trades.Select(t => t.SettledQuantity).ToArray()}, {trades.Select(t => t.StopCode).ToArray()},
                 {trades.Select(t => string.Join('\u001f', t.StopArgs)).ToArray()}, {trades.Select(t => t.CancelReason).ToArray()},
                 {trades.Select(t => t.SsiWhy).ToArray()}, {trades.Select(t => t.SsiOverride?.Value).ToArray()}, {trades.Select(t => t.EndedAt).ToArray()},
                 {trades.Select(t => t.CancelVersion).ToArray()}, {trades.Select(t => t.CancelHash).ToArray()},
                 {trades.Select(t => t.CancelSource?.Job?.Value).ToArray()}, {trades.Select(t => t.CancelSource?.File?.Value).ToArray()},
                 {trades.Select(t => t.CancelSource?.FileName).ToArray()}, {trades.Select(t => t.CancelSource?.Line).ToArray()},
                 {trades.Select(t => t.CancelSource?.Raw).ToArray()})
                 as n(id, version, state, settled, stop_code, stop_args, cancel_reason, ssi_why, ssi_override, ended_at, cancel_version, cancel_hash,
                      cancel_job, cancel_file, cancel_file_name, cancel_line, cancel_raw)
             where t.id = n.id and t.version = n.version
             """, cancellationToken);
        if (changed != trades.Count)
            throw new DbUpdateConcurrencyException("A trade changed while its settlement was booked.");
    }

    /// <summary>Explanations that are not known yet.</summary>
    public async Task Insert(IReadOnlyDictionary<Guid, (string Kind, string Body)> whys, CancellationToken cancellationToken)
    {
        if (whys.Count == 0)
            return;
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into settlements.why (id, kind, body)
             select id, kind, body::jsonb from unnest({whys.Keys.ToArray()}, {whys.Values.Select(w => w.Kind).ToArray()}, {whys.Values.Select(w => w.Body).ToArray()})
                 as w(id, kind, body)
             on conflict do nothing
             """, cancellationToken);
    }

    public async Task<string[]> TakeReferences(int count, int year, CancellationToken cancellationToken) =>
        count == 0 ? [] : await Numbers.Take(db, "settlements.trade_number", "TR", year, count, cancellationToken);
}

/// <summary>References people see: prefix, year, number of a sequence.</summary>
internal static class Numbers
{
    public static async Task<string[]> Take(BackOfficeDb db, string sequence, string prefix, int year, int count, CancellationToken cancellationToken)
    {
        var numbers = await Sequences.Take(db, sequence, count, cancellationToken);
        return [.. numbers.Select(n => Sequences.Reference(prefix, year, n))];
    }
}
