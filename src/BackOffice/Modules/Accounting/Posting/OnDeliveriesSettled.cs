using BackOffice.Accounting.Persistence;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Posting;

/// <summary>
/// Books what changed hands: the clearing account leaves at the rate it was booked at, the bank moves at the day's rate, the difference
/// is an exchange gain or loss. The completing step takes the rest, so that the open item returns exactly to zero.
/// </summary>
internal sealed class OnDeliveriesSettled(Posts posts, BackOfficeDb db) : INotificationHandler<DeliveriesSettled>
{
    private const string Clearing = "clearing";

    public async Task Handle(DeliveriesSettled notification, CancellationToken cancellationToken)
    {
        var steps = notification.Deliveries;
        var desk = await posts.Open([.. steps.Select(s => (s.Trade.Entity, s.Trade.Currency, s.SettledOn)).Distinct()], cancellationToken);
        var open = await OpenItems([.. steps.Select(s => TradeEvent.OpenItem(s.Trade.Id)).Distinct()], cancellationToken);

        var foreign = steps.Where(s => s.Trade.Currency != desk.Currencies(s.Trade.Entity, s.SettledOn).Functional);
        var openedAt = await OpenedAt([.. foreign.Select(s => TradeEvent.OpenItem(s.Trade.Id)).Distinct()], cancellationToken);

        var entries = new List<Posts.Entry>(steps.Count);
        foreach (var step in steps)
        {
            var key = TradeEvent.OpenItem(step.Trade.Id);
            var rate = desk.Rate(step.Trade.Entity, step.Trade.Currency, step.SettledOn);
            var units = desk.Currencies(step.Trade.Entity, step.SettledOn).FunctionalUnits;
            var (part, left) = open.GetValueOrDefault(key).Take(step.Amount, step.Completes, units);
            open[key] = left;
            entries.Add(new Posts.Entry(
                step.Trade.Entity, TradeEvent.Settled(step, rate, part, openedAt.GetValueOrDefault(key)), "trade", step.Trade.Id.Value,
                $"settled:{step.InstructionReference}:{step.MessageReference}", $"{step.InstructionReference} {TradeEvent.Describe(step.Trade)}"));
        }
        await posts.Post(desk, entries, cancellationToken);
    }

    /// <summary>The dated rate at which each trade of a foreign currency was booked: that of its first line.</summary>
    private async Task<Dictionary<string, DatedRate>> OpenedAt(List<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return [];
        var lines = db.JournalLines;
        var rates = await lines.AsNoTracking().Where(l => l.OpenItemKey != null && keys.Contains(l.OpenItemKey) && l.Role == Clearing)
            .Select(l => new { Key = l.OpenItemKey!, l.JournalId, l.Rate, l.RateDate }).ToListAsync(cancellationToken);
        return rates.GroupBy(r => r.Key, StringComparer.Ordinal)
            .Select(g => g.MinBy(r => r.JournalId.Value)!)
            .ToDictionary(r => r.Key, r => new DatedRate(r.Rate, r.RateDate), StringComparer.Ordinal);
    }

    /// <summary>What is left of each, as positive amounts whichever side it stands on.</summary>
    private async Task<Dictionary<string, OpenItem>> OpenItems(List<string> keys, CancellationToken cancellationToken)
    {
        var lines = db.JournalLines;
        var sums = await lines.AsNoTracking()
            .Where(l => l.OpenItemKey != null && keys.Contains(l.OpenItemKey) && l.Role == Clearing)
            .GroupBy(l => l.OpenItemKey!)
            .Select(g => new
            {
                Key = g.Key,
                Amount = g.Sum(l => l.Side == EntrySide.Debit ? l.Amount : -l.Amount),
                Functional = g.Sum(l => l.Side == EntrySide.Debit ? l.Functional : -l.Functional),
            }).ToListAsync(cancellationToken);
        return sums.ToDictionary(s => s.Key, s => new OpenItem(Math.Abs(s.Amount), Math.Abs(s.Functional)), StringComparer.Ordinal);
    }
}
