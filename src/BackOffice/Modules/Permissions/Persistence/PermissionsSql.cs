namespace BackOffice.Permissions;

/// <summary>What the database itself defends: one live grant per person, role and scope at a time; no row erased.</summary>
internal static class PermissionsSql
{
    public static readonly string[] Up =
    [
        """
        alter table permissions.role_grant add constraint role_grant_once exclude using gist
            (entity_id with =, person with =, role_id with =, desk with =, account_group with =, valid with &&, known with &&)
        """,
        "alter table permissions.role_grant add constraint role_grant_ranges check (not isempty(valid) and not lower_inf(valid) and not lower_inf(known))",
        "alter table permissions.role_grant add constraint role_grant_ceiling check (ceiling_try is null or ceiling_try >= 0)",
        """
        alter table permissions.role_permission add constraint role_permission_once exclude using gist
            (entity_id with =, role_id with =, permission with =, known with &&)
        """,
        "alter table permissions.role_permission add constraint role_permission_ranges check (not lower_inf(known))",
        "revoke delete, truncate on permissions.role_grant, permissions.role_permission, permissions.catalogue, permissions.app_user, permissions.api_token from backoffice_app",
        // The same for whoever connects as owner: history of rights is evidence.
        "create trigger no_delete before delete or truncate on permissions.role_grant for each statement execute function platform.refuse_change()",
        "create trigger no_delete before delete or truncate on permissions.role_permission for each statement execute function platform.refuse_change()",
    ];
}
