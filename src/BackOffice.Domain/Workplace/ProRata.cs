namespace BackOffice.Domain.Workplace;

/// <summary>The part of a period's amount that falls to some of its days: calendar days over calendar days, half away from zero.</summary>
public static class ProRata
{
    /// <param name="amount">For the whole period.</param>
    /// <param name="period">Must have an end.</param>
    public static decimal Of(decimal amount, DateRange period, DateRange entitled, int round)
    {
        var end = period.To ?? throw new ArgumentException("A period without an end has no share.", nameof(period));
        var from = entitled.From > period.From ? entitled.From : period.From;
        var to = entitled.To is { } until && until < end ? until : end;
        if (to <= from)
            return 0;
        var (days, all) = (to.DayNumber - from.DayNumber, end.DayNumber - period.From.DayNumber);
        return days == all ? amount : Math.Round(amount * days / all, round, MidpointRounding.AwayFromZero);
    }

    /// <summary>The stipend of a month for the days a person was entitled to it; overlapping days are paid once.</summary>
    public static (decimal Amount, int Days, int DaysOfMonth) Month(decimal monthly, DateOnly month, IEnumerable<DateRange> entitled, int round = 2)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var all = DateTime.DaysInMonth(month.Year, month.Month);
        var ranges = entitled.ToList();
        var days = Enumerable.Range(0, all).Count(d => ranges.Exists(r => r.Contains(first.AddDays(d))));
        return (days == all ? monthly : Math.Round(monthly * days / all, round, MidpointRounding.AwayFromZero), days, all);
    }
}
