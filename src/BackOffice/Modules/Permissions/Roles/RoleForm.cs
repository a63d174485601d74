namespace BackOffice.Permissions.Roles;

/// <summary>The fields of a role as typed.</summary>
public sealed class RoleForm
{
    public Guid RequestId { get; set; }
    public Guid Role { get; set; }
    public int Version { get; set; }
    public string? Code { get; set; }
    public string? NameEn { get; set; }
    public string? NameTr { get; set; }
    public List<string> Permissions { get; set; } = [];
}
