using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Products;

/// <summary>What the firm sells or keeps: securities, goods and services, with how much of it is there.</summary>
internal sealed class ProductKinds : Kind<ProductRow, ProductKinds.Row>
{
    public override string Name => "products";

    public override string ObjectKind => "product";

    // A file of products brings their price tiers along.
    public override bool Imported => false;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("name", Required: true), Field.Of<ProductKind>("kind", "product-kind", required: true),
        new("unit", FieldInput.Code), new("currency", FieldInput.Code), new("available_quantity", FieldInput.Figure),
    ];

    public override ProductRow Read(RowReader row)
    {
        var code = row.Code("code");
        return new ProductRow
        {
            Code = code,
            Key = code,
            Name = row.Need("name"),
            Kind = row.NeedChoice<ProductKind>("kind"),
            Unit = row.Text("unit", 40),
            Currency = row.Currency("currency"),
            AvailableQuantity = row.NotNegative("available_quantity"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(ProductRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["name"] = row.Name, ["kind"] = Invariant.Kebab(row.Kind.ToString()), ["unit"] = row.Unit, ["currency"] = row.Currency,
        ["available_quantity"] = row.AvailableQuantity is { } available ? Invariant.Number(available) : null,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("products", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/products/{r.Code}").Text("name", r => r.Name).Badge("kind", r => r.Kind, "product-kind").Text("unit", r => r.Unit)
        .Code("currency", r => r.Currency).Quantity("availableQuantity", r => r.AvailableQuantity)
        .FilterText("q", r => r.Code, r => r.Name).FilterChoice("kind", r => r.Kind, "product-kind")
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("name");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Products).Select(p => new Row
    {
        Id = p.Subject, Code = p.Code, Name = p.Name, Kind = p.Kind, Unit = p.Unit, Currency = p.Currency, AvailableQuantity = p.AvailableQuantity,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public ProductKind Kind { get; init; }
        public string? Unit { get; init; }
        public string? Currency { get; init; }
        public decimal? AvailableQuantity { get; init; }
    }
}

/// <summary>Steps of price lists: from a quantity on, the unit of a product costs so much, from day to day.</summary>
internal sealed class PriceTierKind : Kind<PriceTierRow, PriceTierKind.Row>
{
    public override string Name => "price-tiers";

    public override string ObjectKind => "price-tier";

    public override Dating Dating => Dating.OwnDays;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("price_list", FieldInput.Code, Required: true, Identity: true),
        new("min_quantity", FieldInput.Figure, Identity: true), new("price", FieldInput.Figure, Required: true), new("valid_from", FieldInput.Day), new("valid_to", FieldInput.Day),
    ];

    public override PriceTierRow Read(RowReader row)
    {
        var (product, list, least) = (row.Code("code"), row.Code("price_list"), row.NotNegative("min_quantity") ?? 0);
        return new PriceTierRow
        {
            Product = product,
            PriceList = list,
            MinQuantity = least,
            Key = $"{product}|{list}|{Invariant.Number(least)}",
            Price = row.NotNegative("price") ?? row.NeedFigure("price"),
            Valid = row.Days("valid_from", "valid_to", DatedRow.Ever),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(PriceTierRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Product, ["price_list"] = row.PriceList, ["min_quantity"] = Invariant.Number(row.MinQuantity), ["price"] = Invariant.Number(row.Price),
        ["valid_from"] = row.Valid.From == DatedRow.Ever ? null : Invariant.Day(row.Valid.From), ["valid_to"] = row.Valid.To is { } to ? Invariant.Day(to.AddDays(-1)) : null,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("price-tiers", r => r.Said)
        .Code("code", r => r.Code, r => $"/reference/price-tiers/{r.Subject}").Code("priceList", r => r.PriceList).Quantity("minQuantity", r => r.MinQuantity).Number("price", r => r.Price)
        .Day("validFrom", r => r.ValidFrom, sort: false).Day("validTo", r => r.ValidTo, sort: false)
        .FilterText("q", r => r.Code, r => r.PriceList).FilterCode("code", r => r.Code).FilterCode("priceList", r => r.PriceList)
        .Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("code");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.Believed(db.PriceTiers).Select(t => new Row
    {
        Said = t.Id, Id = t.Subject, Subject = t.Subject, Code = t.Product, PriceList = t.PriceList, MinQuantity = t.MinQuantity, Price = t.Price, Valid = t.Valid,
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
        public string PriceList { get; init; } = "";
        public decimal MinQuantity { get; init; }
        public decimal Price { get; init; }

        [JsonIgnore]
        public DateRange Valid { get; init; }
        public DateOnly ValidFrom => Valid.From;
        public DateOnly? ValidTo => Valid.To?.AddDays(-1);
    }
}
