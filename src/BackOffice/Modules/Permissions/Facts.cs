using BackOffice.Domain;
using BackOffice.Permissions.Grants;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Identity;

namespace BackOffice.Permissions;

public sealed record PersonAdded(UserId Person, string UserName, [property: Personal(nameof(PersonAdded.Person))] string DisplayName, EntityId Entity, string? Desk) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value, UserName)];
}

public sealed record PersonChanged(
    UserId Person, string UserName,
    [property: Personal(nameof(PersonChanged.Person))] string OldDisplayName, [property: Personal(nameof(PersonChanged.Person))] string DisplayName,
    EntityId OldEntity, EntityId Entity, string? OldDesk, string? Desk) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value, UserName)];
}

/// <summary>A person may no longer come in: sessions and tokens are closed.</summary>
public sealed record PersonDeactivated(UserId Person, string UserName, bool OldActive, bool Active) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value, UserName)];
}

public sealed record PersonActivated(UserId Person, string UserName, bool OldActive, bool Active) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value, UserName)];
}

/// <summary>A person got a one-time link to choose a password.</summary>
public sealed record PasswordLinkGiven(UserId Person, string UserName) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value, UserName)];
}

public sealed record PasswordChanged(UserId Person) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("user", Person.Value)];
}

public sealed record RoleAdded(RoleId Role, string Code, IReadOnlyList<string> Permissions) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("role", Role.Value, Code)];
}

/// <param name="Added">Permissions that the role gives from now on.</param>
/// <param name="Removed">Permissions that it gives no longer.</param>
public sealed record RoleChanged(
    RoleId Role, string Code, string OldNameEn, string NameEn, string OldNameTr, string NameTr, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("role", Role.Value, Code)];
}

public sealed record GrantGiven(
    GrantId Grant, UserId Person, string Role, EntityId Entity, string Desk, string AccountGroup, decimal? CeilingTry, DateRange Valid, string Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("grant", Grant.Value), new("user", Person.Value)];

    public override EntityId EntityOf() => Entity;
}

public sealed record GrantChanged(
    GrantId Grant, GrantId Replaced, UserId Person, string Role, EntityId Entity, decimal? OldCeilingTry, decimal? CeilingTry,
    DateRange OldValid, DateRange Valid, string Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("grant", Grant.Value), new("grant", Replaced.Value), new("user", Person.Value)];

    public override EntityId EntityOf() => Entity;
}

/// <param name="Valid">The days it counted after all; null when it never did.</param>
public sealed record GrantEnded(GrantId Grant, UserId Person, string Role, EntityId Entity, DateRange OldValid, DateRange? Valid, DateOnly On, string Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("grant", Grant.Value), new("user", Person.Value)];

    public override EntityId EntityOf() => Entity;
}

public sealed record TokenCreated(ApiTokenId Token, UserId Owner, string Name, DateTimeOffset ExpiresAt, IReadOnlyList<string>? Permissions) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("api-token", Token.Value, Name), new("user", Owner.Value)];
}

public sealed record TokenRevoked(ApiTokenId Token, UserId Owner, string Name) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("api-token", Token.Value, Name), new("user", Owner.Value)];
}
