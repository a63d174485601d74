using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;

namespace BackOffice.Reference.Tariffs;

/// <summary>Commission, fees and taxes by dated rows. Of rows with one code the one that names most wins; different codes add up.</summary>
internal sealed class TariffKind : Kind<TariffRow, TariffKind.Row>
{
    public override string Name => "tariffs";

    public override string ObjectKind => "tariff";

    public override Dating Dating => Dating.OwnDays;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), Field.Of<FeePart>("part", "fee-part", required: true), Field.Of<FeeBase>("base", "fee-base", required: true),
        new("rate", FieldInput.Figure, Required: true, WordKey: "field.tariff-rate"), new("minimum", FieldInput.Figure), new("maximum", FieldInput.Figure),
        new("mic", FieldInput.Code, Identity: true), new("asset_class", FieldInput.Code, Identity: true), new("customer_class", FieldInput.Code, Identity: true),
        Field.Of<Capacity>("capacity", "capacity") with { Identity = true }, Field.Of<Side>("side", "side") with { Identity = true },
        new("currency", FieldInput.Code, Identity: true), new("entity", FieldInput.Code, Identity: true, Refers: Names.Entity),
        new("valid_from", FieldInput.Day, Required: true), new("valid_to", FieldInput.Day),
    ];

    public override TariffRow Read(RowReader row)
    {
        var (code, mic, asset, customer) = (row.Code("code"), row.Market("mic"), row.Text("asset_class", 40)?.ToLowerInvariant(), row.Text("customer_class", 40)?.ToLowerInvariant());
        var (capacity, side, currency) = (row.Choice<Capacity>("capacity"), row.Choice<Side>("side"), row.Currency("currency"));
        var (least, most) = (row.NotNegative("minimum"), row.NotNegative("maximum"));
        if (most < least)
            row.Refuse(new Refusal("tariff.maximum-below-minimum", most, least), "maximum");
        return new TariffRow
        {
            Code = code,
            EntityId = row.Text("entity") is null ? EntityId.Firm : row.EntityOf("entity"),
            Key = string.Join('|', code, mic ?? "*", asset ?? "*", customer ?? "*", capacity?.ToString() ?? "*", side?.ToString() ?? "*", currency ?? "*"),
            Part = row.NeedChoice<FeePart>("part"),
            Base = row.NeedChoice<FeeBase>("base"),
            Rate = row.NotNegative("rate") ?? row.NeedFigure("rate"),
            Minimum = least,
            Maximum = most,
            Mic = mic,
            AssetClass = asset,
            CustomerClass = customer,
            Capacity = capacity,
            Side = side,
            Currency = currency,
            Valid = row.Days("valid_from", "valid_to", DatedRow.Ever),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(TariffRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["part"] = Invariant.Kebab(row.Part.ToString()), ["base"] = Invariant.Kebab(row.Base.ToString()), ["rate"] = Invariant.Number(row.Rate),
        ["minimum"] = row.Minimum is { } least ? Invariant.Number(least) : null, ["maximum"] = row.Maximum is { } most ? Invariant.Number(most) : null,
        ["mic"] = row.Mic, ["asset_class"] = row.AssetClass, ["customer_class"] = row.CustomerClass,
        ["capacity"] = row.Capacity is { } capacity ? Invariant.Kebab(capacity.ToString()) : null, ["side"] = row.Side is { } side ? Invariant.Kebab(side.ToString()) : null,
        ["currency"] = row.Currency, ["entity"] = row.EntityId == EntityId.Firm ? null : names[row.EntityId.Value],
        ["valid_from"] = Invariant.Day(row.Valid.From), ["valid_to"] = row.Valid.To is { } to ? Invariant.Day(to.AddDays(-1)) : null,
    };

    public override IEnumerable<Guid> Refers(TariffRow row) => [row.EntityId.Value];

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("tariffs", r => r.Said)
        .Code("code", r => r.Code, r => $"/reference/tariffs/{r.Subject}").Badge("part", r => r.Part, "fee-part").Badge("base", r => r.Base, "fee-base")
        .Number("tariffRate", r => r.Rate).Number("minimum", r => r.Minimum).Number("maximum", r => r.Maximum).Code("mic", r => r.Mic).Code("assetClass", r => r.AssetClass)
        .Code("customerClass", r => r.CustomerClass).Badge("capacity", r => r.Capacity, "capacity").Badge("side", r => r.Side, "side").Code("currency", r => r.Currency)
        .Day("validFrom", r => r.ValidFrom, sort: false).Day("validTo", r => r.ValidTo, sort: false)
        .FilterText("q", r => r.Code).FilterChoice("part", r => r.Part, "fee-part").FilterCode("mic", r => r.Mic!)
        .Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("code");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.Believed(db.Tariffs).Select(t => new Row
    {
        Said = t.Id, Id = t.Subject, Subject = t.Subject, Code = t.Code, Part = t.Part, Base = t.Base, Rate = t.Rate, Minimum = t.Minimum, Maximum = t.Maximum, Mic = t.Mic, AssetClass = t.AssetClass,
        CustomerClass = t.CustomerClass, Capacity = t.Capacity, Side = t.Side, Currency = t.Currency, Valid = t.Valid,
    });

    internal sealed class Row
    {
        /// <summary>Of the statement: there may be several of one thing, each of its own days.</summary>
        [JsonIgnore]
        public Guid Said { get; init; }

        /// <summary>Of the thing, as its detail knows it.</summary>
        public Guid Id { get; init; }
        public Guid Subject { get; init; }
        public string Code { get; init; } = "";
        public FeePart Part { get; init; }
        public FeeBase Base { get; init; }
        public decimal Rate { get; init; }
        public decimal? Minimum { get; init; }
        public decimal? Maximum { get; init; }
        public string? Mic { get; init; }
        public string? AssetClass { get; init; }
        public string? CustomerClass { get; init; }
        public Capacity? Capacity { get; init; }
        public Side? Side { get; init; }
        public string? Currency { get; init; }

        [JsonIgnore]
        public DateRange Valid { get; init; }
        public DateOnly ValidFrom => Valid.From;
        public DateOnly? ValidTo => Valid.To?.AddDays(-1);
    }
}
