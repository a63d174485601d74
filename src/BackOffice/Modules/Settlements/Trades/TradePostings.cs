using BackOffice.Domain;
using BackOffice.Ledger.Contracts;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>
/// What a trade moves in the ledger. At trade everything is pending: the client against the counterparty, the firm in between with its
/// charges. A settled step takes its share out of pending and into what is owned and where it lies, security and cash in one movement:
/// delivery and payment go together or not at all.
/// </summary>
internal static class TradePostings
{
    public const string Pending = "pending";
    public const string Available = "available";

    /// <summary>Agent buy of 1,000 for 50,000 with 105 charges: client +1,000 and -50,105, counterparty -1,000 and +50,000, firm +105.</summary>
    public static IReadOnlyList<PostingDraft> AtTrade(
        Side side, AccountId account, HouseAccounts house, SecurityId security, string currency, decimal quantity, decimal gross, decimal net)
    {
        var sign = Sign(side);
        var (shares, cash) = (Asset.Of(security), Asset.Of(currency));
        return Compact(
            new(account, shares, Pending, sign * quantity),
            new(house.Counterparty, shares, Pending, -sign * quantity),
            new(account, cash, Pending, -sign * net),
            new(house.Counterparty, cash, Pending, sign * gross),
            // A buyer pays the charges on top, a seller gets them taken off: both ways they come to the firm.
            new(house.Own, cash, Pending, Charges(side, gross, net)));
    }

    /// <param name="due">The cash that belonged to the step; what came in differs from it by no more than the tolerance, and the firm bears that.</param>
    /// <param name="amount">The cash that came.</param>
    /// <param name="netShare">The client's part of the step.</param>
    public static IReadOnlyList<PostingDraft> AtSettlement(StoredInstruction of, decimal quantity, decimal due, decimal amount, decimal netShare)
    {
        var sign = Sign(of.Side);
        var (shares, cash) = (Asset.Of(of.SecurityId), Asset.Of(of.Currency));
        var charges = Charges(of.Side, due, netShare);
        return Compact(
            new(of.AccountId, shares, Pending, -sign * quantity),
            new(of.AccountId, shares, Available, sign * quantity),
            new(of.House.Counterparty, shares, Pending, sign * quantity),
            new(of.House.Depot, shares, Available, -sign * quantity),
            new(of.AccountId, cash, Pending, sign * netShare),
            new(of.AccountId, cash, Available, -sign * netShare),
            new(of.House.Counterparty, cash, Pending, -sign * due),
            // The same day the firm draws its charges out of the clients' bank; on its own trade both are one account.
            new(of.House.Bank, cash, Available, sign * netShare),
            new(of.House.OwnBank, cash, Available, sign * (amount - netShare)),
            new(of.House.Own, cash, Pending, -charges),
            new(of.House.Own, cash, Available, charges + (sign * (due - amount))));
    }

    public static IReadOnlyList<PostingDraft> Reversed(StoredTrade trade) =>
        [.. AtTrade(trade.Side, trade.AccountId, trade.House, trade.SecurityId, trade.Currency, trade.Quantity, trade.Gross, trade.Net)
            .Select(p => p with { Quantity = -p.Quantity })];

    private static decimal Charges(Side side, decimal gross, decimal net) => side switch
    {
        Side.Buy => net - gross,
        Side.Sell => gross - net,
        _ => throw new InvalidOperationException($"Unknown side {side}."),
    };

    private static decimal Sign(Side side) => side switch
    {
        Side.Buy => 1,
        Side.Sell => -1,
        _ => throw new InvalidOperationException($"Unknown side {side}."),
    };

    /// <summary>One posting an account, asset and purpose, and none of zero: the firm's own trade has the firm on two lines.</summary>
    private static List<PostingDraft> Compact(params ReadOnlySpan<PostingDraft> postings)
    {
        var result = new List<PostingDraft>(postings.Length);
        foreach (var posting in postings)
        {
            var same = result.FindIndex(p => p.Account == posting.Account && p.Asset == posting.Asset && p.Purpose == posting.Purpose);
            if (same >= 0)
                result[same] = result[same] with { Quantity = result[same].Quantity + posting.Quantity };
            else
                result.Add(posting);
        }
        result.RemoveAll(p => p.Quantity == 0);
        return result;
    }
}
