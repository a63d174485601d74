using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;

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

    /// <summary>The currencies a journal of the day is kept in; refused when the reporting currency has no rate up to that day.</summary>
    public Outcome<BookCurrencies> Currencies(BooksPolicy policy, DateOnly day)
    {
        if (policy.ReportingCurrency == policy.FunctionalCurrency)
            return BookCurrencies.Same(policy.FunctionalCurrency);
        var rate = Find(policy.ReportingCurrency, policy.FunctionalCurrency, day);
        return rate.Refusal is { } missing
            ? missing
            : new BookCurrencies(policy.FunctionalCurrency, 2, policy.ReportingCurrency, 2, 1m / rate.Value.Rate);
    }
}
