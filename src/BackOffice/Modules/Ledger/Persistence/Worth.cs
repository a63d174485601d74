using BackOffice.Ledger.Movements;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Ledger.Persistence;

/// <summary>What quantities are worth in TRY on a day: the last price, at the last rate.</summary>
internal sealed class Worth(IMediator mediator)
{
    private const string Try = "TRY";

    /// <summary>Everything the movement moves, once; null when a price or rate is missing.</summary>
    public async Task<decimal?> InTry(HandMovements.Read movement, CancellationToken cancellationToken)
    {
        var moved = movement.Postings.Where(p => p.Quantity > 0).ToList();
        var needs = moved.Select(p => p.Asset.Security).OfType<Domain.SecurityId>().Distinct().Select(s => new PriceNeed(s, movement.Date)).ToList();
        var prices = await mediator.Send(new PricesOf(needs), cancellationToken);
        var amounts = new List<(decimal Amount, string Currency)>();
        foreach (var posting in moved)
        {
            if (posting.Asset.Currency is { } currency)
                amounts.Add((posting.Quantity, currency));
            else if (prices.TryGetValue(new PriceNeed(posting.Asset.Security!.Value, movement.Date), out var price))
                amounts.Add((posting.Quantity * price.Price, price.Currency));
            else
                return null;
        }

        var rates = await Rates([.. amounts.Select(a => a.Currency)], movement.Date, cancellationToken);
        return amounts.All(a => rates.ContainsKey(a.Currency)) ? Math.Round(amounts.Sum(a => a.Amount * rates[a.Currency]), 2, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>One unit of each currency in TRY; a currency without a rate is absent.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> Rates(IReadOnlyCollection<string> currencies, DateOnly on, CancellationToken cancellationToken)
    {
        var needs = currencies.Where(c => c != Try).Distinct().Select(c => new FxRateNeed(c, Try, on, "mid")).ToList();
        var found = await mediator.Send(new FxRatesOf(needs), cancellationToken);
        return found.Select(f => (f.Key.Base, f.Value.Rate)).Append((Base: Try, Rate: 1m)).ToDictionary(f => f.Base, f => f.Rate);
    }
}
