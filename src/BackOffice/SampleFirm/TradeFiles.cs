using System.Globalization;
using BackOffice.Domain;

namespace BackOffice.SampleFirm;

/// <summary>Writes trades as the trading system hands them over: new ones, amended ones, cancels, and the odd bad row.</summary>
internal static class TradeFiles
{
    private static readonly string[] Columns =
    [
        "trade_ref", "action", "version", "trade_date", "trade_time", "side", "security", "mic", "quantity", "price",
        "price_currency", "account", "counterparty", "capacity",
    ];

    public static CsvText Start(bool withSettlementDate = false) =>
        new(withSettlementDate ? [.. Columns, "settlement_date"] : Columns);

    public static void Add(CsvText csv, SampleTrade trade, string action = "new", int version = 1)
    {
        object?[] cells =
        [
            trade.Ref, action, version, trade.TradeDate, trade.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture), trade.Side == Side.Buy ? "buy" : "sell",
            trade.Security.Isin, trade.Security.Market.Mic, trade.Quantity, trade.Price, trade.Security.Currency,
            trade.Account, trade.Counterparty, trade.Capacity == Capacity.Agent ? "agent" : "principal",
        ];
        csv.Add(trade.IsNegotiated ? [.. cells, trade.SettlementDate] : cells);
    }

    /// <summary>What goes wrong in life: an ISIN with a typing error, a price with a comma, a quantity of nothing.</summary>
    public static void AddBad(CsvText csv, SampleTrade like, int kind)
    {
        var isin = like.Security.Isin;
        var (security, quantity, price) = (kind % 3) switch
        {
            0 => (isin[..^1] + (char)('0' + (isin[^1] - '0' + 3) % 10), Text(like.Quantity), Text(like.Price)),
            1 => (isin, Text(like.Quantity), "\"" + Text(like.Price).Replace('.', ',') + "\""),
            _ => (isin, "0", Text(like.Price)),
        };
        var side = like.Side == Side.Buy ? "buy" : "sell";
        csv.AddRaw(string.Create(
            CultureInfo.InvariantCulture,
            $"{like.Ref}X,new,1,{like.TradeDate:yyyy-MM-dd},,{side},{security},{like.Security.Market.Mic},{quantity},{price},{like.Security.Currency},{like.Account},{like.Counterparty},agent"));
    }

    private static string Text(decimal number) => number.ToString("0.0####", CultureInfo.InvariantCulture);
}
