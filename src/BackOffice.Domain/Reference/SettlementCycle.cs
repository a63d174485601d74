namespace BackOffice.Domain.Reference;

/// <summary>
/// How many settlement days after the trade a market settles, for trade dates of a range. T+2 becoming T+1 is a second row.
/// </summary>
/// <param name="Mic">The market.</param>
/// <param name="Days">n of T+n, counted in settlement days, not trading days.</param>
/// <param name="TradeDates">Trade dates it governs; the end is excluded.</param>
/// <param name="SettlementCalendar">The calendar of the place of settlement, which need not be the market's own.</param>
public sealed record SettlementCycle(string Mic, int Days, DateRange TradeDates, string SettlementCalendar)
{
    public const int DaysMax = 30;

    /// <summary>
    /// The one cycle in force for the market on the trade date. Refused when there is none (<c>settlement-cycle.none</c>)
    /// or more than one (<c>settlement-cycle.ambiguous</c>).
    /// </summary>
    public static Outcome<SettlementCycle> InForce(IEnumerable<SettlementCycle> cycles, string mic, DateOnly tradeDate)
    {
        SettlementCycle[] found = [.. cycles.Where(c => c.Mic == mic && c.TradeDates.Contains(tradeDate)).Take(2)];
        return found.Length switch
        {
            0 => new Refusal("settlement-cycle.none", mic, tradeDate),
            1 => found[0],
            _ => new Refusal("settlement-cycle.ambiguous", mic, tradeDate),
        };
    }
}
