using BackOffice.Domain;

namespace BackOffice.Platform.Pipeline;

/// <summary>Who acts, in this scope. Copied into each new scope of an attempt; never read from the HTTP context below the pages.</summary>
/// <remarks>Nobody until told otherwise: a forgotten sign-in must not become the product itself.</remarks>
public sealed class Actor
{
    public UserId UserId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The entity taken when a request names none.</summary>
    public EntityId HomeEntity { get; private set; } = EntityId.Firm;

    /// <summary>The permission codes an API token is limited to; null when not limited.</summary>
    public IReadOnlySet<string>? TokenPermissions { get; private set; }

    /// <summary>True for the product's own acts (seed, sweeps, deliveries): they need no grant.</summary>
    public bool IsSystem => UserId == UserId.System;

    public bool IsNobody => UserId == default;

    public void Become(UserId user, string name, EntityId homeEntity, IReadOnlySet<string>? tokenPermissions = null) =>
        (UserId, Name, HomeEntity, TokenPermissions) = (user, name, homeEntity, tokenPermissions);

    public void BecomeSystem(EntityId? entity = null) => Become(UserId.System, "system", entity ?? EntityId.Firm);

    public void CopyFrom(Actor other) => Become(other.UserId, other.Name, other.HomeEntity, other.TokenPermissions);
}
