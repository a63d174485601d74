using BackOffice.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>
/// Changes of a row that wait for a second person. Only one of them can be let through: the row then has another version than the others
/// were made on. Whoever is about to make another is told.
/// </summary>
public static class WaitingOn
{
    /// <param name="Row">The row as its makers saw it.</param>
    [OpenToAll("who else waits with a change of the row that is shown; the change itself is not")]
    public sealed record Query(Guid Row) : IQuery<IReadOnlyList<Waiting>>;

    public sealed record Waiting(Guid Approval, string Maker, DateTimeOffset Since);

    internal sealed class Handler(BackOfficeDb db, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Waiting>>
    {
        public async Task<IReadOnlyList<Waiting>> Handle(Query query, CancellationToken cancellationToken)
        {
            var target = $$"""{"targets":[{"id":"{{query.Row}}"}]}""";
            var now = clock.GetUtcNow();
            return await db.Set<Approval>()
                .FromSql($"select * from platform.approval where state = 'Waiting' and needs @> {target}::jsonb").AsNoTracking()
                .Where(a => a.ExpiresAt > now).OrderBy(a => a.RequestedAt)
                .Select(a => new Waiting(a.Id, a.MakerName, a.RequestedAt)).ToListAsync(cancellationToken);
        }
    }
}
