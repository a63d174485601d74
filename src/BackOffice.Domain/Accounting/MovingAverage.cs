namespace BackOffice.Domain.Accounting;

/// <summary>
/// Cost of the firm's own position in one security by moving weighted average: every purchase changes the average, every sale takes
/// cost out at it, and selling the last piece takes the whole rest.
/// </summary>
/// <remarks>
/// Source: SPK Seri V No 6 Art. 11 (perpetual inventory, moving weighted average); the method is dated policy.
/// A short position has a negative quantity and, as negative cost, the proceeds it was sold for: what is owed stands at what was
/// received for it, so a short sale earns nothing until it is covered (IFRS 9 treats it as a liability; the profit is the cover's).
/// </remarks>
public readonly record struct MovingAverage(decimal Quantity, decimal Cost)
{
    public decimal Average => Quantity == 0 ? 0 : Cost / Quantity;

    /// <summary>A purchase at its cost. While short it covers first, at the average the short was sold for; the rest is a new holding.</summary>
    public Bought Buy(decimal quantity, decimal cost, int minorUnits = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        if (Quantity >= 0)
            return new Bought(0, new MovingAverage(Quantity + quantity, Cost + cost));
        var covered = Math.Min(quantity, -Quantity);
        var released = Part(-Cost, covered, -Quantity, minorUnits);
        var paid = Part(cost, covered, quantity, minorUnits);
        return new Bought(released - paid, new MovingAverage(Quantity + quantity, Cost + released + (cost - paid)));
    }

    /// <summary>A sale: the held part leaves at the average, what goes beyond the holding leaves at its own proceeds and is a short position.</summary>
    /// <param name="proceeds">Gross, in functional currency.</param>
    public CostTaken Sell(decimal quantity, decimal proceeds, int minorUnits)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        var held = Math.Clamp(quantity, 0, Math.Max(Quantity, 0));
        var cost = (held == 0 ? 0 : Part(Cost, held, Quantity, minorUnits)) + (proceeds - Part(proceeds, held, quantity, minorUnits));
        return new CostTaken(cost, new MovingAverage(Quantity - quantity, Cost - cost));
    }

    /// <summary>
    /// Undoes a trade by exactly what it moved, so that position and books stay equal. What sales in between took at an average that
    /// the undone trade had changed stays in the cost of what is left and goes with the last piece.
    /// </summary>
    /// <param name="quantity">What the trade added; negative for a sale.</param>
    /// <param name="cost">What it added to the cost; negative for a sale.</param>
    public MovingAverage Undo(decimal quantity, decimal cost) => new(Quantity - quantity, Cost - cost);

    /// <summary>A split or bonus issue: more pieces, the same cost.</summary>
    public MovingAverage Split(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return this with { Quantity = Quantity * factor };
    }

    // The last piece takes the whole rest: nothing of a cent is left behind.
    private static decimal Part(decimal whole, decimal part, decimal of, int minorUnits) =>
        part == of ? whole : Rounding.To(whole * part / of, minorUnits);
}

/// <param name="Cost">In functional currency, rounded to its minor units.</param>
public sealed record CostTaken(decimal Cost, MovingAverage Left);

/// <param name="Gain">What covering a short position earned; negative is a loss, zero when nothing was short.</param>
public sealed record Bought(decimal Gain, MovingAverage Left);
