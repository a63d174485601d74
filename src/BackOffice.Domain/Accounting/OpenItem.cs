namespace BackOffice.Domain.Accounting;

/// <summary>What is left of an amount that waits to be settled, in its own currency and in functional currency at the rate it was booked.</summary>
public readonly record struct OpenItem(decimal Amount, decimal Functional)
{
    /// <summary>
    /// The part that a step settles: its share of what is left; the completing step takes the rest, so that both amounts return exactly to zero.
    /// </summary>
    /// <param name="amount">Settled in this step, in the item's own currency.</param>
    public (OpenItem Part, OpenItem Left) Take(decimal amount, bool completes, int functionalUnits)
    {
        if (completes || Amount == 0)
            return (this, default);
        var taken = Math.Min(amount, Amount);
        var part = new OpenItem(taken, Rounding.To(Functional * taken / Amount, functionalUnits));
        return (part, new OpenItem(Amount - part.Amount, Functional - part.Functional));
    }
}
