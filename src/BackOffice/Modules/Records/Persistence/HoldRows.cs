using BackOffice.Domain;

namespace BackOffice.Records.Persistence;

/// <summary>One matter that forbids the disposal of the records it was placed on, until two people release it.</summary>
public sealed class HoldRow(
    HoldId id, EntityId entityId, string reference, string name, string reason, string search, int records, DateTimeOffset placedAt, UserId placedBy, string placedByName)
{
    public const int ReasonLengthMax = 1000;

    public HoldId Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;

    /// <summary>HLD-2026-000012.</summary>
    public string Reference { get; private set; } = reference;
    public string Name { get; private set; } = name;
    public string Reason { get; private set; } = reason;

    /// <summary>The search it was placed by, as its address.</summary>
    public string Search { get; private set; } = search;
    public int Records { get; private set; } = records;
    public DateTimeOffset PlacedAt { get; private set; } = placedAt;
    public UserId PlacedBy { get; private set; } = placedBy;
    public string PlacedByName { get; private set; } = placedByName;
    public DateTimeOffset? ReleasedAt { get; private set; }
    public UserId? ReleasedBy { get; private set; }
    public string? ReleasedByName { get; private set; }
    public string? ReleaseReason { get; private set; }
    public int Version { get; private set; } = 1;

    public bool IsInForce => ReleasedAt is null;

    /// <summary>Lets the records go their way again. Refused when it was released before.</summary>
    public Outcome Release(UserId by, string name, string reason, DateTimeOffset at)
    {
        if (ReleasedAt is not null)
            return new Refusal("hold.released-already", Reference, ReleasedByName);
        (ReleasedAt, ReleasedBy, ReleasedByName, ReleaseReason) = (at, by, name, reason);
        return Outcome.Done;
    }
}

/// <summary>A record under a hold. It stays here after the release: who was held when is a question of its own.</summary>
public sealed class HeldRecord
{
    private HeldRecord() { }

    public HoldId HoldId { get; private set; }
    public RecordId RecordId { get; private set; }
}

/// <summary>One look of the daily check: what should be there, and what was missing.</summary>
public sealed class CompletenessLook(Guid id, DateTimeOffset at, long expected, long missing, string[] names)
{
    public Guid Id { get; private set; } = id;
    public DateTimeOffset At { get; private set; } = at;
    public long Expected { get; private set; } = expected;
    public long Missing { get; private set; } = missing;

    /// <summary>The first of the missing, as <c>kind name</c>.</summary>
    public string[] Names { get; private set; } = names;
}
