using BackOffice.Domain;
using Microsoft.AspNetCore.Identity;

namespace BackOffice.Platform.Identity;

/// <summary>A person who signs in. What that person may do stands in grants, never here.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int DisplayNameLengthMax = 120;

    private User() => DisplayName = "";

    public User(Guid id, string userName, string displayName, EntityId entityId, string? desk)
    {
        Id = id;
        UserName = userName;
        DisplayName = displayName;
        EntityId = entityId;
        Desk = desk;
        LockoutEnabled = true;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public string DisplayName { get; private set; }

    /// <summary>The home entity: taken when a request names none.</summary>
    public EntityId EntityId { get; private set; }

    /// <summary>The trading desk the person sits at, or null.</summary>
    public string? Desk { get; private set; }

    /// <summary>A person who has left keeps the name in old facts but can neither sign in nor use a grant or token.</summary>
    public bool IsActive { get; private set; } = true;

    public int Version { get; private set; }

    public UserId Key => new(Id);

    public void Describe(string displayName, EntityId entity, string? desk) =>
        (DisplayName, EntityId, Desk) = (displayName, entity, desk);

    /// <summary>Closes the door: open sessions end with the next request.</summary>
    public void Deactivate()
    {
        IsActive = false;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public void Activate() => IsActive = true;
}
