using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Reference.Contracts;

namespace BackOffice.Reference.Policies;

/// <summary>Which acts need a second person, and above which amount. An act by hand without a row in force needs one; a file does not.</summary>
internal sealed class PolicyKind : Kind<PolicyRow, PolicyKind.Row>
{
    public override string Name => "policies";

    public override string ObjectKind => "policy";

    public override string EditPermission => ReferencePermissions.EditHouse;

    public override string ImportPermission => ReferencePermissions.EditHouse;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Choice, Required: true, Identity: true, Choices: Codes, ChoiceWords: "policy"), new("needs_second_person", FieldInput.YesNo, Required: true),
        new("above_try", FieldInput.Figure), new("entity", FieldInput.Code, Identity: true, Refers: Names.Entity),
    ];

    private static readonly IReadOnlyList<string> Codes =
        [
            PolicyCodes.ChangeSsi, PolicyCodes.ChooseSsi, PolicyCodes.HandJournal, PolicyCodes.LedgerMovement,
            PolicyCodes.ImportSsis, PolicyCodes.ImportAccounts, PolicyCodes.ImportChart,
        ];

    public override PolicyRow Read(RowReader row)
    {
        var code = row.Code("code");
        if (row.Why is null && !Codes.Contains(code))
            row.Refuse(new Refusal("field.not-choice", code, string.Join(", ", Codes)), "code");
        return new PolicyRow
        {
            Code = code,
            Key = code,
            EntityId = row.Text("entity") is null ? EntityId.Firm : row.EntityOf("entity"),
            NeedsSecondPerson = row.YesNo("needs_second_person") ?? true,
            AboveTry = row.NotNegative("above_try"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(PolicyRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["needs_second_person"] = row.NeedsSecondPerson ? "yes" : "no", ["above_try"] = row.AboveTry is { } above ? Invariant.Number(above) : null,
        ["entity"] = row.EntityId == EntityId.Firm ? null : names[row.EntityId.Value],
    };

    public override IEnumerable<Guid> Refers(PolicyRow row) => [row.EntityId.Value];

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("policies", r => r.Id)
        .Badge("code", r => r.Code, "policy").Code("subject", r => r.Code, r => $"/reference/policies/{r.Id}", sort: false)
        .Badge("needsSecondPerson", r => r.NeedsSecondPerson ? "yes" : "no", "yes-no").Number("aboveTry", r => r.AboveTry)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day);

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Policies).Select(p => new Row { Id = p.Subject, Code = p.Code, NeedsSecondPerson = p.NeedsSecondPerson, AboveTry = p.AboveTry });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public bool NeedsSecondPerson { get; init; }
        public decimal? AboveTry { get; init; }
    }
}
