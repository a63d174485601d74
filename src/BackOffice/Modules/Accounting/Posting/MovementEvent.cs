using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;

namespace BackOffice.Accounting.Posting;

/// <summary>One asset of a movement by hand, as the posting rules see it: who holds it, who else is concerned, what it is worth.</summary>
/// <param name="Holder">The owner on whom the movement falls; on a transfer the one who gives.</param>
/// <param name="Other">The one who receives, on a transfer.</param>
/// <param name="Amount">Money of the asset; a security counts at the day's price, in the price's currency.</param>
/// <param name="Comes">True when the holder ends up with more.</param>
internal sealed record MovementEvent(
    MovementDraft Movement, AccountInfo Holder, AccountInfo? Other, SecurityId? Security, decimal Quantity, decimal Amount, string Currency, bool Comes)
{
    private static readonly string[] Owners = ["client", "firm"];
    private static readonly string[] Banks = ["client-bank", "own-bank"];

    /// <summary>Own securities that come or go change the firm's holding at cost; a pledge leaves it where it is.</summary>
    public bool MovesOwnCost => Security is not null && Holder.Role == "firm" && (Movement.Kind is "opening" or "deposit" or "withdrawal");

    public static IEnumerable<MovementEvent> Of(
        MovementDraft movement, IReadOnlyDictionary<AccountId, AccountInfo> accounts,
        IReadOnlyDictionary<PriceNeed, PriceFound> prices)
    {
        foreach (var asset in movement.Postings.GroupBy(p => p.Asset))
        {
            var postings = asset.Select(p => (Account: accounts[p.Account], p.Purpose, p.Quantity)).ToList();
            var concerned = movement.Kind is "pledge" or "release"
                ? postings.Where(p => p.Purpose == "pledged").ToList()
                : Concerned(postings);
            if (concerned.Count == 0)
                continue;

            var gives = concerned.MinBy(p => p.Quantity);
            var receives = concerned.MaxBy(p => p.Quantity);
            var transfer = movement.Kind == "transfer" && concerned.Count > 1;
            // Where money lies is a short: the bank it leaves is the one whose posting goes up.
            if (transfer && Banks.Contains(gives.Account.Role))
                (gives, receives) = (receives, gives);
            var holder = transfer || concerned.Count == 1 ? gives : concerned.MaxBy(p => Math.Abs(p.Quantity));
            var quantity = Math.Abs(holder.Quantity);
            var (amount, currency) = Worth(asset.Key, quantity, movement.BusinessDate, prices);
            yield return new MovementEvent(
                movement, holder.Account, transfer ? receives.Account : null, asset.Key.Security, quantity, amount, currency, holder.Quantity > 0);
        }
    }

    public BusinessEvent ToEvent(DayRate rate, decimal cost, decimal gain) => new(
        Movement.Kind, Movement.Source.Reference, Movement.BusinessDate, Currency, rate.Rate, rate.PublishedOn,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["asset"] = Security is null ? "cash" : "security",
            ["holder"] = Holder.Role,
            ["other"] = Other?.Role ?? "",
        },
        new Dictionary<string, decimal>(StringComparer.Ordinal) 
        {
            ["amount"] = Amount, ["cost"] = Math.Max(cost, 0),
            ["cost_back"] = Math.Max(-cost, 0) + Math.Max(gain, 0), ["cost_more"] = Math.Max(-gain, 0),
        })
    {
        Party = Holder.Party,
        SubLedger = Holder.Id,
        OtherParty = Other?.Party,
        OtherSubLedger = Other?.Id,
    };

    /// <summary>The owners if any owner is concerned, else the banks money moves between.</summary>
    private static List<(AccountInfo Account, string Purpose, decimal Quantity)> Concerned(
        List<(AccountInfo Account, string Purpose, decimal Quantity)> postings)
    {
        var owners = postings.Where(p => Owners.Contains(p.Account.Role)).ToList();
        return owners.Count > 0 ? owners : [.. postings.Where(p => Banks.Contains(p.Account.Role))];
    }

    private static (decimal Amount, string Currency) Worth(
        Asset asset, decimal quantity, DateOnly on, IReadOnlyDictionary<PriceNeed, PriceFound> prices)
    {
        if (asset.Currency is { } currency)
            return (quantity, currency);
        if (!prices.TryGetValue(new PriceNeed(asset.Security!.Value, on), out var price))
            throw new RefusedException(new Refusal("price.missing", asset.Security.Value.ToString(), on));
        return (Math.Round(quantity * price.Price, 2, MidpointRounding.AwayFromZero), price.Currency);
    }
}
