using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Holds;

/// <summary>One legal hold with the first of its records.</summary>
public static class Details
{
    public const int RecordsShown = 100;

    [Requires(RecordsPermissions.View)]
    public sealed record Query(string Reference) : IQuery<Result?>;

    public sealed record Result(List.Row Hold, IReadOnlyList<Held> Records);

    public sealed record Held(string Reference, string Title, string Class, DateOnly On, DateOnly? KeptUntil);

    internal sealed class Handler(BackOfficeDb db, Sights sights, IMediator mediator) : IRequestHandler<Query, Result?>
    {
        public async Task<Result?> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await mediator.Send(new List.Query(ListRequest.All.With("q", query.Reference)), cancellationToken);
            if (found.Items.FirstOrDefault(h => h.Reference == query.Reference) is not { } hold)
                return null;
            var (id, held) = (hold.Id, db.HeldRecords);
            var records = await (await sights.Mine(cancellationToken)).Of(db.Records.AsNoTracking()).Where(r => held.Any(h => h.HoldId == id && h.RecordId == r.Id))
                .OrderByDescending(r => r.Id).Take(RecordsShown).Select(r => new Held(r.Reference, r.Title, r.Class, r.OnDate, r.KeepThrough)).ToListAsync(cancellationToken);
            return new Result(hold, records);
        }
    }
}
