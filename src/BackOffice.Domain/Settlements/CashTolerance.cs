namespace BackOffice.Domain.Settlements;

/// <summary>How far the cash of a settlement may be off, by the size of the delivery; a dated row per market.</summary>
/// <param name="Threshold">Deliveries up to it (included) have <paramref name="UpTo"/>, larger ones <paramref name="Above"/>.</param>
public sealed record CashTolerance(decimal Threshold, decimal UpTo, decimal Above)
{
    public static readonly CashTolerance None = new(0, 0, 0);

    public decimal For(decimal amount) => Math.Abs(amount) <= Threshold ? UpTo : Above;
}
