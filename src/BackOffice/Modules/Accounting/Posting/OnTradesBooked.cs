using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Contracts;
using MediatR;

namespace BackOffice.Accounting.Posting;

/// <summary>Books trades on trade date, at the dated rate of that day; the firm's own sales take their cost out of the holding.</summary>
internal sealed class OnTradesBooked(Posts posts, CostBook costs, BackOfficeDb db) : INotificationHandler<TradesBooked>
{
    public async Task Handle(TradesBooked notification, CancellationToken cancellationToken)
    {
        var trades = notification.Trades;
        var desk = await posts.Open([.. trades.Select(t => (t.Entity, t.Currency, t.TradeDate)).Distinct()], cancellationToken);
        await costs.Lock([.. trades.Where(t => t.Capacity == Capacity.Principal).Select(t => (t.Entity, t.Security))], cancellationToken);

        var entries = new List<Posts.Entry>(trades.Count);
        foreach (var trade in trades)
        {
            var rate = desk.Rate(trade.Entity, trade.Currency, trade.TradeDate);
            var units = desk.Currencies(trade.Entity, trade.TradeDate).FunctionalUnits;
            var (cost, gain) = (0m, 0m);
            if (trade.Capacity == Capacity.Principal)
            {
                var functional = Math.Round(trade.Gross * rate.Rate, units, MidpointRounding.AwayFromZero);
                if (trade.Side == Side.Buy)
                    gain = costs.Buy(trade.Entity, trade.Security, trade.Quantity, functional, units);
                else
                    cost = costs.Sell(trade.Entity, trade.Security, trade.Quantity, functional, units);
            }
            entries.Add(new Posts.Entry(
                trade.Entity, TradeEvent.Booked(trade, rate, cost, gain), "trade", trade.Id.Value, "booked", TradeEvent.Describe(trade)));
        }
        await db.SaveChangesAsync(cancellationToken);
        await posts.Post(desk, entries, cancellationToken);
    }
}
