using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Calendars;

/// <summary>Closed and half days of markets and settlement places. A year without any row is not known: nothing is computed in it.</summary>
internal sealed class CalendarDayKind : Kind<CalendarDayRow, CalendarDayKind.Row>
{
    public override string Name => "calendars";

    public override string ObjectKind => "calendar-day";

    public override Dating Dating => Dating.OwnDays;

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("date", FieldInput.Day, Required: true, Identity: true),
        Field.Of<Closure>("closure", "closure", required: true), new("name_en"), new("name_tr"),
    ];

    public override CalendarDayRow Read(RowReader row)
    {
        var (code, date) = (row.Code("code"), row.NeedDay("date"));
        return new CalendarDayRow
        {
            Calendar = code,
            Date = date,
            Key = $"{code}@{Invariant.Day(date)}",
            Valid = new DateRange(date, date.AddDays(1)),
            Closure = row.NeedChoice<Closure>("closure"),
            NameEn = row.Text("name_en"),
            NameTr = row.Text("name_tr"),
        };
    }

    protected override IReadOnlyDictionary<string, string?> Write(CalendarDayRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Calendar, ["date"] = Invariant.Day(row.Date), ["closure"] = Invariant.Kebab(row.Closure.ToString()), ["name_en"] = row.NameEn, ["name_tr"] = row.NameTr,
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("calendars", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/calendars/{r.Key}").Day("date", r => r.Date).Badge("closure", r => r.Closure, "closure")
        .Text("name", r => r.Name, sort: false)
        .FilterCode("code", r => r.Code).FilterDays("date", r => r.Date).FilterChoice("closure", r => r.Closure, "closure").FilterText("q", r => r.Code, r => r.NameTr, r => r.NameEn)
        .Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("-date");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.Believed(db.CalendarDays).Select(d => new Row
    {
        Id = d.Subject, Key = d.Key, Code = d.Calendar, Date = d.Date, Closure = d.Closure, NameEn = d.NameEn, NameTr = d.NameTr,
    });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Key { get; init; } = "";
        public string Code { get; init; } = "";
        public DateOnly Date { get; init; }
        public Closure Closure { get; init; }
        public string? NameEn { get; init; }
        public string? NameTr { get; init; }
        public string? Name => Cultures.IsTurkish ? NameTr ?? NameEn : NameEn ?? NameTr;
    }
}
