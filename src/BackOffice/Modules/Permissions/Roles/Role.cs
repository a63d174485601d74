using BackOffice.Domain;

namespace BackOffice.Permissions.Roles;

public readonly record struct RoleId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A named set of permissions. People get roles, never single permissions, so that a list of grants can be read.</summary>
public sealed class Role(RoleId id, EntityId entityId, string code, string nameEn, string nameTr)
{
    public const int CodeLengthMax = 40;
    public const int NameLengthMax = 80;

    public RoleId Id { get; private set; } = id;

    public EntityId EntityId { get; private set; } = entityId;

    /// <summary>Invariant name: <c>operations.lead</c>.</summary>
    public string Code { get; private set; } = code;

    public string NameEn { get; private set; } = nameEn;

    public string NameTr { get; private set; } = nameTr;

    public int Version { get; private set; }

    public string Name(bool turkish) => turkish ? NameTr : NameEn;

    public void Rename(string nameEn, string nameTr) => (NameEn, NameTr) = (nameEn, nameTr);
}

public readonly record struct RolePermissionId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>One permission in a role, for as long as it was believed to be there.</summary>
public sealed class RolePermission(RolePermissionId id, EntityId entityId, RoleId roleId, string permission, TimeRange known)
{
    public RolePermissionId Id { get; private set; } = id;

    public EntityId EntityId { get; private set; } = entityId;

    public RoleId RoleId { get; private set; } = roleId;

    public string Permission { get; private set; } = permission;

    public TimeRange Known { get; private set; } = known;

    public void Supersede(DateTimeOffset now) => Known = Known with { To = now };
}

/// <summary>A permission of the catalogue, taken from the rooms at start. One that no room has any more is retired, never deleted: old answers name it.</summary>
public sealed class CatalogueEntry(string code, string room, bool isRead, DateTimeOffset? retiredAt = null)
{
    public string Code { get; private set; } = code;

    public EntityId EntityId { get; private set; } = EntityId.Firm;

    public string Room { get; private set; } = room;

    public bool IsRead { get; private set; } = isRead;

    public DateTimeOffset? RetiredAt { get; private set; } = retiredAt;

    public void Describe(string room, bool isRead) => (Room, IsRead, RetiredAt) = (room, isRead, null);

    public void Retire(DateTimeOffset now) => RetiredAt ??= now;
}
