using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Evaluation;

/// <summary>Reads the grants now and asks the evaluator.</summary>
internal sealed class Authorizer(Holdings holdings, FirmZone zone) : IAuthorizer, IHeldPermissions, IReach
{
    public async Task<Decision> Decide(Actor actor, string permission, Scope scope, CancellationToken cancellationToken)
    {
        if (actor.IsSystem)
            return new Decision(true, [new("trace.system")]);
        var (isActive, held) = await holdings.Of(actor.UserId, permission, cancellationToken);
        return Evaluator.Decide(permission, scope, held, actor.TokenPermissions, isActive, zone.Today);
    }

    /// <summary>The entities and desks of the grants that count today; a grant that names none reaches all.</summary>
    async Task<Reach> IReach.Of(Actor actor, string permission, CancellationToken cancellationToken)
    {
        if (actor.IsSystem)
            return Reach.Everything;
        var (isActive, held) = await holdings.Of(actor.UserId, permission, cancellationToken);
        var grants = held.Where(h => Evaluator.Decide(permission, Scope.None, [h], actor.TokenPermissions, isActive, zone.Today).Allowed)
            .Select(h => h.Grant).ToList();
        return new Reach(
            grants.Any(g => g.EntityId == EntityId.Firm), [.. grants.Select(g => g.EntityId).Distinct()],
            grants.Any(g => g.Desk.Length == 0), [.. grants.Select(g => g.Desk).Where(d => d.Length > 0).Distinct(StringComparer.Ordinal)]);
    }

    public async Task<IReadOnlySet<string>> Of(Actor actor, CancellationToken cancellationToken)
    {
        var all = await holdings.All(actor.UserId, holdings.Now, cancellationToken);
        return all.Where(p => Evaluator.Decide(p.Key, Scope.None, p.Value, actor.TokenPermissions, true, zone.Today).Allowed)
            .Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>Names and home entities of people, for the rooms that only know ids.</summary>
internal sealed class People(BackOfficeDb db) : IPeople, IHomeEntities
{
    public async Task<IReadOnlyDictionary<UserId, string>> Names(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken)
    {
        var ids = users.Select(u => u.Value).Distinct().ToArray();
        var people = db.People;
        return await people.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => new UserId(p.Id), p => p.DisplayName, cancellationToken);
    }

    public async Task<EntityId> Of(UserId user, CancellationToken cancellationToken)
    {
        var people = db.People;
        return await people.Where(p => p.Id == user.Value).Select(p => (EntityId?)p.EntityId).SingleOrDefaultAsync(cancellationToken) ?? EntityId.Firm;
    }
}
