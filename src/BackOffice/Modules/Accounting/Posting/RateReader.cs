using BackOffice.Accounting.Persistence;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Accounting.Posting;

/// <summary>Asks Reference for the rates of a set of currencies and days: the last one published up to each day.</summary>
internal sealed class RateReader(IMediator mediator)
{
    /// <summary>The rates that lines in these currencies need on their days, and the one into each book's reporting currency.</summary>
    public Task<DayRates> Of(IEnumerable<(BooksPolicy Policy, string Currency, DateOnly Day)> lines, CancellationToken cancellationToken) => Read(
        [.. lines.SelectMany(l => new[]
        {
            (l.Currency, l.Policy.FunctionalCurrency, l.Day, l.Policy.RateKind),
            (l.Policy.ReportingCurrency, l.Policy.FunctionalCurrency, l.Day, l.Policy.RateKind),
        }).Distinct()], cancellationToken);

    private async Task<DayRates> Read(IReadOnlyCollection<(string From, string To, DateOnly Day, string Kind)> wanted, CancellationToken cancellationToken)
    {
        var needs = wanted.Where(w => w.From != w.To).Select(w => new FxRateNeed(w.From, w.To, w.Day, w.Kind)).Distinct().ToList();
        if (needs.Count == 0)
            return new DayRates(new Dictionary<(string, string, DateOnly), DayRate>());
        var found = await mediator.Send(new FxRatesOf(needs), cancellationToken);
        return new DayRates(found.ToDictionary(f => (f.Key.Base, f.Key.Quote, f.Key.On), f => new DayRate(f.Value.Rate, f.Value.PublishedOn)));
    }
}
