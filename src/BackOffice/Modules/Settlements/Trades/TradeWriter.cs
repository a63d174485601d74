using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Settlements.Trades;

/// <summary>Writes trades set-based: new versions by COPY, changed states by one statement.</summary>
internal sealed class TradeWriter(BackOfficeDb db)
{
    private static readonly IReadOnlyList<BulkColumn<StoredTrade>> Columns =
    [
        new("id", NpgsqlDbType.Uuid, t => t.Id.Value),
        new("entity_id", NpgsqlDbType.Uuid, t => t.EntityId.Value),
        new("reference", NpgsqlDbType.Text, t => t.Reference),
        new("trade_ref", NpgsqlDbType.Text, t => t.TradeRef),
        new("trade_version", NpgsqlDbType.Integer, t => t.TradeVersion),
        new("content_hash", NpgsqlDbType.Text, t => t.ContentHash),
        new("capacity", NpgsqlDbType.Varchar, t => t.Capacity.ToString()),
        new("side", NpgsqlDbType.Varchar, t => t.Side.ToString()),
        new("security_id", NpgsqlDbType.Uuid, t => t.SecurityId.Value),
        new("asset_class", NpgsqlDbType.Text, t => t.AssetClass),
        new("quantity", NpgsqlDbType.Numeric, t => t.Quantity),
        new("price", NpgsqlDbType.Numeric, t => t.Price),
        new("currency", NpgsqlDbType.Text, t => t.Currency),
        new("minor_units", NpgsqlDbType.Integer, t => t.MinorUnits),
        new("min_settlement_unit", NpgsqlDbType.Numeric, t => t.MinSettlementUnit),
        new("trade_date", NpgsqlDbType.Date, t => t.TradeDate),
        new("trade_time", NpgsqlDbType.Time, t => t.TradeTime),
        new("settlement_date", NpgsqlDbType.Date, t => t.SettlementDate),
        new("account_id", NpgsqlDbType.Uuid, t => t.AccountId.Value),
        new("party_id", NpgsqlDbType.Uuid, t => t.PartyId.Value),
        new("counterparty_id", NpgsqlDbType.Uuid, t => t.CounterpartyId.Value),
        new("mic", NpgsqlDbType.Text, t => t.Mic),
        new("desk", NpgsqlDbType.Text, t => t.Desk),
        new("gross", NpgsqlDbType.Numeric, t => t.Gross),
        new("commission", NpgsqlDbType.Numeric, t => t.Commission),
        new("fees", NpgsqlDbType.Numeric, t => t.Fees),
        new("tax", NpgsqlDbType.Numeric, t => t.Tax),
        new("net", NpgsqlDbType.Numeric, t => t.Net),
        new("state", NpgsqlDbType.Varchar, t => t.State.ToString()),
        new("stop_code", NpgsqlDbType.Text, t => t.StopCode),
        new("stop_args", NpgsqlDbType.Array | NpgsqlDbType.Text, t => t.StopArgs.ToArray()),
        new("cancel_reason", NpgsqlDbType.Text, t => t.CancelReason),
        new("settled_quantity", NpgsqlDbType.Numeric, t => t.SettledQuantity),
        new("version", NpgsqlDbType.Integer, t => t.Version),
        new("isin", NpgsqlDbType.Text, t => t.Names.Isin),
        new("symbol", NpgsqlDbType.Text, t => t.Names.Symbol),
        new("security_name", NpgsqlDbType.Text, t => t.Names.SecurityName),
        new("account_code", NpgsqlDbType.Text, t => t.Names.AccountCode),
        new("party_name", NpgsqlDbType.Text, t => t.Names.PartyName),
        new("counterparty_code", NpgsqlDbType.Text, t => t.Names.CounterpartyCode),
        new("counterparty_name", NpgsqlDbType.Text, t => t.Names.CounterpartyName),
        new("house_counterparty", NpgsqlDbType.Uuid, t => t.House.Counterparty.Value),
        new("house_own", NpgsqlDbType.Uuid, t => t.House.Own.Value),
        new("house_depot", NpgsqlDbType.Uuid, t => t.House.Depot.Value),
        new("house_bank", NpgsqlDbType.Uuid, t => t.House.Bank.Value),
        new("house_own_bank", NpgsqlDbType.Uuid, t => t.House.OwnBank.Value),
        new("job_id", NpgsqlDbType.Uuid, t => t.Source.Job?.Value),
        new("file_id", NpgsqlDbType.Uuid, t => t.Source.File?.Value),
        new("file_name", NpgsqlDbType.Text, t => t.Source.FileName),
        new("line", NpgsqlDbType.Bigint, t => t.Source.Line),
        new("raw", NpgsqlDbType.Text, t => t.Source.Raw),
        new("extra", NpgsqlDbType.Jsonb, t => t.Source.Extra),
        new("parts", NpgsqlDbType.Jsonb, t => t.Parts),
        new("date_why", NpgsqlDbType.Uuid, t => t.DateWhy),
        new("ssi_why", NpgsqlDbType.Uuid, t => t.SsiWhy),
        new("ssi_override", NpgsqlDbType.Uuid, t => t.SsiOverride?.Value),
        new("movement_id", NpgsqlDbType.Uuid, t => t.MovementId?.Value),
        new("booked_at", NpgsqlDbType.TimestampTz, t => t.BookedAt),
        new("booked_by", NpgsqlDbType.Uuid, t => t.BookedBy.Value),
        new("cancel_version", NpgsqlDbType.Integer, t => t.CancelVersion),
        new("cancel_hash", NpgsqlDbType.Text, t => t.CancelHash),
        new("ended_at", NpgsqlDbType.TimestampTz, t => t.EndedAt),
        new("cancel_job_id", NpgsqlDbType.Uuid, t => t.CancelSource?.Job?.Value),
        new("cancel_file_id", NpgsqlDbType.Uuid, t => t.CancelSource?.File?.Value),
        new("cancel_file_name", NpgsqlDbType.Text, t => t.CancelSource?.FileName),
        new("cancel_line", NpgsqlDbType.Bigint, t => t.CancelSource?.Line),
        new("cancel_raw", NpgsqlDbType.Text, t => t.CancelSource?.Raw),
        new("cancel_extra", NpgsqlDbType.Jsonb, t => t.CancelSource?.Extra),
    ];

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
        var numbers = await db.Database.SqlQuery<long>(
            $"""select nextval({sequence}::regclass) as "Value" from generate_series(1, {count})""").ToListAsync(cancellationToken);
        return [.. numbers.Select(n => FormattableString.Invariant($"{prefix}-{year}-{n:000000}"))];
    }
}
