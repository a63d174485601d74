using BackOffice.Platform.Modules;

namespace BackOffice.Permissions;

/// <summary>The permissions of this room.</summary>
internal static class Rights
{
    public const string View = "permissions.view";
    public const string ManagePeople = "permissions.manage-people";
    public const string ManageRoles = "permissions.manage-roles";
    public const string GiveGrants = "permissions.give-grants";

    public static readonly IReadOnlyList<PermissionInfo> All = [new(View, IsRead: true), new(ManagePeople), new(ManageRoles), new(GiveGrants)];
}
