namespace BackOffice.Reference;

/// <summary>The permissions of the room.</summary>
public static class ReferencePermissions
{
    public const string View = "reference.view";

    /// <summary>To read the identity numbers of people; without it they are masked.</summary>
    public const string ViewPersonal = "reference.view-personal";
    public const string Edit = "reference.edit";
    public const string EditSsis = "reference.edit-ssis";
    public const string Import = "reference.import";

    /// <summary>To let a changed standing instruction through.</summary>
    public const string ApproveSsis = "reference.approve-ssis";

    /// <summary>Legal entities and policies: with those who administer permissions, not with those who work by them.</summary>
    public const string EditHouse = "permissions.edit-house";
}
