using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;

namespace BackOffice.Accounting.Posting;

/// <summary>
/// What a movement by hand does to one owner and one asset, as the posting rules see it: who holds it, who else is concerned, what it is worth.
/// The ledger has seen to it that the postings have a shape the rules know.
/// </summary>
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
            var counted = movement.Kind is "pledge" or "release" ? asset.Where(p => p.Purpose == "pledged") : asset;
            var moved = counted.GroupBy(p => p.Account).Select(g => new Moved(accounts[g.Key], g.Sum(p => p.Quantity))).Where(m => m.Quantity != 0).ToList();
            var concerned = movement.Kind is "pledge" or "release" ? moved : Concerned(moved);
            foreach (var (holder, other, quantity, comes) in movement.Kind == "transfer" ? Pairs(concerned) : concerned.Select(m => (m.Account, (AccountInfo?)null, Math.Abs(m.Quantity), m.Quantity > 0)))
            {
                var (amount, currency) = Worth(asset.Key, quantity, movement.BusinessDate, prices);
                yield return new MovementEvent(movement, holder, other, asset.Key.Security, quantity, amount, currency, comes);
            }
        }
    }

    private readonly record struct Moved(AccountInfo Account, decimal Quantity);

    /// <summary>Who gives to whom: each giver's quantity goes to the receivers in the order they stand.</summary>
    private static IEnumerable<(AccountInfo Holder, AccountInfo? Other, decimal Quantity, bool Comes)> Pairs(List<Moved> concerned)
    {
        // Where money lies is a short: the bank it leaves is the one whose posting goes up.
        var banks = concerned.Exists(m => Banks.Contains(m.Account.Role));
        var receivers = new Queue<Moved>(concerned.Where(m => m.Quantity > 0 != banks));
        foreach (var giver in concerned.Where(m => m.Quantity > 0 == banks))
        {
            var left = Math.Abs(giver.Quantity);
            while (left > 0)
            {
                if (!receivers.TryDequeue(out var receiver))
                {
                    yield return (giver.Account, null, left, false);
                    break;
                }
                var taken = Math.Min(left, Math.Abs(receiver.Quantity));
                yield return (giver.Account, receiver.Account, taken, false);
                left -= taken;
                if (Math.Abs(receiver.Quantity) > taken)
                    receivers = new Queue<Moved>([receiver with { Quantity = receiver.Quantity - (Math.Sign(receiver.Quantity) * taken) }, .. receivers]);
            }
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
    private static List<Moved> Concerned(List<Moved> moved)
    {
        var owners = moved.Where(m => Owners.Contains(m.Account.Role)).ToList();
        return owners.Count > 0 ? owners : [.. moved.Where(m => Banks.Contains(m.Account.Role))];
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
