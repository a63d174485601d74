namespace BackOffice.Domain.Ledger;

/// <summary>One holding of a security: an account, for a purpose, by so much.</summary>
public readonly record struct Holding(AccountId Account, string Purpose, decimal Quantity);

/// <summary>
/// The stock record of one security: longs say who owns it, shorts say where it is. The two totals are equal, always,
/// on trade basis and on settlement basis.
/// </summary>
/// <remarks>Source: SEC Rule 17a-3(a)(5): "the location of all securities long and the offsetting position to all securities short".</remarks>
public sealed record StockRecord(IReadOnlyList<Holding> Long, IReadOnlyList<Holding> Short)
{
    public decimal LongTotal { get; } = Long.Sum(h => h.Quantity);

    /// <summary>As a positive number.</summary>
    public decimal ShortTotal { get; } = -Short.Sum(h => h.Quantity);

    public bool IsBalanced => LongTotal == ShortTotal;

    /// <summary>Sorts holdings into longs and shorts; on settlement basis what is pending is left out. Zero holdings are dropped.</summary>
    public static StockRecord Of(IEnumerable<Holding> holdings, Basis basis)
    {
        var counted = holdings
            .Where(h => Counts(h.Purpose, basis))
            .GroupBy(h => (h.Account, h.Purpose))
            .Select(g => new Holding(g.Key.Account, g.Key.Purpose, g.Sum(h => h.Quantity)))
            .Where(h => h.Quantity != 0)
            .ToList();
        return new StockRecord([.. counted.Where(h => h.Quantity > 0)], [.. counted.Where(h => h.Quantity < 0)]);
    }

    public static bool Counts(string purpose, Basis basis) => basis switch
    {
        Basis.Trade => true,
        Basis.Settlement => purpose != Purposes.Pending,
        _ => throw new InvalidOperationException($"Unknown basis {basis}."),
    };
}
