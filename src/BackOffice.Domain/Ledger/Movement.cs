namespace BackOffice.Domain.Ledger;

/// <summary>One posting of a movement: so much of an asset for an account, for one purpose.</summary>
/// <param name="Account">The account of Reference that holds.</param>
/// <param name="Quantity">Positive (long) says who owns it; negative (short) says where it is. Never zero.</param>
public readonly record struct Posting(AccountId Account, LedgerAsset Asset, string Purpose, decimal Quantity);

/// <summary>
/// A movement of quantities. Its postings sum to zero per asset, so that for every security and currency
/// what is owned equals what is somewhere, on trade date and on settlement date alike.
/// </summary>
/// <remarks>Source: SEC Rule 17a-3(a)(5) stock record; double entry in units of any asset.</remarks>
public sealed class Movement
{
    private Movement(string kind, IReadOnlyList<Posting> postings) => (Kind, Postings) = (kind, postings);

    public string Kind { get; }

    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>
    /// A movement, or why it cannot be one: fewer than two postings, a quantity of zero, an unknown kind or purpose,
    /// or an asset whose postings do not sum to zero (named with its difference).
    /// </summary>
    public static Outcome<Movement> Of(string kind, IReadOnlyList<Posting> postings)
    {
        if (!MovementKinds.All.Contains(kind))
            return new Refusal("movement.kind-unknown", kind).At("kind");
        if (postings.Count < 2)
            return new Refusal("movement.too-few-postings").At("postings");

        for (var i = 0; i < postings.Count; i++)
        {
            if (postings[i].Quantity == 0)
                return new Refusal("movement.quantity-zero", i + 1).At($"postings[{i}].quantity");
            if (!Purposes.All.Contains(postings[i].Purpose))
                return new Refusal("movement.purpose-unknown", i + 1, postings[i].Purpose).At($"postings[{i}].purpose");
        }

        foreach (var (asset, difference) in Differences(postings))
            return new Refusal("movement.unbalanced", asset.ToString(), difference).At("postings");
        return new Movement(kind, postings);
    }

    /// <summary>The assets whose postings do not sum to zero, each with its difference; empty when the movement balances.</summary>
    public static IEnumerable<(LedgerAsset Asset, decimal Difference)> Differences(IEnumerable<Posting> postings) =>
        postings.GroupBy(p => p.Asset)
            .Select(g => (g.Key, Difference: g.Sum(p => p.Quantity)))
            .Where(d => d.Difference != 0);

    /// <summary>The postings that undo this movement: the same ones with the sign turned.</summary>
    public IReadOnlyList<Posting> Reversed() => [.. Postings.Select(p => p with { Quantity = -p.Quantity })];
}
