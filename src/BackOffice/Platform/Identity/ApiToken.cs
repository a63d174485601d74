using BackOffice.Domain;

namespace BackOffice.Platform.Identity;

public readonly record struct ApiTokenId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>A program's key to the API. It never holds more than its owner holds at the moment of use.</summary>
/// <remarks>Only the SHA-256 of the secret is kept: 256 random bits need no slow hash.</remarks>
public sealed class ApiToken(
    ApiTokenId id, EntityId entityId, UserId owner, string name, string prefix, byte[] hash,
    string[]? permissions, DateTimeOffset createdAt, DateTimeOffset expiresAt)
{
    public const int NameLengthMax = 80;

    /// <summary>The longest life of a token, in days.</summary>
    public const int LifeDaysMax = 365;

    public ApiTokenId Id { get; private set; } = id;

    public EntityId EntityId { get; private set; } = entityId;

    public UserId Owner { get; private set; } = owner;

    public string Name { get; private set; } = name;

    /// <summary>First characters of the secret, so that a person recognises it in a list.</summary>
    public string Prefix { get; private set; } = prefix;

    public byte[] Hash { get; private set; } = hash;

    /// <summary>The permission codes it is limited to; null when it may all that its owner may.</summary>
    public string[]? Permissions { get; private set; } = permissions;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public DateTimeOffset ExpiresAt { get; private set; } = expiresAt;

    public DateTimeOffset? RevokedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public int Version { get; private set; }

    public bool WorksAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
