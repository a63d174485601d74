namespace BackOffice.Domain.Ledger;

/// <summary>A posting and whose account it is.</summary>
/// <param name="Code">The account's code, as people know it.</param>
/// <param name="Role">client, firm, client-bank, own-bank, depot or counterparty.</param>
public readonly record struct PostingOf(Posting Posting, string Code, string Role);

/// <summary>
/// Which shapes a movement by hand may have, so that the books can say the same as the ledger: a deposit brings something to its owner
/// and a withdrawal takes it away; clients' money lies in clients' bank accounts, and the firm's in its own.
/// </summary>
/// <remarks>Source: separation of client money, SPK III-39.1 Art. 53; the control accounts of clients and banks tie to the ledger.</remarks>
public static class HandShapes
{
    private const string Client = "client", Firm = "firm", ClientBank = "client-bank", OwnBank = "own-bank";

    private static bool Owns(string role) => role is Client or Firm;

    /// <summary>Null when it may be; a pledge or release is judged by <see cref="HandRules"/>.</summary>
    public static Refusal? Judge(string kind, IReadOnlyList<PostingOf> postings)
    {
        if (kind is MovementKinds.Pledge or MovementKinds.Release)
            return null;
        for (var i = 0; i < postings.Count; i++)
        {
            if (Wrong(kind, postings[i]) is { } wrong)
                return wrong.At($"postings[{i}].{(wrong.Code != "movement.no-place-for-cash" ? "quantity" : "account")}");
        }
        foreach (var asset in postings.GroupBy(p => p.Posting.Asset))
        {
            if (Apart(kind, [.. asset], asset.Key) is { } apart)
                return apart.At("postings");
        }
        return null;
    }

    private static Refusal? Wrong(string kind, PostingOf posting)
    {
        var (asset, quantity) = (posting.Posting.Asset, posting.Posting.Quantity);
        if (asset.IsCash && !Owns(posting.Role) && posting.Role is not (ClientBank or OwnBank))
            return new Refusal("movement.no-place-for-cash", posting.Code);
        if (kind == MovementKinds.Transfer)
            return null;
        // Positive says who owns it, negative where it is: what comes in raises the owner and lowers the place.
        var comesIn = kind is MovementKinds.Deposit or MovementKinds.Opening;
        var raises = Owns(posting.Role) == comesIn;
        return quantity > 0 == raises ? null : new Refusal(
            raises ? "movement.wrong-direction.up" : "movement.wrong-direction.down", $"@movement-kind.{kind}", posting.Code);
    }

    private static Refusal? Apart(string kind, IReadOnlyList<PostingOf> postings, LedgerAsset asset)
    {
        if (!asset.IsCash)
            return kind == MovementKinds.Transfer || postings.Any(p => Owns(p.Role)) ? null : new Refusal("movement.no-owner", $"@movement-kind.{kind}");
        decimal Sum(string role) => postings.Where(p => p.Role == role).Sum(p => p.Posting.Quantity);
        var (clients, banks) = (Sum(Client), Sum(ClientBank));
        // Money may be moved between bank accounts while nobody comes to own more or less: the firm draws what it has earned.
        if (kind == MovementKinds.Transfer && postings.All(p => !Owns(p.Role)))
            return null;
        return clients + banks == 0 ? null : new Refusal("movement.client-money-apart", clients, banks, asset.Currency);
    }
}
