using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Posting;

/// <summary>Tells which days take no postings, for rooms that book and for people who type a date.</summary>
internal sealed class PostingDays(BackOfficeDb db, Years.YearOpener opener, IAuthorizer authorizer, Actor actor) : IPostingDays
{
    public async Task<IReadOnlyDictionary<(EntityId Entity, DateOnly Day), Refusal>> Closed(
        IReadOnlyCollection<(EntityId Entity, DateOnly Day)> days, CancellationToken cancellationToken)
    {
        var entities = days.Select(d => d.Entity).Distinct().ToList();
        var periods = await db.Periods.AsNoTracking().Where(p => entities.Contains(p.EntityId)).ToListAsync(cancellationToken);
        var byEntity = periods.ToLookup(p => p.EntityId);
        var closed = new Dictionary<(EntityId, DateOnly), Refusal>();
        foreach (var day in days.Distinct())
        {
            if (FiscalYear.WhyNot(day.Day, byEntity[day.Entity]) is { } refusal)
                closed[day] = refusal;
        }
        return closed;
    }

    public async Task OpenMissing(IReadOnlyCollection<(EntityId Entity, DateOnly Day)> days, CancellationToken cancellationToken)
    {
        foreach (var (entity, year) in days.Select(d => (d.Entity, d.Day.Year)).Distinct().OrderBy(d => d.Year).ToList())
        {
            var mayOpen = actor.IsSystem || (await authorizer.Decide(actor, AccountingPermissions.OpenYears, new Scope(entity), cancellationToken)).Allowed;
            if (mayOpen && !await db.FiscalYears.AnyAsync(y => y.EntityId == entity && y.Year == year, cancellationToken))
                await opener.Open(entity, year, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<Refusal?> WhyNot(EntityId entity, DateOnly day, CancellationToken cancellationToken) =>
        (await Closed([(entity, day)], cancellationToken)).GetValueOrDefault((entity, day));
}
