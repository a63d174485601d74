using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records;

/// <summary>The room at a glance: what is kept by class, what wants a look, what came last.</summary>
public static class Index
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query : IQuery<Result>;

    /// <param name="MayGo">Records past their last day and under no hold: the next review of disposal looks at them.</param>
    public sealed record Result(
        IReadOnlyList<ClassLine> Classes, long Records, long Bytes, long TextsPending, long TextsFailed, long Held, int HoldsInForce, long Open, long MayGo, long Missing, IReadOnlyList<Latest> Last);

    public sealed record ClassLine(string Code, string NameEn, string NameTr, long Count)
    {
        public string Name(bool turkish) => turkish ? NameTr : NameEn;
    }

    public sealed record Latest(string Reference, string Title, string Class, DateTimeOffset KeptAt, string KeptBy);

    internal sealed class Handler(BackOfficeDb db, Sights sights, RetentionBook book, IMediator mediator) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var sight = await sights.Mine(cancellationToken);
            var mine = sight.Of(db.Records.AsNoTracking());
            var (held, holds, today, all, entities) = (db.HeldRecords, db.Holds, book.Today, sight.AllEntities, sight.EntityIds);
            var classes = (await book.Classes(cancellationToken)).ToDictionary(c => c.Code, StringComparer.Ordinal);
            var counts = await mine.GroupBy(r => r.Class).Select(g => new
            {
                g.Key,
                Count = g.LongCount(),
                Bytes = g.Sum(r => r.Size),
                Pending = g.LongCount(r => r.TextState == TextState.Pending),
                Failed = g.LongCount(r => r.TextState == TextState.Failed),
                Open = g.LongCount(r => r.KeepState == KeepState.Open),
            }).ToListAsync(cancellationToken);
            var underHold = mine.Where(r => held.Any(h => h.RecordId == r.Id && holds.Any(o => o.Id == h.HoldId && o.ReleasedAt == null)));
            var last = await mine.OrderByDescending(r => r.Id).Take(10).Select(r => new Latest(r.Reference, r.Title, r.Class, r.KeptAt, r.KeptByName)).ToListAsync(cancellationToken);
            return new Result(
                [.. counts.Select(c => new ClassLine(c.Key, classes.GetValueOrDefault(c.Key)?.NameEn ?? c.Key, classes.GetValueOrDefault(c.Key)?.NameTr ?? c.Key, c.Count)).OrderByDescending(c => c.Count)],
                counts.Sum(c => c.Count), counts.Sum(c => c.Bytes), counts.Sum(c => c.Pending), counts.Sum(c => c.Failed), await underHold.LongCountAsync(cancellationToken),
                await holds.CountAsync(h => (all || entities.Contains(h.EntityId)) && h.ReleasedAt == null, cancellationToken), counts.Sum(c => c.Open),
                await mine.Where(r => r.KeepThrough < today).LongCountAsync(cancellationToken) - await underHold.Where(r => r.KeepThrough < today).LongCountAsync(cancellationToken),
                (await mediator.Send(new Completeness.Show.Query(), cancellationToken)).MissingCount, last);
        }
    }
}
