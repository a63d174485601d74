using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Lists;
using BackOffice.Settlements.Contracts;

namespace BackOffice.Accounting.Posting;

/// <summary>A trade and its settlement as the posting rules see them.</summary>
internal static class TradeEvent
{
    public static string OpenItem(TradeId trade) => $"trade:{trade.Value:N}";

    public static BusinessEvent Booked(BookedTrade trade, DayRate rate, decimal cost, decimal gain) =>
        Of(trade, BusinessEvent.TradeBooked, trade.TradeDate, rate, new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["gross"] = trade.Gross,
            ["commission"] = trade.Commission,
            ["fees"] = trade.Fees,
            ["tax"] = trade.Tax,
            ["net"] = trade.Net,
            // An average that an undone trade turned below zero gives cost back instead of taking it.
            ["cost"] = Math.Max(cost, 0),
            ["cost_back"] = Math.Max(-cost, 0) + Math.Max(gain, 0),
            ["cost_more"] = Math.Max(-gain, 0),
        });

    public static BusinessEvent Settled(SettledDelivery step, DayRate rate, OpenItem part, DatedRate? openedAt) =>
        Of(step.Trade, BusinessEvent.DeliverySettled, step.SettledOn, rate, new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["paid"] = step.Amount,
            ["net_share"] = step.NetShare,
            ["open"] = Math.Abs(part.Amount),
            ["open_functional"] = Math.Abs(part.Functional),
        }) with { OpenedAt = openedAt };

    public static string Describe(BookedTrade trade) =>
        $"{trade.Reference} {(trade.Side == Side.Buy ? "alış" : "satış")} {Invariant.Number(trade.Quantity)} @ {Invariant.Number(trade.Price)} {trade.Currency}";

    private static BusinessEvent Of(BookedTrade trade, string kind, DateOnly date, DayRate rate, Dictionary<string, decimal> amounts) =>
        new(kind, trade.Reference, date, trade.Currency, rate.Rate, rate.PublishedOn,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["capacity"] = Invariant.Kebab(trade.Capacity.ToString()),
                ["side"] = Invariant.Kebab(trade.Side.ToString()),
                ["asset-class"] = trade.AssetClass,
                ["currency"] = trade.Currency,
                ["market"] = trade.Mic,
            },
            amounts)
        {
            Party = trade.Party,
            SubLedger = trade.Account,
            Counterparty = trade.Counterparty,
            OpenItemKey = OpenItem(trade.Id),
            Dimensions = trade.Desk is { Length: > 0 } desk ? DimensionSet.Of([new("desk", desk)]) : DimensionSet.None,
        };
}
