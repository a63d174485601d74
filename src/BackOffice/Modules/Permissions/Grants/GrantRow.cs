using BackOffice.Domain;

namespace BackOffice.Permissions.Grants;

public enum GrantState { Coming, Running, Over }

/// <summary>A grant as people read it.</summary>
/// <param name="EntityName">Null for every entity.</param>
/// <param name="Until">Last day, included; null is without end.</param>
public sealed record GrantRow(
    GrantId Id, string Role, string RoleName, EntityId Entity, string? EntityName, string? Desk, string? AccountGroup, decimal? CeilingTry,
    DateOnly From, DateOnly? Until, GrantState State, string? GivenBy, DateTimeOffset GivenAt, string Reason, int Version)
{
    internal static GrantRow Of(Grant grant, string role, string roleName, IReadOnlyDictionary<EntityId, string> entities, string? givenBy, DateOnly today) =>
        new(grant.Id, role, roleName, grant.EntityId,
            grant.EntityId == EntityId.Firm ? null : entities.GetValueOrDefault(grant.EntityId, grant.EntityId.ToString()),
            grant.Desk.Length == 0 ? null : grant.Desk, grant.AccountGroup.Length == 0 ? null : grant.AccountGroup, grant.CeilingTry,
            grant.Valid.From, grant.Valid.To?.AddDays(-1),
            today < grant.Valid.From ? GrantState.Coming : grant.Valid.Contains(today) ? GrantState.Running : GrantState.Over,
            givenBy, grant.Known.From, grant.Reason, grant.Version);
}
