namespace BackOffice.Domain.Accounting;

/// <summary>Rounding of the books: half away from zero, at the line, to the currency's minor units.</summary>
public static class Rounding
{
    public static decimal To(decimal amount, int minorUnits) => Math.Round(amount, minorUnits, MidpointRounding.AwayFromZero);

    /// <summary>The smallest amount the currency knows: 0.01 for two minor units.</summary>
    public static decimal Unit(int minorUnits)
    {
        var unit = 1m;
        for (var i = 0; i < minorUnits; i++)
            unit /= 10;
        return unit;
    }

    /// <summary>
    /// Splits a total over weights so that the parts sum to it exactly: largest remainder first, ties to the lowest index.
    /// </summary>
    /// <remarks>Example: 1 234.57 over 100, 250, 333, 17 is 176.37, 440.92, 587.30, 29.98.</remarks>
    public static IReadOnlyList<decimal> Split(decimal total, IReadOnlyList<decimal> weights, int minorUnits)
    {
        if (weights.Count == 0 || weights.Any(w => w < 0) || weights.Sum() == 0)
            throw new ArgumentException("Weights must be non-negative and not all zero.", nameof(weights));

        var unit = Unit(minorUnits);
        var sum = weights.Sum();
        var exact = weights.Select(w => Math.Abs(total) * w / sum).ToList();
        var parts = exact.Select(e => Math.Truncate(e / unit) * unit).ToList();
        var left = (int)((Math.Abs(total) - parts.Sum()) / unit);
        foreach (var i in Enumerable.Range(0, parts.Count).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
            parts[i] += unit;
        return [.. parts.Select(p => total < 0 ? -p : p)];
    }
}
