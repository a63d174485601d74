namespace BackOffice.Domain.Reference;

/// <summary>Why a day counted towards settlement or not; its word key is <c>settlement-date.</c> and the kebab name.</summary>
public enum DayReason { TradeDate, SettlementDay, HalfDayCounts, HalfDayDoesNotCount, Holiday, Weekend }

/// <summary>One day on the way from trade to settlement.</summary>
/// <param name="Closure">The holiday or half day, with its names, when that is the reason.</param>
public sealed record SettlementStep(DateOnly Date, bool Counted, DayReason Reason, ClosedDay? Closure = null);

/// <summary>
/// The day a trade is due: trade date + n <em>settlement</em> days by the cycle in force on the trade date and the calendar of the
/// place of settlement, with every day that was looked at.
/// </summary>
public sealed record SettlementDate(DateOnly Date, int CycleDays, string Calendar, IReadOnlyList<SettlementStep> Steps)
{
    /// <summary>
    /// Counts forward from the day after the trade. With n = 0 the trade date itself is due if it is a settlement day, else the next one.
    /// Refused as soon as a day lies in a year that the calendar does not cover.
    /// </summary>
    public static Outcome<SettlementDate> Compute(DateOnly tradeDate, SettlementCycle cycle, BusinessCalendar calendar)
    {
        if (calendar.Code != cycle.SettlementCalendar)
            throw new ArgumentException($"{cycle.Mic} settles by {cycle.SettlementCalendar}, not {calendar.Code}.", nameof(calendar));
        if (!calendar.Covers(tradeDate))
            return new Refusal("calendar.beyond-coverage", calendar.Code, tradeDate);

        var steps = new List<SettlementStep>();
        var (wanted, date) = (cycle.Days, tradeDate);
        if (wanted == 0)
            wanted = 1;
        else
        {
            steps.Add(new SettlementStep(tradeDate, false, DayReason.TradeDate));
            date = tradeDate.AddDays(1);
        }

        for (var counted = 0; ; date = date.AddDays(1))
        {
            var day = calendar.DayOf(date);
            if (day.Refusal is { } beyond)
                return beyond;
            var step = StepOf(date, day.Value, calendar);
            steps.Add(step);
            if (step.Counted && ++counted == wanted)
                return new SettlementDate(date, cycle.Days, calendar.Code, steps);
        }
    }

    private static SettlementStep StepOf(DateOnly date, DayKind kind, BusinessCalendar calendar) => kind switch
    {
        DayKind.Open => new(date, true, DayReason.SettlementDay),
        DayKind.Half when calendar.HalfDaysCount => new(date, true, DayReason.HalfDayCounts, calendar.ClosureOn(date)),
        DayKind.Half => new(date, false, DayReason.HalfDayDoesNotCount, calendar.ClosureOn(date)),
        DayKind.Closed => new(date, false, DayReason.Holiday, calendar.ClosureOn(date)),
        DayKind.Weekend => new(date, false, DayReason.Weekend),
        _ => throw new InvalidOperationException($"Unknown kind of day {kind}."),
    };
}
