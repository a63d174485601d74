using BackOffice.Reference;

namespace BackOffice.SampleFirm;

/// <summary>The sixty business days of the sample firm's past, and the day arithmetic its markets follow.</summary>
internal sealed class SampleDays
{
    public const int Count = 60;

    private static readonly Dictionary<string, Dictionary<DateOnly, bool>> Closures = HouseReference.Closures
        .GroupBy(closure => closure.Calendar, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.ToDictionary(closure => closure.Date, closure => closure.IsHalf),
            StringComparer.Ordinal);

    /// <param name="today">The day of the first start; the last business day lies before it.</param>
    public SampleDays(DateOnly today)
    {
        Today = today;
        var days = new List<DateOnly>();
        for (var day = today.AddDays(-1); days.Count < Count; day = day.AddDays(-1))
            if (IsOpen("XIST", day))
                days.Add(day);
        days.Reverse();
        All = days;
        WithEve = [.. Enumerable.Range(1, 7).Select(back => days[0].AddDays(-back)).Where(day => IsOpen("XIST", day)).Reverse(), .. days];
    }

    public DateOnly Today { get; }

    public IReadOnlyList<DateOnly> All { get; }

    /// <summary>The sixty days and the week before them, so that the first morning already has a rate.</summary>
    public IReadOnlyList<DateOnly> WithEve { get; }

    public DateOnly First => All[0];

    public DateOnly Last => All[^1];

    /// <summary>How many of the firm's business days lie after <paramref name="day"/>, up to the last one; negative for the future.</summary>
    public int Ago(DateOnly day) => day > Last
        ? -1
        : All.Count(other => other > day);

    public static bool IsOpen(string calendar, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (!Closures[calendar].TryGetValue(day, out var isHalf) || isHalf);

    public static bool IsHalf(string calendar, DateOnly day) => Closures[calendar].GetValueOrDefault(day);

    /// <summary>The day <paramref name="count"/> open days of the calendar later.</summary>
    public static DateOnly Later(string calendar, DateOnly day, int count)
    {
        for (; count > 0; count--)
            do
                day = day.AddDays(1);
            while (!IsOpen(calendar, day));
        return day;
    }

    public static DateOnly Settlement(SampleMarket market, DateOnly tradeDate) =>
        Later(market.SettlementCalendar, tradeDate, market.CycleDays);

    /// <summary>A moment of a day as clocks in Istanbul show it.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute, int second = 0) =>
        new(day, new TimeOnly(hour, minute, second), TimeSpan.FromHours(3));
}

/// <param name="CycleDays">In force throughout the sample's sixty days.</param>
/// <param name="Opens">Minutes after midnight in Istanbul.</param>
internal sealed record SampleMarket(
    string Mic, string TradingCalendar, string SettlementCalendar, int CycleDays, string Currency, string Country,
    string Depository, string MessagePrefix, int Opens, int Closes)
{
    public static readonly IReadOnlyDictionary<string, SampleMarket> All = new[]
    {
        new SampleMarket("XIST", "XIST", "XIST", 2, "TRY", "TR", "MKK", "MKK", 600, 1080),
        new SampleMarket("XNYS", "XNYS", "USSETTLEMENT", 1, "USD", "US", "DTC", "DTC", 1050, 1375),
        new SampleMarket("XNAS", "XNYS", "USSETTLEMENT", 1, "USD", "US", "DTC", "DTC", 1050, 1375),
        new SampleMarket("XETR", "XETR", "TARGET", 2, "EUR", "DE", "CBF", "CBF", 660, 1100),
    }.ToDictionary(market => market.Mic, StringComparer.Ordinal);
}
