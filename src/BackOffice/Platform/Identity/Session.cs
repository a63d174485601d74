using BackOffice.Domain;

namespace BackOffice.Platform.Identity;

/// <summary>A signed-in browser. The cookie carries only its key, so that ending it here ends it on every replica at once.</summary>
public sealed class Session(Guid id, EntityId entityId, UserId person, byte[] keyHash, byte[] ticket, DateTimeOffset startedAt, DateTimeOffset expiresAt)
{
    public Guid Id { get; private set; } = id;

    public EntityId EntityId { get; private set; } = entityId;

    public UserId Person { get; private set; } = person;

    public byte[] KeyHash { get; private set; } = keyHash;

    /// <summary>The serialised ticket, encrypted by Data Protection.</summary>
    public byte[] Ticket { get; private set; } = ticket;

    public DateTimeOffset StartedAt { get; private set; } = startedAt;

    public DateTimeOffset ExpiresAt { get; private set; } = expiresAt;

    public void Renew(byte[] ticket, DateTimeOffset expiresAt) => (Ticket, ExpiresAt) = (ticket, expiresAt);
}
