namespace BackOffice.SampleFirm;

/// <summary>
/// Deals out fates so that the firm of today has what a real one has on its screens: fails of every age, partial
/// deliveries, cancelled and unmatched instructions. Shares, not chance: the counts hold for any first day.
/// </summary>
internal sealed class FatePlan(SampleDays days)
{
    private readonly Dictionary<string, Quota> quotas = [];

    /// <param name="canSplit">Large enough to be delivered in two parts.</param>
    public Fate Of(DateOnly tradeDate, DateOnly settlementDate, string counterparty, bool canSplit)
    {
        if (counterparty == SampleReference.AmbiguousHouse)
            return Fate.Ambiguous;

        var ago = days.Ago(settlementDate);
        if (ago < 0)
            return Take("unmatched", 0.14m) ? Fate.StillUnmatched : Fate.Settles;

        // Shares by the age today: up to 3, up to 7, up to 14 and up to 21 business days.
        var (failing, part) = ago switch
        {
            <= 3 => (0.11m, 0.11m),
            <= 7 => (0.10m, 0.09m),
            <= 14 => (0.07m, 0.05m),
            <= 21 => (0.03m, 0.015m),
            _ => (0m, 0m),
        };
        if (Take("failing", failing))
            return Fate.StillFailing;
        if (canSplit && Take("part", part))
            return Fate.PartStillOpen;

        // Two settlement days are needed to match, regret and cancel.
        if (settlementDate > tradeDate.AddDays(1))
        {
            if (Take("cancel", 0.006m))
                return Fate.CancelledByTrade;
            if (Take("recall", 0.003m))
                return Fate.CancelledAtDepository;
            if (Take("amend", 0.015m))
                return Fate.AmendedThenSettles;
            if (Take("latematch", 0.04m))
                return Fate.MatchedLate;
        }

        if (Take("late", 0.045m))
            return Fate.SettlesLate;
        return canSplit && Take("part-rest", 0.025m) ? Fate.PartThenRest : Fate.Settles;
    }

    private bool Take(string name, decimal share)
    {
        if (!quotas.TryGetValue(name, out var quota))
            quotas[name] = quota = new Quota();
        return quota.Take(share);
    }
}
