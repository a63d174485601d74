using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;

namespace BackOffice.Reference.Calendars;

/// <summary>Whether half days of a calendar are settlement days. They are, where no row says otherwise.</summary>
internal sealed class CalendarKind : Kind<CalendarRow, CalendarKind.Row>
{
    public override string Name => "calendar-rules";

    public override string ObjectKind => "calendar";

    public override IReadOnlyList<Field> Fields { get; } =
    [
        new("code", FieldInput.Code, Required: true, Identity: true), new("half_days_count", FieldInput.YesNo, Required: true),
    ];

    public override CalendarRow Read(RowReader row)
    {
        var code = row.NeedCalendar("code");
        return new CalendarRow { Code = code, Key = code, HalfDaysCount = row.YesNo("half_days_count") ?? true };
    }

    protected override IReadOnlyDictionary<string, string?> Write(CalendarRow row, CodeNames names) => new Dictionary<string, string?>
    {
        ["code"] = row.Code, ["half_days_count"] = row.HalfDaysCount ? "yes" : "no",
    };

    public override ListOf<Row> Columns { get; } = ListOf<Row>.Of<ReferenceWords, Guid>("calendar-rules", r => r.Id)
        .Code("code", r => r.Code, r => $"/reference/calendar-rules/{r.Code}").Badge("halfDaysCount", r => r.HalfDaysCount ? "yes" : "no", "yes-no")
        .FilterCode("code", r => r.Code)
        .Argument(TwoTimes.AsOfParameter, FilterKind.Day).Argument(TwoTimes.KnownAtParameter, FilterKind.Day)
        .SortedBy("code");

    protected override IQueryable<Row> Rows(BackOfficeDb db, TwoTimes at) => at.InForce(db.Calendars).Select(c => new Row { Id = c.Subject, Code = c.Code, HalfDaysCount = c.HalfDaysCount });

    internal sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public bool HalfDaysCount { get; init; }
    }
}
