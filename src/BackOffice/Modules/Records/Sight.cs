using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records;

/// <summary>What one reader may see of the records: entities and desks of the grants, and no class that is not for everybody without its own right.</summary>
internal sealed record Sight(Reach Reach, IReadOnlyList<string> HiddenClasses)
{
    public bool AllEntities => Reach.AllEntities;

    public EntityId[] EntityIds => [.. Reach.Entities, EntityId.Firm];

    public Guid[] Entities => [.. EntityIds.Select(e => e.Value)];

    public bool AllDesks => Reach.AllDesks;

    public string[] Desks => [.. Reach.Desks, ""];

    public string[] Hidden => [.. HiddenClasses];

    public IQueryable<RecordRow> Of(IQueryable<RecordRow> records)
    {
        var (allEntities, entities, allDesks, desks, hidden) = (AllEntities, EntityIds, AllDesks, Desks, Hidden);
        return records.Where(r => (allEntities || entities.Contains(r.EntityId)) && (allDesks || desks.Contains(r.Desk)) && !hidden.Contains(r.Class));
    }
}

/// <summary>Reads the sight of the one who asks.</summary>
internal sealed class Sights(BackOfficeDb db, Actor actor, IReach reach, IAuthorizer authorizer, TimeProvider clock)
{
    public async Task<Sight> Mine(CancellationToken cancellationToken)
    {
        if (actor.IsSystem)
            return new Sight(Reach.Everything, []);
        var now = clock.GetUtcNow();
        var closed = await db.RecordClasses.AsNoTracking().Where(c => Ranges.Covers(c.Known, now) && c.Access != ClassAccess.All)
            .Select(c => new { c.Code, c.Access }).Distinct().ToListAsync(cancellationToken);
        var may = new Dictionary<ClassAccess, bool>();
        foreach (var access in closed.Select(c => c.Access).Distinct())
            may[access] = (await authorizer.DecideAnywhere(actor, Permission(access), cancellationToken)).Allowed;
        return new Sight(
            await reach.Of(actor, RecordsPermissions.View, cancellationToken), [.. closed.Where(c => !may[c.Access]).Select(c => c.Code).Distinct(StringComparer.Ordinal)]);
    }

    private static string Permission(ClassAccess access) => access switch
    {
        ClassAccess.Personnel => RecordsPermissions.ViewPersonnel,
        ClassAccess.Compliance => RecordsPermissions.ViewCompliance,
        ClassAccess.All => RecordsPermissions.View,
        _ => throw new InvalidOperationException($"Unknown access {access}."),
    };
}
