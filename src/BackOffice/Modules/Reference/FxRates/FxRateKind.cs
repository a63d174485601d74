using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.FxRates;

/// <summary>Rates of exchange by day, pair and kind (mid, buying, selling …): so many units of quote for the unit of base.</summary>
internal sealed class FxRateKind : Kind<FxRateRow, FxRateKind.Row>
{
    public override string Name => "fx-rates";

    public override string ObjectKind => "fx-rate";

    public override Dating Dating => Dating.OwnDays;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("date", FieldInput.Day, Required: true, Identity: true), new("base", FieldInput.Code, Required: true, Identity: true),
        new("quote", FieldInput.Code, Required: true, Identity: true), new("rate", FieldInput.Figure, Required: true), new("unit", FieldInput.Whole),
        new("kind", FieldInput.Code, Identity: true), new("source"),
    ];

    public override FxRateRow Read(RowReader row)
    {
        var (date, from, to) = (row.NeedDay("date"), row.NeedCurrency("base"), row.NeedCurrency("quote"));
        var kind = row.Text("kind", 40)?.ToLowerInvariant() ?? FxRateRow.DefaultKind;
        if (row.Why is null && from == to)
            row.Refuse(new Refusal("fx-rate.same-currency", from), "quote");
        return new FxRateRow
        {
            Date = date,
            Base = from,
            Quote = to,
            Kind = kind,
            Key = $"{from}-{to}-{kind}@{Invariant.Day(date)}",
            Valid = new DateRange(date, date.AddDays(1)),
            Rate = row.Positive("rate") ?? row.NeedFigure("rate"),
            Unit = row.Whole("unit", 1, 1_000_000) ?? 1,
            Source = row.Text("source"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(FxRateRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["date"] = Invariant.Day(row.Date), ["base"] = row.Base, ["quote"] = row.Quote, ["rate"] = Invariant.Number(row.Rate),
        ["unit"] = Invariant.Number(row.Unit), ["kind"] = row.Kind, ["source"] = row.Source,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("fx-rates", r => r.Id)
        .Day("date", r => r.Date).Code("base", r => r.Base, r => $"/reference/fx-rates/{r.Key}").Code("quote", r => r.Quote).Number("rate", r => r.Rate)
        .Count("unit", r => r.Unit).Badge("kind", r => r.Kind, "rate-kind").Text("source", r => r.Source)
        .FilterCode("base", r => r.Base).FilterCode("quote", r => r.Quote).FilterCode("kind", r => r.Kind).FilterDays("date", r => r.Date)
        .Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("-date");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.Believed(db.FxRates).Select(r => new Row
    {
        Id = r.Subject, Key = r.Key, Date = r.Date, Base = r.Base, Quote = r.Quote, Rate = r.Rate, Unit = r.Unit, Kind = r.Kind, Source = r.Source,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Key { get; init; } = "";
        public DateOnly Date { get; init; }
        public string Base { get; init; } = "";
        public string Quote { get; init; } = "";
        public decimal Rate { get; init; }
        public int Unit { get; init; }
        public string Kind { get; init; } = "";
        public string? Source { get; init; }
    }
}
