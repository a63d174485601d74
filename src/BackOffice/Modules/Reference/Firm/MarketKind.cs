using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Firm;

/// <summary>Markets: hours and cut-off in their own zone, the place of settlement, how far the cash of a settlement may be off.</summary>
internal sealed class MarketKind : Kind<MarketRow, MarketKind.Row>
{
    public override string Name => "markets";

    public override string ObjectKind => "market";

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("mic", FieldInput.Code, Required: true, Identity: true), new("name", Required: true), new("currency", FieldInput.Code, Required: true),
        new("time_zone", FieldInput.Code, Required: true), new("opens_at", FieldInput.Time, Required: true), new("closes_at", FieldInput.Time, Required: true),
        new("cut_off", FieldInput.Time, Required: true), new("place_of_settlement", FieldInput.Code, Required: true), new("calendar", FieldInput.Code),
        new("tolerance_threshold", FieldInput.Figure), new("tolerance_up_to", FieldInput.Figure), new("tolerance_above", FieldInput.Figure),
    ];

    public override MarketRow Read(RowReader row)
    {
        var (mic, zone) = (row.Market("mic") ?? row.Need("mic"), row.Need("time_zone", 60));
        var (opens, closes, cutOff) = (row.NeedTime("opens_at"), row.NeedTime("closes_at"), row.NeedTime("cut_off"));
        if (zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            row.Refuse(new Refusal("time-zone.unknown", zone), "time_zone");
        if (row.Why is null && closes <= opens)
            row.Refuse(new Refusal("market.closes-before", mic), "closes_at");
        return new MarketRow
        {
            Mic = mic,
            Key = mic,
            Name = row.Need("name"),
            Currency = row.NeedCurrency("currency"),
            TimeZone = zone,
            OpensAt = opens,
            ClosesAt = closes,
            CutOff = cutOff,
            PlaceOfSettlement = row.Checked("place_of_settlement", Bic.Parse) ?? row.Need("place_of_settlement"),
            Calendar = row.Text("calendar") is null ? null : row.NeedCalendar("calendar"),
            ToleranceThreshold = row.NotNegative("tolerance_threshold") ?? 0,
            ToleranceUpTo = row.NotNegative("tolerance_up_to") ?? 0,
            ToleranceAbove = row.NotNegative("tolerance_above") ?? 0,
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(MarketRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["mic"] = row.Mic, ["name"] = row.Name, ["currency"] = row.Currency, ["time_zone"] = row.TimeZone, ["opens_at"] = Time(row.OpensAt), ["closes_at"] = Time(row.ClosesAt),
        ["cut_off"] = Time(row.CutOff), ["place_of_settlement"] = row.PlaceOfSettlement, ["calendar"] = row.Calendar,
        ["tolerance_threshold"] = Invariant.Number(row.ToleranceThreshold), ["tolerance_up_to"] = Invariant.Number(row.ToleranceUpTo),
        ["tolerance_above"] = Invariant.Number(row.ToleranceAbove),
    };

    private static string Time(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("markets", r => r.Id)
        .Code("mic", r => r.Mic, r => $"/reference/markets/{r.Mic}").Text("name", r => r.Name).Code("currency", r => r.Currency).Code("timeZone", r => r.TimeZone)
        .Code("opensAt", r => r.OpensAtText, sort: false).Code("closesAt", r => r.ClosesAtText, sort: false).Code("cutOff", r => r.CutOffText, sort: false)
        .Code("placeOfSettlement", r => r.PlaceOfSettlement).Code("calendar", r => r.Calendar)
        .FilterText("q", r => r.Mic, r => r.Name).FilterCode("currency", r => r.Currency)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("mic");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Markets).Select(m => new Row
    {
        Id = m.Subject, Mic = m.Mic, Name = m.Name, Currency = m.Currency, TimeZone = m.TimeZone, OpensAt = m.OpensAt, ClosesAt = m.ClosesAt, CutOff = m.CutOff,
        PlaceOfSettlement = m.PlaceOfSettlement, Calendar = m.Calendar,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Mic { get; init; } = "";
        public string Name { get; init; } = "";
        public string Currency { get; init; } = "";
        public string TimeZone { get; init; } = "";
        public TimeOnly OpensAt { get; init; }
        public TimeOnly ClosesAt { get; init; }
        public TimeOnly CutOff { get; init; }
        public string PlaceOfSettlement { get; init; } = "";
        public string? Calendar { get; init; }

        [JsonIgnore]
        public string OpensAtText => Time(OpensAt);

        [JsonIgnore]
        public string ClosesAtText => Time(ClosesAt);

        [JsonIgnore]
        public string CutOffText => Time(CutOff);
    }
}
