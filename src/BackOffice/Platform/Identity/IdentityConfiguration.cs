using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Identity;

// Identity's own tables on our plain context: mapped by hand because BackOfficeDb is no IdentityDbContext.
internal sealed class IdentityConfiguration :
    IEntityTypeConfiguration<User>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
    IEntityTypeConfiguration<ApiToken>, IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<Session>
{
    private const string Schema = "permissions";

    public void Configure(EntityTypeBuilder<User> b)
    {
        b.ToTable("app_user", Schema);
        b.Ignore(u => u.Key);
        b.Property(u => u.UserName).HasMaxLength(64).IsRequired();
        b.Property(u => u.NormalizedUserName).HasMaxLength(64).IsRequired();
        b.HasIndex(u => u.NormalizedUserName).IsUnique();
        b.Property(u => u.DisplayName).HasMaxLength(User.DisplayNameLengthMax);
        b.Property(u => u.Desk).HasMaxLength(40);
        b.Property(u => u.Email).HasMaxLength(254);
        b.Property(u => u.NormalizedEmail).HasMaxLength(254);
        b.Property(u => u.PhoneNumber).HasMaxLength(40);
        b.Property(u => u.PasswordHash).HasMaxLength(400);
        b.Property(u => u.SecurityStamp).HasMaxLength(64);
        b.Property(u => u.ConcurrencyStamp).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> b)
    {
        b.ToTable("app_user_claim", Schema);
        b.HasKey(c => c.Id);
        b.HasIndex(c => c.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> b)
    {
        b.ToTable("app_user_login", Schema);
        b.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        b.HasIndex(l => l.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> b)
    {
        b.ToTable("app_user_token", Schema);
        b.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> b)
    {
        b.ToTable("app_user_passkey", Schema);
        b.HasKey(p => p.CredentialId);
        b.Property(p => p.CredentialId).HasMaxLength(1024);
        b.HasIndex(p => p.UserId);
        b.OwnsOne(p => p.Data).ToJson("data");
    }

    public void Configure(EntityTypeBuilder<ApiToken> b)
    {
        b.ToTable("api_token", Schema);
        b.Property(t => t.Name).HasMaxLength(ApiToken.NameLengthMax);
        b.Property(t => t.Prefix).HasMaxLength(16);
        b.Property(t => t.Hash).HasMaxLength(32);
        b.HasIndex(t => t.Hash).IsUnique();
        b.HasIndex(t => t.Owner);
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> b)
    {
        b.ToTable("one_time_link", Schema);
        b.Property(l => l.Hash).HasMaxLength(32);
        b.HasIndex(l => l.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Session> b)
    {
        b.ToTable("session", Schema);
        b.Property(s => s.KeyHash).HasMaxLength(32);
        b.HasIndex(s => s.KeyHash).IsUnique();
        b.HasIndex(s => s.Person);
        b.HasIndex(s => s.ExpiresAt);
    }
}
