namespace BackOffice.Domain.Requests;

/// <summary>A price of a list from a quantity on.</summary>
/// <param name="CustomerClass">The class it is for; null is for everyone.</param>
/// <param name="Price">For one unit.</param>
public sealed record PriceTier(string PriceList, string? CustomerClass, decimal MinQuantity, decimal Price, DateRange Valid);

/// <param name="Applies">The ladder the customer sees, smallest quantity first; the chosen tier is one of them.</param>
/// <param name="NextFrom">From this quantity on it would be cheaper; null on the last step.</param>
public sealed record TierChoice(PriceTier Tier, decimal Amount, IReadOnlyList<PriceTier> Applies, decimal? NextFrom);

/// <summary>
/// Chooses the price for a customer and a quantity: the ladder of the customer's class if there is one on that day, else the one for everyone; in it the
/// largest minimum that the quantity reaches. Of two prices for one step the later dated one holds.
/// </summary>
public static class PriceTiers
{
    public static Outcome<TierChoice> Choose(IReadOnlyCollection<PriceTier> tiers, string? customerClass, decimal quantity, DateOnly on)
    {
        if (quantity <= 0)
            return new Refusal("price.quantity-not-positive").At("quantity");

        var ladder = Ladder(tiers, customerClass, on);
        if (ladder.Count == 0)
            return new Refusal("price.none", on);
        if (ladder.LastOrDefault(t => t.MinQuantity <= quantity) is not { } tier)
            return new Refusal("price.below-smallest-quantity", ladder[0].MinQuantity).At("quantity");

        var next = ladder.FirstOrDefault(t => t.MinQuantity > quantity && t.Price < tier.Price);
        return new TierChoice(tier, tier.Price * quantity, ladder, next?.MinQuantity);
    }

    /// <summary>The steps in force for a class on a day, by quantity.</summary>
    public static IReadOnlyList<PriceTier> Ladder(IReadOnlyCollection<PriceTier> tiers, string? customerClass, DateOnly on)
    {
        var inForce = tiers.Where(t => t.Valid.Contains(on)).ToList();
        var own = customerClass is null ? [] : inForce.Where(t => string.Equals(t.CustomerClass, customerClass, StringComparison.OrdinalIgnoreCase)).ToList();
        return [.. (own.Count > 0 ? own : inForce.Where(t => t.CustomerClass is null))
            .GroupBy(t => t.MinQuantity)
            .Select(g => g.OrderByDescending(t => t.Valid.From).ThenBy(t => t.PriceList, StringComparer.Ordinal).First())
            .OrderBy(t => t.MinQuantity)];
    }
}
