using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Reference.Contracts;

namespace BackOffice.Reference.Prices;

/// <summary>Prices of securities by day. A later figure for the same day corrects it; what was believed before stays readable.</summary>
internal sealed class PriceKind : Kind<PriceRow, PriceKind.Row>
{
    public override string Name => "prices";

    public override string ObjectKind => "price";

    public override Dating Dating => Dating.OwnDays;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("security", FieldInput.Code, Required: true, Identity: true, Refers: Names.Security), new("date", FieldInput.Day, Required: true, Identity: true),
        new("price", FieldInput.Figure, Required: true), new("currency", FieldInput.Code, Required: true), new("source"),
    ];

    public override PriceRow Read(RowReader row)
    {
        var (security, date) = (row.Security("security"), row.NeedDay("date"));
        row.Need("security");
        return new PriceRow
        {
            SecurityId = security?.Id ?? default,
            Date = date,
            Key = $"{security?.Id}@{Invariant.Day(date)}",
            Valid = new DateRange(date, date.AddDays(1)),
            Price = row.Positive("price") ?? row.NeedFigure("price"),
            Currency = row.NeedCurrency("currency"),
            Source = row.Text("source"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(PriceRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["security"] = names[row.SecurityId.Value], ["date"] = Invariant.Day(row.Date), ["price"] = Invariant.Number(row.Price), ["currency"] = row.Currency, ["source"] = row.Source,
    };

    public override IEnumerable<Guid> Refers(PriceRow row) => [row.SecurityId.Value];

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("prices", r => r.Id)
        .Code("security", r => r.Security, r => $"/reference/prices/{r.Id}").Text("name", r => r.Name).Day("date", r => r.Date).Number("price", r => r.Price)
        .Code("currency", r => r.Currency).Text("source", r => r.Source)
        .FilterText("q", r => r.Security, r => r.Name).FilterCode("security", r => r.Security!).FilterDays("date", r => r.Date).FilterCode("currency", r => r.Currency)
        .Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("-date");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) 
    {
        var securities = db.SecuritiesNow;
        return from p in at.Believed(db.Prices)
               join s in securities on p.SecurityId equals s.SecurityId
               select new Row { Id = p.Subject, Security = s.Code, Name = s.Name, Date = p.Date, Price = p.Price, Currency = p.Currency, Source = p.Source };
    }

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string? Security { get; init; }
        public string? Name { get; init; }
        public DateOnly Date { get; init; }
        public decimal Price { get; init; }
        public string Currency { get; init; } = "";
        public string? Source { get; init; }
    }
}
