using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Securities;

/// <summary>Securities: known by ISIN, or by symbol and market where there is none (a listing of NASDAQ has no ISIN).</summary>
internal sealed class SecurityKind : Kind<SecurityRow, SecurityKind.Row>
{
    public override string Name => "securities";

    public override string ObjectKind => "security";

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("isin", FieldInput.Code), new("symbol", FieldInput.Code), new("mic", FieldInput.Code), new("name", Required: true),
        new("currency", FieldInput.Code, Required: true), new("asset_class", FieldInput.Code), new("lot_size", FieldInput.Figure),
        new("min_settlement_unit", FieldInput.Figure), new("csdr_class", FieldInput.Code), new("issuer"),
    ];

    public override IReadOnlyList<IReadOnlyList<string>> OneOf { get; } = [["isin"], ["symbol", "mic"]];

    public override SecurityRow Read(RowReader row)
    {
        var (isin, symbol, mic) = (row.Checked("isin", Isin.Parse), row.Text("symbol", 30), row.Market("mic"));
        if (isin is null && row.Why is null && (symbol is null || mic is null))
            row.Refuse(new Refusal("security.without-name"), symbol is null ? "symbol" : "mic");
        return new SecurityRow
        {
            Isin = isin,
            Symbol = symbol,
            Mic = mic,
            Key = isin ?? $"{symbol}@{mic}",
            Name = row.Need("name"),
            Currency = row.NeedCurrency("currency"),
            AssetClass = row.Text("asset_class", 40)?.ToLowerInvariant() ?? SecurityRow.DefaultAssetClass,
            LotSize = row.Positive("lot_size") ?? 1,
            MinSettlementUnit = row.NotNegative("min_settlement_unit") ?? 0,
            CsdrClass = row.Text("csdr_class", 40),
            Issuer = row.Text("issuer"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(SecurityRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["isin"] = row.Isin, ["symbol"] = row.Symbol, ["mic"] = row.Mic, ["name"] = row.Name, ["currency"] = row.Currency,
        ["asset_class"] = row.AssetClass, ["lot_size"] = Invariant.Number(row.LotSize), ["min_settlement_unit"] = Invariant.Number(row.MinSettlementUnit),
        ["csdr_class"] = row.CsdrClass, ["issuer"] = row.Issuer,
    };

    public override IEnumerable<string> Aliases(SecurityRow row)
    {
        if (row.Isin is { } isin)
            yield return isin;
        if (row is { Symbol: { } symbol, Mic: { } mic })
            yield return $"{symbol}@{mic}";
    }

    public override IQueryable<SecurityRow> Known(BackOfficeDb db, List<string> aliases) =>
        db.Securities.Believed().Where(s => aliases.Contains(s.Key) || aliases.Contains(s.Isin!) || aliases.Contains(s.Symbol + "@" + s.Mic));

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("securities", r => r.Id)
        .Code("isin", r => r.Isin, r => $"/reference/securities/{r.Key}").Code("symbol", r => r.Symbol, r => $"/reference/securities/{r.Key}").Code("mic", r => r.Mic)
        .Text("name", r => r.Name).Code("currency", r => r.Currency).Code("assetClass", r => r.AssetClass)
        .Quantity("lotSize", r => r.LotSize).Quantity("minSettlementUnit", r => r.MinSettlementUnit).Code("csdrClass", r => r.CsdrClass).NotOnPage()
        .Text("issuer", r => r.Issuer).NotOnPage()
        .FilterText("q", r => r.Isin, r => r.Symbol, r => r.Name).FilterCode("mic", r => r.Mic!).FilterCode("currency", r => r.Currency).FilterCode("assetClass", r => r.AssetClass)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("name");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Securities).Select(s => new Row
    {
        Id = s.Subject, Key = s.Key, Isin = s.Isin, Symbol = s.Symbol, Mic = s.Mic, Name = s.Name, Currency = s.Currency, AssetClass = s.AssetClass,
        LotSize = s.LotSize, MinSettlementUnit = s.MinSettlementUnit, CsdrClass = s.CsdrClass, Issuer = s.Issuer,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Key { get; init; } = "";
        public string? Isin { get; init; }
        public string? Symbol { get; init; }
        public string? Mic { get; init; }
        public string Name { get; init; } = "";
        public string Currency { get; init; } = "";
        public string AssetClass { get; init; } = "";
        public decimal LotSize { get; init; }
        public decimal MinSettlementUnit { get; init; }
        public string? CsdrClass { get; init; }
        public string? Issuer { get; init; }
    }
}
