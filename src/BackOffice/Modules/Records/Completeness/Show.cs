using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Completeness;

/// <summary>What should be a record and what is one, now, and the looks of the last days.</summary>
public static class Show
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Line> Lines, IReadOnlyList<Missing> Missing, IReadOnlyList<Past> Looks)
    {
        public long MissingCount => Lines.Sum(l => l.Missing);
    }

    public sealed record Line(string Source, long Expected, long Missing);

    public sealed record Missing(string Source, Guid Id, string Name, DateTimeOffset At);

    public sealed record Past(DateTimeOffset At, long Expected, long Missing);

    internal sealed class Handler(BackOfficeDb db, Sources sources) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var counts = await sources.Counts(cancellationToken);
            var missing = await sources.Missing(cancellationToken);
            var looks = await db.CompletenessLooks.AsNoTracking().OrderByDescending(l => l.At).Take(14).Select(l => new Past(l.At, l.Expected, l.Missing)).ToListAsync(cancellationToken);
            return new Result([.. counts.Select(c => new Line(c.Kind, c.Expected, c.Missing))], [.. missing.Select(m => new Missing(m.Kind, m.Id, m.Name, m.At))], looks);
        }
    }
}
