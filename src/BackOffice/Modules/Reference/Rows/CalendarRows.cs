using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Rows;

/// <summary>A calendar and its rule about half days. The closed days stand in their own rows.</summary>
internal sealed record CalendarRow : DatedRow
{
    public string Code { get; init; } = "";
    public bool HalfDaysCount { get; init; } = true;
}

/// <summary>A closed or half day of a calendar. Key: calendar and day.</summary>
internal sealed record CalendarDayRow : DatedRow
{
    public string Calendar { get; init; } = "";
    public DateOnly Date { get; init; }
    public Closure Closure { get; init; }
    public string? NameEn { get; init; }
    public string? NameTr { get; init; }
}

/// <summary>How many settlement days a market takes, for trade dates in <see cref="DatedRow.Valid"/>.</summary>
internal sealed record CycleRow : DatedRow
{
    public string Mic { get; init; } = "";
    public int Days { get; init; }
    public string SettlementCalendar { get; init; } = "";
}
