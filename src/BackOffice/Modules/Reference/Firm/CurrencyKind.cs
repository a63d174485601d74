using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Reference.Answers;

namespace BackOffice.Reference.Firm;

/// <summary>Currencies the firm uses. Their facts are those of ISO 4217; a file that names another one of ISO takes it into use.</summary>
internal sealed class CurrencyKind : Kind<CurrencyRow, CurrencyKind.Row>
{
    public override string Name => "currencies";

    public override string ObjectKind => "currency";

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true),
    ];

    public override CurrencyRow Read(RowReader row)
    {
        var code = row.NeedCurrency("code");
        var iso = Iso4217.All.GetValueOrDefault(code) ?? new IsoCurrency("", 0, "", "");
        return new CurrencyRow { Code = code, Key = code, Number = iso.Number, MinorUnits = iso.MinorUnits, Name = iso.NameEn };
    }

    /// <summary>A currency of ISO 4217 taken into use by a row that names it.</summary>
    public static CurrencyRow Of(string code, IsoCurrency iso, UserId by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), Subject = Guid.CreateVersion7(at), Known = new TimeRange(at), SaidBy = by,
        Code = code, Key = code, Number = iso.Number, MinorUnits = iso.MinorUnits, Name = iso.NameEn,
    };

    protected override IReadOnlyDictionary<string, string?> Write(CurrencyRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("currencies", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/currencies/{r.Code}").Code("number", r => r.Number).Count("minorUnits", r => r.MinorUnits)
        .Text("name", r => r.Name, sort: false)
        .FilterText("q", r => r.Code, r => r.NameEn)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("code");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Currencies).Select(c => new Row
    {
        Id = c.Subject, Code = c.Code, Number = c.Number, MinorUnits = c.MinorUnits, NameEn = c.Name,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string Number { get; init; } = "";
        public int MinorUnits { get; init; }
        public string NameEn { get; init; } = "";
        public string NameTr => Iso4217.All.GetValueOrDefault(Code)?.NameTr ?? NameEn;
        public string Name => Cultures.IsTurkish ? NameTr : NameEn;
    }
}
