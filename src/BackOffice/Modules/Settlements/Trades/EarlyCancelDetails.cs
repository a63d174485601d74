using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>What is known of a trade that was cancelled before it came: the row that did it, who brought it, and nothing else.</summary>
public static class EarlyCancelDetails
{
    /// <param name="TradeRef">The sender's reference of the trade.</param>
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(string TradeRef) : IQuery<Answer?>;

    /// <param name="Line">Of the file; null when it was typed.</param>
    public sealed record Answer(string TradeRef, int CancelVersion, DateTimeOffset At, string? By, JobId? Job, string? File, long? Line, string? Raw);

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, IPeople people) : IRequestHandler<Query, Answer?>
    {
        public async Task<Answer?> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, SettlementsPermissions.View, cancellationToken);
            var early = db.EarlyCancels;
            var found = await early.AsNoTracking().Where(c => c.TradeRef == query.TradeRef && (all || c.EntityId == EntityId.Firm || entities.Contains(c.EntityId)))
                .OrderByDescending(c => c.CancelVersion).FirstOrDefaultAsync(cancellationToken);
            if (found is null)
                return null;
            var who = (await people.Names([found.By], cancellationToken)).GetValueOrDefault(found.By);
            return new Answer(found.TradeRef, found.CancelVersion, found.At, who, found.Source.Job, found.Source.FileName, found.Source.Line, found.Source.Raw);
        }
    }
}
