namespace BackOffice.Domain.Accounting;

/// <summary>
/// Cost of the firm's own holding of one security by moving weighted average: every purchase changes the average,
/// every sale takes cost out at it, and selling the last piece takes the whole rest.
/// </summary>
/// <remarks>Source: SPK Seri V No 6 Art. 11 (perpetual inventory, moving weighted average); the method is dated policy.</remarks>
public readonly record struct MovingAverage(decimal Quantity, decimal Cost)
{
    public decimal Average => Quantity == 0 ? 0 : Cost / Quantity;

    public MovingAverage Buy(decimal quantity, decimal cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        return new MovingAverage(Quantity + quantity, Cost + cost);
    }

    /// <summary>The cost of what is sold and what is left. Refused when more is sold than held: a short sale has no cost to take out.</summary>
    public Outcome<CostTaken> Sell(decimal quantity, int minorUnits)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        if (quantity > Quantity)
            return new Refusal("cost.sold-short", Quantity, quantity);
        var cost = quantity == Quantity ? Cost : Rounding.To(Cost * quantity / Quantity, minorUnits);
        return new CostTaken(cost, new MovingAverage(Quantity - quantity, Cost - cost));
    }

    /// <summary>A split or bonus issue: more pieces, the same cost.</summary>
    public MovingAverage Split(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return this with { Quantity = Quantity * factor };
    }
}

/// <param name="Cost">In functional currency, rounded to its minor units.</param>
public sealed record CostTaken(decimal Cost, MovingAverage Left);
