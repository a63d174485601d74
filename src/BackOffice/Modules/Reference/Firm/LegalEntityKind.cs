using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Firm;

/// <summary>The companies the firm consists of, each with books of its own. As holder of accounts each is the party with its code.</summary>
internal sealed class LegalEntityKind : Kind<LegalEntityRow, LegalEntityKind.Row>
{
    public override string Name => "legal-entities";

    public override string ObjectKind => "legal-entity";

    public override string EditPermission => ReferencePermissions.EditHouse;

    public override string ImportPermission => ReferencePermissions.EditHouse;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("name", Required: true), new("tax_id", FieldInput.Code), new("lei", FieldInput.Code),
        new("functional_currency", FieldInput.Code, Required: true), new("time_zone", FieldInput.Code, Required: true),
    ];

    public override LegalEntityRow Read(RowReader row)
    {
        var (code, zone) = (row.Code("code"), row.Need("time_zone", 60));
        if (zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            row.Refuse(new Refusal("time-zone.unknown", zone), "time_zone");
        return new LegalEntityRow
        {
            Code = code,
            Key = code,
            Name = row.Need("name"),
            TaxId = row.Checked("tax_id", Vkn.Parse),
            Lei = row.Checked("lei", Lei.Parse),
            FunctionalCurrency = row.NeedCurrency("functional_currency"),
            TimeZone = zone,
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(LegalEntityRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["name"] = row.Name, ["tax_id"] = row.TaxId, ["lei"] = row.Lei, ["functional_currency"] = row.FunctionalCurrency, ["time_zone"] = row.TimeZone,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("legal-entities", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/legal-entities/{r.Code}").Text("name", r => r.Name).Code("taxId", r => r.TaxId).Code("lei", r => r.Lei)
        .Code("functionalCurrency", r => r.FunctionalCurrency).Code("timeZone", r => r.TimeZone)
        .FilterText("q", r => r.Code, r => r.Name)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("code");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.LegalEntities).Select(e => new Row
    {
        Id = e.Subject, Code = e.Code, Name = e.Name, TaxId = e.TaxId, Lei = e.Lei, FunctionalCurrency = e.FunctionalCurrency, TimeZone = e.TimeZone,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string? TaxId { get; init; }
        public string? Lei { get; init; }
        public string FunctionalCurrency { get; init; } = "";
        public string TimeZone { get; init; } = "";
    }
}
