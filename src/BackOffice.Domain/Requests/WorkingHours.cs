using BackOffice.Domain.Reference;

namespace BackOffice.Domain.Requests;

/// <summary>When a team works: its calendar, its zone and its hours.</summary>
/// <param name="HalfDayTo">Where a half day ends.</param>
public sealed record WorkingHours(BusinessCalendar Calendar, TimeZoneInfo Zone, TimeOnly From, TimeOnly To, TimeOnly HalfDayTo)
{
    /// <summary>Works round the clock, every day of the year.</summary>
    public static WorkingHours Always(TimeZoneInfo zone) => new(
        new BusinessCalendar("ALWAYS", [], coveredYears: Enumerable.Range(1, 9998), weekend: new HashSet<DayOfWeek>()), zone, TimeOnly.MinValue, TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>The working span of a local day in UTC; null on a day without any. Refused beyond the calendar's coverage.</summary>
    public Outcome<TimeRange?> SpanOf(DateOnly day)
    {
        var kind = Calendar.DayOf(day);
        if (kind.Refusal is { } why)
            return why;
        return kind.Value switch
        {
            DayKind.Open => new Outcome<TimeRange?>(Span(day, To)),
            DayKind.Half => new Outcome<TimeRange?>(Span(day, HalfDayTo)),
            DayKind.Closed or DayKind.Weekend => new Outcome<TimeRange?>(null),
            _ => throw new InvalidOperationException($"Unknown kind of day {kind.Value}."),
        };
    }

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant of a local day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Utc(day.ToDateTime(TimeOnly.MinValue));

    // Midnight as an end is the end of the day.
    private TimeRange? Span(DateOnly day, TimeOnly to)
    {
        var end = to == TimeOnly.MinValue ? day.AddDays(1).ToDateTime(to) : day.ToDateTime(to);
        var start = day.ToDateTime(From);
        return start < end ? new TimeRange(Utc(start), Utc(end)) : null;
    }

    // A local time that daylight saving skips is the instant after the gap.
    private DateTimeOffset Utc(DateTime local)
    {
        while (Zone.IsInvalidTime(local))
            local += TimeSpan.FromTicks(TimeSpan.TicksPerMinute);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
