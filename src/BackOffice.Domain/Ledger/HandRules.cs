namespace BackOffice.Domain.Ledger;

/// <summary>What a person may move by hand, beyond that every movement balances.</summary>
public static class HandRules
{
    /// <summary>
    /// Null when it may be. Refused: kinds that come from trades, pending quantities (they belong to trades), and a pledge or
    /// release that does anything but turn one account's available quantity into pledged or back.
    /// </summary>
    public static Refusal? Judge(string kind, IReadOnlyList<Posting> postings)
    {
        if (!MovementKinds.ByHand.Contains(kind))
            return new Refusal("movement.kind-not-by-hand", kind).At("kind");
        for (var i = 0; i < postings.Count; i++)
        {
            if (postings[i].Purpose == Purposes.Pending)
                return new Refusal("movement.pending-by-hand", i + 1).At($"postings[{i}].purpose");
        }
        if (kind is MovementKinds.Pledge or MovementKinds.Release && !Turns(postings, kind == MovementKinds.Pledge))
            return new Refusal(kind == MovementKinds.Pledge ? "movement.pledge-wrong" : "movement.release-wrong").At("postings");
        return Movement.Of(kind, postings).Refusal;
    }

    private static bool Turns(IReadOnlyList<Posting> postings, bool pledging) =>
        postings.All(p => p.Purpose == Purposes.Pledged ? p.Quantity > 0 == pledging : p.Quantity < 0 == pledging)
        && postings.GroupBy(p => (p.Account, p.Asset)).All(g => g.Sum(p => p.Quantity) == 0);
}
