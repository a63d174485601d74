using System.Globalization;
using BackOffice.Platform.HouseData;

namespace BackOffice.SampleFirm;

/// <summary>An invented security. The ISIN is formed like a real one and its check digit is right.</summary>
/// <param name="DailyMove">How far the price usually goes in a day, as a share of it.</param>
internal sealed record SampleSecurity(
    string Symbol, string Isin, string Name, SampleMarket Market, string AssetClass, decimal StartPrice, decimal DailyMove, int Lot)
{
    public string Currency => Market.Currency;

    public bool IsBond => AssetClass == "government-bond";

    /// <summary>Bonds are quoted as a share of their nominal, five digits; everything else in cents.</summary>
    public int PriceDigits => IsBond ? 5 : 2;
}

internal static class SampleSecurities
{
    public static IReadOnlyList<SampleSecurity> All { get; } =
    [
        .. HouseFile.Rows("SampleFirm.Data.securities.csv").Select((row, at) =>
        {
            var market = SampleMarket.All[row["mic"]];
            return new SampleSecurity(
                row["symbol"], Isin(market.Country, row["symbol"], row["asset_class"], at), row["name"], market, row["asset_class"],
                Number(row["start_price"]), Number(row["daily_move"]), (int)Number(row["lot"]));
        })
    ];

    public static byte[] File()
    {
        var csv = new CsvText(
            "isin", "symbol", "mic", "name", "currency", "asset_class", "lot_size", "min_settlement_unit", "csdr_class", "issuer");
        foreach (var security in All)
            csv.Add(
                security.Isin, security.Symbol, security.Market.Mic, security.Name, security.Currency, security.AssetClass,
                security.Lot, security.Lot, CsdrClass(security), IssuerCode(security));
        return csv.Bytes();
    }

    public static string IssuerCode(SampleSecurity security) => security.IsBond ? "HAZINE" : security.Symbol;

    // The penalty classes of CSDR exist only where a European depository settles.
    private static string? CsdrClass(SampleSecurity security) => security.Market.Mic != "XETR"
        ? null
        : security.IsBond ? "sovereign-bond" : "liquid-share";

    // TR ISINs carry the symbol (TRATRSCM91Fn); elsewhere nine characters of the country's own number.
    private static string Isin(string country, string symbol, string assetClass, int at) => country switch
    {
        "TR" when assetClass == "government-bond" => ValidNumbers.Isin("TR", $"T14{at:00}31T1"),
        "TR" => ValidNumbers.Isin("TR", $"A{symbol.PadRight(5, 'X')[..5]}91{(char)('A' + at % 26)}"),
        "US" => ValidNumbers.Isin("US", (Number("914200106") + at * 7919m).ToString("000000000", CultureInfo.InvariantCulture)),
        "DE" => ValidNumbers.Isin("DE", $"000SF{at:0000}"),
        _ => throw new InvalidOperationException($"No ISIN form for {country}."),
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
