using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.People;

/// <summary>The people who work for the firm, wherever they sit.</summary>
internal sealed class PersonKind : Kind<PersonRow, PersonKind.Row>
{
    public override string Name => "people";

    public override string ObjectKind => "person";

    public override bool Personal => true;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("name", Required: true, Personal: true), new("title", Required: true), new("team"),
        new("location"), Field.Of<Arrangement>("arrangement", "arrangement"), new("manager", FieldInput.Code), new("joined_on", FieldInput.Day), new("left_on", FieldInput.Day),
    ];

    public override PersonRow Read(RowReader row)
    {
        var (code, joined, left) = (row.Code("code"), row.Day("joined_on"), row.Day("left_on"));
        if (left < joined)
            row.Refuse(new Refusal("field.ends-before", left, joined), "left_on");
        return new PersonRow
        {
            Code = code,
            Key = code,
            Name = row.Need("name"),
            Title = row.Need("title"),
            Team = row.Text("team"),
            Location = row.Text("location"),
            Arrangement = row.Choice<Arrangement>("arrangement"),
            Manager = row.Text("manager", 60),
            JoinedOn = joined,
            LeftOn = left,
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(PersonRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["name"] = row.Name, ["title"] = row.Title, ["team"] = row.Team, ["location"] = row.Location,
        ["arrangement"] = row.Arrangement is { } arrangement ? Invariant.Kebab(arrangement.ToString()) : null, ["manager"] = row.Manager,
        ["joined_on"] = row.JoinedOn is { } joined ? Invariant.Day(joined) : null, ["left_on"] = row.LeftOn is { } left ? Invariant.Day(left) : null,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("people", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/people/{r.Code}").Text("name", r => r.Name).Text("title", r => r.Title).Text("team", r => r.Team)
        .Text("location", r => r.Location).Badge("arrangement", r => r.Arrangement, "arrangement").Code("manager", r => r.Manager)
        .Day("joinedOn", r => r.JoinedOn).Day("leftOn", r => r.LeftOn)
        .FilterText("q", r => r.Code, r => r.Name, r => r.Title, r => r.Team).FilterCode("location", r => r.Location!).FilterDays("joinedOn", r => r.JoinedOn)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("name");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.People).Select(p => new Row
    {
        Id = p.Subject, Code = p.Code, Name = p.Name, Title = p.Title, Team = p.Team, Location = p.Location, Arrangement = p.Arrangement,
        Manager = p.Manager, JoinedOn = p.JoinedOn, LeftOn = p.LeftOn,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string Title { get; init; } = "";
        public string? Team { get; init; }
        public string? Location { get; init; }
        public Arrangement? Arrangement { get; init; }
        public string? Manager { get; init; }
        public DateOnly? JoinedOn { get; init; }
        public DateOnly? LeftOn { get; init; }
    }
}
