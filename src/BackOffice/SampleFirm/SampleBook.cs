using BackOffice.Domain;

namespace BackOffice.SampleFirm;

/// <summary>
/// What each account can still promise: settled and not yet promised to an open trade. A client never buys what it
/// cannot pay nor sells what it does not hold, so no balance goes absurdly below zero.
/// </summary>
internal sealed class SampleBook
{
    private readonly Dictionary<(string Account, string Asset), decimal> free = [];

    public decimal Free(string account, string asset) => free.GetValueOrDefault((account, asset));

    public void Add(string account, string asset, decimal quantity) =>
        free[(account, asset)] = Free(account, asset) + quantity;

    /// <summary>Securities of an account, in a stable order.</summary>
    public IReadOnlyList<SampleSecurity> Held(string account, Func<SampleSecurity, bool> which) =>
        [.. SampleSecurities.All.Where(security => which(security) && Free(account, security.Isin) >= 2 * security.Lot)];

    /// <summary>A new trade promises cash (a purchase) or securities (a sale).</summary>
    public void Promise(SampleTrade trade) =>
        Add(trade.Account, Given(trade), -(trade.Side == Side.Buy ? trade.Net : trade.Quantity));

    /// <summary>The trade is gone; the promise with it.</summary>
    public void Release(SampleTrade trade) =>
        Add(trade.Account, Given(trade), trade.Side == Side.Buy ? trade.Net : trade.Quantity);

    /// <summary>A delivery brought the other side; what was promised has left.</summary>
    public void Settle(SampleTrade trade, decimal quantity)
    {
        if (trade.Side == Side.Buy)
            Add(trade.Account, trade.Security.Isin, quantity);
        else
            Add(trade.Account, trade.Security.Currency, decimal.Round(trade.Net * quantity / trade.Quantity, 2));
    }

    private static string Given(SampleTrade trade) =>
        trade.Side == Side.Buy ? trade.Security.Currency : trade.Security.Isin;
}
