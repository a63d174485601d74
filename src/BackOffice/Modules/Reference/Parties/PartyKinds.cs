using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Answers;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Parties;

/// <summary>Clients, counterparties, custodians, depositories and whoever else the firm deals with.</summary>
internal sealed class PartyKinds : Kind<PartyRow, PartyKinds.Row>
{
    public override string Name => "parties";

    public override string ObjectKind => "party";

    public override bool Personal => true;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("name", Required: true, Personal: true),
        Field.Of<PartyKind>("kind", "party-kind", required: true), new("country", FieldInput.Code), new("lei", FieldInput.Code), new("bic", FieldInput.Code),
        new("tax_id", FieldInput.Code, Personal: true), new("customer_class", FieldInput.Code),
    ];

    public override PartyRow Read(RowReader row)
    {
        var country = row.Text("country", 2);
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            row.Refuse(new Refusal("country.form", country), "country");
        else if (country is not null && !Iso3166.All.Contains(country))
            row.Refuse(new Refusal("country.unknown", country), "country");
        var code = row.Code("code");
        return new PartyRow
        {
            Code = code,
            Key = code,
            Name = row.Need("name"),
            Kind = row.NeedChoice<PartyKind>("kind"),
            Country = country,
            Lei = row.Checked("lei", Lei.Parse),
            Bic = row.Checked("bic", Bic.Parse),
            TaxId = TaxId(row, country),
            CustomerClass = row.Text("customer_class", 40)?.ToLowerInvariant(),
        };
    }

    // Ten digits are a company's number, eleven a person's; other countries have other numbers, and no rule here.
    private static string? TaxId(RowReader row, string? country)
    {
        if (country is not (null or "TR") || row.Text("tax_id", 40) is not { } text)
            return row.Text("tax_id", 40);
        return text.Length == Tckn.Length ? row.Checked("tax_id", Tckn.Parse) : row.Checked("tax_id", Vkn.Parse);
    }

    protected override IReadOnlyDictionary<string, string?> Write(PartyRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["name"] = row.Name, ["kind"] = Invariant.Kebab(row.Kind.ToString()), ["country"] = row.Country, ["lei"] = row.Lei,
        ["bic"] = row.Bic, ["tax_id"] = row.TaxId, ["customer_class"] = row.CustomerClass,
    };

    /// <summary>The identity number of a person (eleven digits) is personal data; a company's tax number is public.</summary>
    public override IReadOnlyDictionary<string, string?> Masked(IReadOnlyDictionary<string, string?> values) =>
        values.GetValueOrDefault("tax_id") is { Length: Tckn.Length } number
            ? new Dictionary<string, string?>(values) { ["tax_id"] = new string('*', Tckn.Length - 3) + number[^3..] }
            : values;

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("parties", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/parties/{r.Code}").Text("name", r => r.Name).Badge("kind", r => r.Kind, "party-kind")
        .Code("country", r => r.Country).Code("bic", r => r.Bic).Code("lei", r => r.Lei).Code("customerClass", r => r.CustomerClass)
        .FilterText("q", r => r.Code, r => r.Name, r => r.Bic, r => r.Lei).FilterChoice("kind", r => r.Kind, "party-kind").FilterCode("country", r => r.Country!)
        .FilterCode("customerClass", r => r.CustomerClass!)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("name");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Parties).Select(p => new Row
    {
        Id = p.Subject, Code = p.Code, Name = p.Name, Kind = p.Kind, Country = p.Country, Bic = p.Bic, Lei = p.Lei, CustomerClass = p.CustomerClass,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public PartyKind Kind { get; init; }
        public string? Country { get; init; }
        public string? Bic { get; init; }
        public string? Lei { get; init; }
        public string? CustomerClass { get; init; }
    }
}
