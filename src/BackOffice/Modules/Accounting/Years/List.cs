using BackOffice.Accounting.Persistence;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Years;

/// <summary>The open years of each entity and the state of their periods.</summary>
public static class List
{
    [Requires(AccountingPermissions.View)]
    public sealed record Query : IQuery<IReadOnlyList<Year>>;

    public sealed record Year(Guid Entity, string EntityName, int Number, DateOnly From, DateOnly To, IReadOnlyList<Period> Periods);

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, IMediator mediator) : IRequestHandler<Query, IReadOnlyList<Year>>
    {
        public async Task<IReadOnlyList<Year>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, AccountingPermissions.View, cancellationToken);
            var names = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Name);
            var years = await db.FiscalYears.AsNoTracking().Where(y => all || entities.Contains(y.EntityId)).ToListAsync(cancellationToken);
            var periods = (await db.Periods.AsNoTracking().Where(p => all || entities.Contains(p.EntityId)).ToListAsync(cancellationToken))
                .ToLookup(p => (p.EntityId, p.Year));
            return [.. years.OrderBy(y => names.GetValueOrDefault(y.EntityId), StringComparer.Ordinal).ThenByDescending(y => y.Year).Select(y => new Year(
                y.EntityId.Value, names.GetValueOrDefault(y.EntityId, ""), y.Year, y.From, y.To, [.. periods[(y.EntityId, y.Year)].OrderBy(p => p.Number)]))];
        }
    }
}
