using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Contracts;
using MediatR;

namespace BackOffice.Accounting.Posting;

/// <summary>Undoes what trades booked, by reversing journals linked both ways; the firm's own holding gets its cost back.</summary>
internal sealed class OnTradesReversed(JournalReader reader, JournalWriter writer, PostingDays days, CostBook costs, BackOfficeDb db, TimeProvider clock)
    : INotificationHandler<TradesReversed>
{
    public async Task Handle(TradesReversed notification, CancellationToken cancellationToken)
    {
        var trades = notification.Trades.ToDictionary(t => t.Id.Value);
        var standing = await reader.Standing("trade", trades.Keys, cancellationToken);
        var closed = await days.Closed([.. standing.Select(j => (j.EntityId, Later(notification.On, j.PostingDate))).Distinct()], cancellationToken);
        if (closed.Count > 0)
            throw new RefusedException(closed.Values.First());

        var own = trades.Values.Where(t => t.Capacity == Capacity.Principal).ToList();
        await costs.Lock([.. own.Select(t => (t.Entity, t.Security))], cancellationToken);
        foreach (var trade in own)
        {
            var moved = standing.Where(j => j.SourceId == trade.Id.Value).SelectMany(j => j.Lines)
                .Where(l => l.Role == "own-securities").Sum(l => l.Side == EntrySide.Debit ? l.Functional : -l.Functional);
            costs.Undo(trade.Entity, trade.Security, trade.Side, trade.Quantity, moved);
        }
        await db.SaveChangesAsync(cancellationToken);

        var now = await PostingClock.BookedAt(db, clock, cancellationToken);
        await writer.Write([.. standing.Select(j => new JournalToPost(RefusedException.Demand(
            j.Reverse(new JournalId(Guid.CreateVersion7(now)), Later(notification.On, j.PostingDate), notification.Reason, now, existing: null))))],
            cancellationToken);
    }

    // A journal is not undone before its own day.
    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
