using BackOffice.Permissions.Grants;
using BackOffice.Permissions.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Permissions;

internal sealed class PermissionsConfiguration :
    IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<Role>, IEntityTypeConfiguration<RolePermission>, IEntityTypeConfiguration<CatalogueEntry>,
    IEntityTypeConfiguration<Choices.PersonalChoice>
{
    private const string Schema = "permissions";
    private const int PermissionLengthMax = 80;

    // "grant" is a word of SQL.
    public void Configure(EntityTypeBuilder<Grant> b)
    {
        b.ToTable("role_grant", Schema);
        b.Property(g => g.Desk).HasMaxLength(Grant.DeskLengthMax);
        b.Property(g => g.AccountGroup).HasMaxLength(Grant.AccountGroupLengthMax);
        b.Property(g => g.Reason).HasMaxLength(Grant.ReasonLengthMax);
        b.HasIndex(g => g.Person);
        b.HasIndex(g => g.RoleId);
        b.HasOne<Role>().WithMany().HasForeignKey(g => g.RoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Role> b)
    {
        b.ToTable("role", Schema);
        b.Property(r => r.Code).HasMaxLength(Role.CodeLengthMax);
        b.Property(r => r.NameEn).HasMaxLength(Role.NameLengthMax);
        b.Property(r => r.NameTr).HasMaxLength(Role.NameLengthMax);
        b.HasIndex(r => r.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RolePermission> b)
    {
        b.ToTable("role_permission", Schema);
        b.Property(p => p.Permission).HasMaxLength(PermissionLengthMax);
        b.HasIndex(p => new { p.Permission, p.RoleId });
        b.HasIndex(p => p.RoleId);
        b.HasOne<Role>().WithMany().HasForeignKey(p => p.RoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Choices.PersonalChoice> b)
    {
        b.ToTable("personal_choice", Schema);
        b.HasKey(c => c.Person);
        b.Property(c => c.Language).HasMaxLength(8);
        b.Property(c => c.Theme).HasMaxLength(8);
        b.Property(c => c.StartPage).HasMaxLength(Choices.PersonalChoice.StartPageLengthMax);
    }

    public void Configure(EntityTypeBuilder<CatalogueEntry> b)
    {
        b.ToTable("catalogue", Schema);
        b.HasKey(c => c.Code);
        b.Property(c => c.Code).HasMaxLength(PermissionLengthMax);
        b.Property(c => c.Room).HasMaxLength(40);
    }
}
