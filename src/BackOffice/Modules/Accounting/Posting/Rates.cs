using BackOffice.Domain;

namespace BackOffice.Accounting.Posting;

/// <summary>A rate of a day: one unit of the currency in functional currency, and the day the rate was published.</summary>
internal readonly record struct DayRate(decimal Rate, DateOnly PublishedOn);

/// <summary>The rates a set of events needs, read in one question.</summary>
internal sealed class DayRates(IReadOnlyDictionary<(string From, string To, DateOnly Day), DayRate> rates)
{
    /// <summary>1 for the functional currency itself; refused when no rate was ever published up to that day.</summary>
    public Outcome<DayRate> Find(string currency, string functional, DateOnly day)
    {
        if (currency == functional)
            return new DayRate(1m, day);
        return rates.TryGetValue((currency, functional, day), out var rate)
            ? rate
            : new Refusal("rate.missing", currency, functional, day).At("currency");
    }
}
