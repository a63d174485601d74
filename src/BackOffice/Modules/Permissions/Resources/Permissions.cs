namespace BackOffice.Permissions;

/// <summary>The words of Permissions.</summary>
public sealed class PermissionsWords;
