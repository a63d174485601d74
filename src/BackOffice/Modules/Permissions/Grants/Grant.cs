using BackOffice.Domain;

namespace BackOffice.Permissions.Grants;

public readonly record struct GrantId(Guid Value) { public override string ToString() => Value.ToString(); }

/// <summary>
/// A role given to a person, within a scope and for a time. Rows are never overwritten: a change closes the known range of the
/// row and adds another, so that "who could do what on that day, as we knew it then" has an answer.
/// </summary>
public sealed class Grant
{
    public const int ReasonLengthMax = 400;
    public const int DeskLengthMax = 40;
    public const int AccountGroupLengthMax = 40;

    private Grant() => (Reason, Desk, AccountGroup) = ("", "", "");

    public Grant(
        GrantId id, EntityId entityId, UserId person, Roles.RoleId roleId, string desk, string accountGroup,
        decimal? ceilingTry, DateRange valid, TimeRange known, UserId givenBy, string reason)
    {
        Id = id;
        EntityId = entityId;
        Person = person;
        RoleId = roleId;
        Desk = desk;
        AccountGroup = accountGroup;
        CeilingTry = ceilingTry;
        Valid = valid;
        Known = known;
        GivenBy = givenBy;
        Reason = reason;
    }

    public GrantId Id { get; private set; }

    /// <summary>The legal entity it is limited to; <see cref="EntityId.Firm"/> means every entity.</summary>
    public EntityId EntityId { get; private set; }

    public UserId Person { get; private set; }

    public Roles.RoleId RoleId { get; private set; }

    /// <summary>The desk it is limited to; empty means every desk. Part of the key, so never null.</summary>
    public string Desk { get; private set; }

    /// <summary>The account group it is limited to; empty means every group.</summary>
    public string AccountGroup { get; private set; }

    /// <summary>The largest act in TRY, included; null means no ceiling.</summary>
    public decimal? CeilingTry { get; private set; }

    /// <summary>The days it counts, in the firm's zone.</summary>
    public DateRange Valid { get; private set; }

    /// <summary>When the product believed it.</summary>
    public TimeRange Known { get; private set; }

    public UserId GivenBy { get; private set; }

    public string Reason { get; private set; }

    public int Version { get; private set; }

    /// <summary>From now on this row is history.</summary>
    public void Supersede(DateTimeOffset now) => Known = Known with { To = now };

    /// <summary>The row that follows: same person, role and scope, with another time or ceiling.</summary>
    public Grant Next(GrantId id, DateRange valid, decimal? ceilingTry, DateTimeOffset now, UserId by, string reason) =>
        new(id, EntityId, Person, RoleId, Desk, AccountGroup, ceilingTry, valid, new TimeRange(now), by, reason);
}
