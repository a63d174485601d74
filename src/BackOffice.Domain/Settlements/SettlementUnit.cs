namespace BackOffice.Domain.Settlements;

/// <summary>
/// The unit in which a security is delivered: nothing smaller than it moves, and no quantity is finer than it. A unit of 1 takes whole
/// pieces only; zero takes anything.
/// </summary>
/// <remarks>More than one unit need not be a multiple of it: a bond of at least 100,000 may be traded by 1,000.</remarks>
public static class SettlementUnit
{
    /// <summary>More decimals than the unit itself has.</summary>
    public static bool IsTooFine(decimal quantity, decimal unit) => unit > 0 && decimal.Round(quantity, DecimalsOf(unit)) != quantity;

    public static bool IsTooSmall(decimal quantity, decimal unit) => quantity < unit;

    /// <summary>Why this quantity of a security cannot be delivered; null when it can.</summary>
    public static Refusal? Check(string security, decimal quantity, decimal unit) =>
        IsTooFine(quantity, unit) ? new Refusal("trade.quantity-too-fine", security, quantity, unit).At("quantity")
        : IsTooSmall(quantity, unit) ? new Refusal("trade.quantity-below-unit", security, quantity, unit).At("quantity")
        : null;

    // Dividing by a one with many zeros drops the zeros that the number does not need.
    private static int DecimalsOf(decimal unit) => (unit / 1.0000000000000000000000000000m).Scale;
}
