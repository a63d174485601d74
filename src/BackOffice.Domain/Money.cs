using System.Globalization;

namespace BackOffice.Domain;

/// <summary>An amount in one currency. Two currencies are never added: that needs a rate, and a rate has a date.</summary>
public readonly record struct Money(decimal Amount, Currency Currency)
{
    public static Money Zero(Currency currency) => new(0, currency);

    public static Money Of(decimal amount, Currency currency) => new(amount, currency);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money money) => -money;

    /// <summary>To the minor unit, half away from zero.</summary>
    public Money Rounded() => this with { Amount = Currency.Round(Amount) };

    /// <summary>Another currency at a rate: one unit of ours is <paramref name="rate"/> units of theirs. Rounded to their minor unit.</summary>
    public Money At(decimal rate, Currency target) => new Money(Amount * rate, target).Rounded();

    /// <summary>
    /// Splits the amount in proportion to the weights so that the parts add up to it exactly: each part is rounded down to the minor
    /// unit, and what is left goes by minor units to the largest remainders, ties to the lowest index.
    /// </summary>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var total = weights.Sum();
        if (weights.Count == 0 || weights.Any(w => w < 0) || total <= 0)
            throw new ArgumentException("Weights are not negative and add up to more than nothing.", nameof(weights));
        if (!Currency.Fits(Amount))
            throw new InvalidOperationException($"{this} is not whole minor units; round it first.");

        var unit = Unit(Currency.MinorUnits);
        var units = Math.Abs(Amount) / unit;
        var exact = weights.Select(w => units * w / total).ToArray();
        var parts = exact.Select(decimal.Floor).ToArray();
        var left = (int)(units - parts.Sum());
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
            parts[index] += 1;

        var (sign, currency) = (Math.Sign(Amount), Currency);
        return [.. parts.Select(p => new Money(sign * p * unit, currency))];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency.Code}");

    private static decimal Unit(int minorUnits) => new(1, 0, 0, false, (byte)minorUnits);

    private decimal In(Currency currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"{Currency} is not added to {currency}; convert it at a dated rate first.");
}
