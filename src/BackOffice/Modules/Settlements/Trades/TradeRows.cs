using System.Globalization;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Lists;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>Reads rows of the import kind <c>trades</c>: text by column into what the sender said, or the first thing wrong with it.</summary>
internal static class TradeRows
{
    public const int TradeRefLengthMax = 100;

    private static readonly Dictionary<string, string> TurkishSides = new(StringComparer.Ordinal)
    {
        ["alış"] = "buy", ["alis"] = "buy", ["alım"] = "buy", ["satış"] = "sell", ["satis"] = "sell", ["satım"] = "sell",
    };

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new("trade_ref", Required: true), new("trade_date", Required: true, ImportType.Date), new("side", Required: true, Turkish: TurkishSides),
        new("security", Required: true), new("quantity", Required: true, ImportType.Decimal), new("price", Required: true, ImportType.Decimal),
        new("price_currency", Required: true), new("account", Required: true), new("counterparty", Required: true),
        new("action"), new("version", Type: ImportType.Integer), new("trade_time"), new("mic"), new("capacity"),
        new("commission", Type: ImportType.Decimal), new("fees", Type: ImportType.Decimal), new("tax", Type: ImportType.Decimal),
        new("settlement_date", Type: ImportType.Date), new("settlement_currency"),
    ];

    public static Outcome<TradeInput> Read(ImportRow row, ImportChunk chunk)
    {
        if (row["trade_ref"] is not { } tradeRef)
            return new Refusal("row.required", "trade_ref").At("trade_ref");
        if (tradeRef.Length > TradeRefLengthMax)
            return new Refusal("reason.too-long", TradeRefLengthMax).At("trade_ref");
        if (ActionOf(row["action"]) is not { } action)
            return new Refusal("trade.action-unknown", row["action"]).At("action");
        var version = 1;
        if (row["version"] is { } number && !int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out version))
            return new Refusal("row.integer", number).At("version");

        Refusal? wrong = null;
        var input = new TradeInput(
            tradeRef, action, version,
            Day("trade_date"), Time("trade_time"), Choice<Side>("side", "trade.side-unknown"), row["security"], row["mic"],
            Number("quantity"), Number("price"), row["price_currency"], row["account"], row["counterparty"], Choice<Capacity>("capacity", "trade.capacity-unknown"),
            new SuppliedCharges(Charge("commission"), Charge("fees"), Charge("tax")), Day("settlement_date"), row["settlement_currency"],
            new TradeSource(chunk.Job, chunk.File, chunk.FileName, row.Line, row.Raw, row.Extra.Count == 0 ? null : JsonSerializer.Serialize(row.Extra)));
        return wrong is null ? input : wrong;

        DateOnly? Day(string column)
        {
            if (row[column] is not { } text)
                return null;
            if (Invariant.TryDay(text, out var day))
                return day;
            wrong ??= new Refusal("row.day", text, "yyyy-MM-dd").At(column);
            return null;
        }

        TimeOnly? Time(string column)
        {
            if (row[column] is not { } text)
                return null;
            if (TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time))
                return time;
            // Some senders give the whole moment.
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                return TimeOnly.FromTimeSpan(at.TimeOfDay);
            wrong ??= new Refusal("row.instant", text).At(column);
            return null;
        }

        decimal? Number(string column)
        {
            if (row[column] is not { } text)
                return null;
            if (Invariant.TryDecimal(text, out var value))
                return value;
            wrong ??= new Refusal("row.number", text, "1234.56").At(column);
            return null;
        }

        // A column that the file has rules, and empty in it means nothing is charged.
        decimal? Charge(string column) => chunk.Columns.Contains(column) ? Number(column) ?? 0 : null;

        TEnum? Choice<TEnum>(string column, string code) where TEnum : struct, Enum
        {
            if (row[column] is not { } text)
                return null;
            if (Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
                return value;
            wrong ??= new Refusal(code, text).At(column);
            return null;
        }
    }

    private static TradeAction? ActionOf(string? text) => text is null ? TradeAction.New
        : Enum.TryParse<TradeAction>(text, ignoreCase: true, out var action) && !char.IsAsciiDigit(text[0]) ? action : null;
}
