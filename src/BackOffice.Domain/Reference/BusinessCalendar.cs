namespace BackOffice.Domain.Reference;

/// <summary>How far a place is closed on a day.</summary>
public enum Closure { Full, Half }

/// <summary>One closed or half day with its names, as the calendar's source gives it.</summary>
public sealed record ClosedDay(DateOnly Date, Closure Closure, string? NameEn = null, string? NameTr = null);

/// <summary>What a day is in a calendar.</summary>
public enum DayKind { Open, Half, Closed, Weekend }

/// <summary>
/// The closures of a market or a settlement place. A year without any row is not known: asking for one of its days is a refusal,
/// never a guess that it is open.
/// </summary>
public sealed class BusinessCalendar
{
    private static readonly IReadOnlySet<DayOfWeek> SaturdayAndSunday = new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday };

    private readonly Dictionary<DateOnly, ClosedDay> _closures;
    private readonly SortedSet<int> _years;

    /// <param name="code">Such as <c>XIST</c> or <c>TARGET</c>.</param>
    /// <param name="closures">Every closed and half day; one row a date.</param>
    /// <param name="halfDaysCount">Whether a half day is a settlement day; it is, unless the calendar says otherwise.</param>
    /// <param name="coveredYears">Years known to be complete although no row falls in them; those with rows are covered anyway.</param>
    /// <param name="weekend">Days of the week that are always closed; Saturday and Sunday unless said.</param>
    public BusinessCalendar(
        string code, IEnumerable<ClosedDay> closures, bool halfDaysCount = true, IEnumerable<int>? coveredYears = null, IReadOnlySet<DayOfWeek>? weekend = null)
    {
        Code = code;
        HalfDaysCount = halfDaysCount;
        Weekend = weekend ?? SaturdayAndSunday;
        _closures = closures.ToDictionary(c => c.Date);
        _years = [.. _closures.Keys.Select(d => d.Year), .. coveredYears ?? []];
    }

    public string Code { get; }

    public bool HalfDaysCount { get; }

    public IReadOnlySet<DayOfWeek> Weekend { get; }

    public IReadOnlyCollection<int> CoveredYears => _years;

    public bool Covers(DateOnly date) => _years.Contains(date.Year);

    /// <summary>The closure of a day, if it has one.</summary>
    public ClosedDay? ClosureOn(DateOnly date) => _closures.GetValueOrDefault(date);

    /// <summary>What the day is. Refused with <c>calendar.beyond-coverage</c> when its year has no rows.</summary>
    public Outcome<DayKind> DayOf(DateOnly date)
    {
        if (!Covers(date))
            return new Refusal("calendar.beyond-coverage", Code, date);
        if (Weekend.Contains(date.DayOfWeek))
            return DayKind.Weekend;
        return ClosureOn(date)?.Closure switch
        {
            null => DayKind.Open,
            Closure.Half => DayKind.Half,
            Closure.Full => DayKind.Closed,
            var unknown => throw new InvalidOperationException($"Unknown closure {unknown}."),
        };
    }

    /// <summary>True for open days, and for half days where they count.</summary>
    public Outcome<bool> IsBusinessDay(DateOnly date)
    {
        var day = DayOf(date);
        if (day.Refusal is { } why)
            return why;
        return day.Value switch
        {
            DayKind.Open => true,
            DayKind.Half => HalfDaysCount,
            DayKind.Closed or DayKind.Weekend => false,
            _ => throw new InvalidOperationException($"Unknown kind of day {day.Value}."),
        };
    }
}
