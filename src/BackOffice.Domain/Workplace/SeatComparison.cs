namespace BackOffice.Domain.Workplace;

/// <summary>What is saved when people who could sit at a seat of the firm are paid a stipend instead.</summary>
/// <param name="Monthly">For all people together; negative when the stipend costs more.</param>
public sealed record SeatSaving(decimal MonthlyEach, decimal Monthly, decimal Yearly);

/// <summary>One person of the plan.</summary>
/// <param name="SeatCost">Of the seat a month, in the plan's currency.</param>
/// <param name="MovesOn">From this day on the stipend is to be paid.</param>
/// <param name="LeaseEndsOn">The last day for which the seat must be paid whatever happens; null when it can be given back at once.</param>
/// <param name="ReleasedOn">The first day on which the firm no longer pays the seat; null until that has happened.</param>
public sealed record SeatPlan(string Person, decimal SeatCost, decimal Stipend, DateOnly MovesOn, DateOnly? LeaseEndsOn = null, DateOnly? ReleasedOn = null);

/// <param name="Projected">Saved by then if every seat is given back on the day that its lease allows.</param>
/// <param name="Realised">Saved in truth: stipends paid, and only the seats that were released no longer paid.</param>
public sealed record SeatMonth(DateOnly Month, decimal Projected, decimal Realised, decimal ProjectedTotal, decimal RealisedTotal);

/// <summary>Seat against stipend: 1,000 against 500 a month saves 500 a month and 6,000 a year for each person. Amounts are of one currency.</summary>
public static class SeatComparison
{
    public const int MonthsAYear = 12;

    public static Outcome<SeatSaving> Compare(decimal seat, decimal stipend, int people)
    {
        if (seat < 0)
            return new Refusal("workplace.amount-negative", seat).At("seat");
        if (stipend < 0)
            return new Refusal("workplace.amount-negative", stipend).At("stipend");
        if (people < 0)
            return new Refusal("workplace.people-negative", people).At("people");
        var each = seat - stipend;
        return new SeatSaving(each, each * people, each * people * MonthsAYear);
    }

    /// <summary>Month by month, each part of a month by its days: what was planned beside what came true.</summary>
    /// <param name="first">Any day of the first month.</param>
    /// <param name="round">To the currency's minor unit.</param>
    public static IReadOnlyList<SeatMonth> Months(IReadOnlyCollection<SeatPlan> people, DateOnly first, int months, int round = 2)
    {
        var rows = new List<SeatMonth>();
        var (projectedTotal, realisedTotal) = (0m, 0m);
        for (var i = 0; i < months; i++)
        {
            var month = new DateOnly(first.Year, first.Month, 1).AddMonths(i);
            var projected = people.Sum(p => Saved(p, month, FreeFrom(p), round));
            var realised = people.Sum(p => Saved(p, month, p.ReleasedOn, round));
            projectedTotal += projected;
            realisedTotal += realised;
            rows.Add(new SeatMonth(month, projected, realised, projectedTotal, realisedTotal));
        }
        return rows;
    }

    /// <summary>The first day on which the plan no longer pays the seat.</summary>
    public static DateOnly FreeFrom(SeatPlan plan) => plan.LeaseEndsOn is { } end && end >= plan.MovesOn ? end.AddDays(1) : plan.MovesOn;

    private static decimal Saved(SeatPlan plan, DateOnly month, DateOnly? seatFreeFrom, int round)
    {
        var range = new DateRange(month, month.AddMonths(1));
        var stipend = ProRata.Of(plan.Stipend, range, new DateRange(plan.MovesOn), round);
        var seat = seatFreeFrom is { } free ? ProRata.Of(plan.SeatCost, range, new DateRange(free), round) : 0;
        return seat - stipend;
    }
}
