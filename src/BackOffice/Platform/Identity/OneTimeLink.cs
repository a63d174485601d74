using BackOffice.Domain;

namespace BackOffice.Platform.Identity;

public readonly record struct OneTimeLinkId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>
/// A link that works once and not for long: it lets a new person choose a password, or the first administrator of an empty
/// database come in (<see cref="Person"/> is null then). Nobody sets another person's password.
/// </summary>
public sealed class OneTimeLink(OneTimeLinkId id, EntityId entityId, UserId? person, byte[] hash, DateTimeOffset expiresAt)
{
    /// <summary>How long a link waits to be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    public OneTimeLinkId Id { get; private set; } = id;

    public EntityId EntityId { get; private set; } = entityId;

    public UserId? Person { get; private set; } = person;

    public byte[] Hash { get; private set; } = hash;

    public DateTimeOffset ExpiresAt { get; private set; } = expiresAt;

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    public bool WorksAt(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset now) => UsedAt = now;
}
