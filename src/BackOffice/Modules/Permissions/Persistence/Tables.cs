using BackOffice.Permissions.Grants;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions;

internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<User> People => db.Set<User>();

        internal DbSet<Role> Roles => db.Set<Role>();

        internal DbSet<RolePermission> RolePermissions => db.Set<RolePermission>();

        internal DbSet<Grant> Grants => db.Set<Grant>();

        internal DbSet<CatalogueEntry> Catalogue => db.Set<CatalogueEntry>();

        internal DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();

        internal DbSet<Choices.PersonalChoice> PersonalChoices => db.Set<Choices.PersonalChoice>();

        internal DbSet<OneTimeLink> OneTimeLinks => db.Set<OneTimeLink>();
    }
}
