namespace BackOffice.Domain.Accounting;

public enum PeriodState { Open, Closed }

/// <summary>One period of a fiscal year: a month, or number 13 for the adjustments of the year end.</summary>
public sealed class Period(EntityId entityId, int year, int number, DateOnly from, DateOnly to, PeriodState state)
{
    public EntityId EntityId { get; private set; } = entityId;

    public int Year { get; private set; } = year;

    /// <summary>1 to 12, and 13 for adjustments.</summary>
    public int Number { get; private set; } = number;

    public DateOnly From { get; private set; } = from;

    /// <summary>The last day, included.</summary>
    public DateOnly To { get; private set; } = to;

    public PeriodState State { get; private set; } = state;

    public int Version { get; private set; } = 1;

    public Outcome Close()
    {
        if (State == PeriodState.Closed)
            return new Refusal("period.already-closed", Number, Year);
        State = PeriodState.Closed;
        return Outcome.Done;
    }

    /// <summary>Lets postings in again. The reason stands in the fact.</summary>
    public Outcome Reopen()
    {
        if (State == PeriodState.Open)
            return new Refusal("period.already-open", Number, Year);
        State = PeriodState.Open;
        return Outcome.Done;
    }
}

/// <summary>An open year of one entity with its periods. Where none is open, nothing is posted.</summary>
public sealed class FiscalYear(EntityId entityId, int year, DateOnly from, DateOnly to)
{
    public EntityId EntityId { get; private set; } = entityId;

    public int Year { get; private set; } = year;

    public DateOnly From { get; private set; } = from;

    /// <summary>The last day, included.</summary>
    public DateOnly To { get; private set; } = to;

    /// <summary>Opens a calendar year with twelve months and an adjustment period on its last day.</summary>
    /// <remarks>Source: VUK 174; a special accounting period may start in another month.</remarks>
    public static Outcome<(FiscalYear Year, IReadOnlyList<Period> Periods)> Open(EntityId entity, int year, bool exists, int startMonth = 1)
    {
        if (year is < 1990 or > 2100)
            return new Refusal("year.out-of-range", year).At("year");
        if (exists)
            return new Refusal("year.already-open", year).At("year");

        var first = new DateOnly(year, startMonth, 1);
        var last = first.AddYears(1).AddDays(-1);
        var months = Enumerable.Range(0, 12)
            .Select(m => new Period(entity, year, m + 1, first.AddMonths(m), first.AddMonths(m + 1).AddDays(-1), PeriodState.Open));
        return (new FiscalYear(entity, year, first, last),
            (IReadOnlyList<Period>)[.. months, new Period(entity, year, 13, last, last, PeriodState.Open)]);
    }

    /// <summary>Why a day may not be posted to, or null. A day without any period is refused, like one in a closed period.</summary>
    public static Refusal? WhyNot(DateOnly postingDate, IEnumerable<Period> periods)
    {
        var ofDay = periods.Where(p => p.Number <= 12 && postingDate >= p.From && postingDate <= p.To).ToList();
        if (ofDay.Count == 0)
            return new Refusal("period.none", postingDate).At("date");
        return ofDay.Any(p => p.State == PeriodState.Open)
            ? null
            : new Refusal("period.closed", postingDate, ofDay[0].Number, ofDay[0].Year).At("date");
    }
}
