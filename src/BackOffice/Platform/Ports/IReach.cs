using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Ports;

/// <summary>Which rows a permission lets a person see: the entities and desks that the grants reach. Permissions implements it.</summary>
public interface IReach
{
    Task<Reach> Of(Actor actor, string permission, CancellationToken cancellationToken);
}

/// <param name="AllEntities">A grant without an entity reaches all of them.</param>
/// <param name="AllDesks">A grant without a desk reaches all of them.</param>
public sealed record Reach(bool AllEntities, IReadOnlyList<EntityId> Entities, bool AllDesks, IReadOnlyList<string> Desks)
{
    public static readonly Reach Everything = new(true, [], true, []);

    public bool Covers(EntityId entity) => AllEntities || entity == EntityId.Firm || Entities.Contains(entity);
}
