using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Imports;

/// <summary>How the files of one source are read, kept by name, so that tomorrow's file needs no clicks.</summary>
public sealed class SavedMapping
{
    public SavedMapping(string kind, string name, string options, UserId savedBy, DateTimeOffset savedAt) =>
        (Kind, Name, Options, SavedBy, SavedAt) = (kind, name, options, savedBy, savedAt);

    public string Kind { get; private set; }
    public string Name { get; private set; }

    /// <summary>JSON of <see cref="ImportOptions"/>.</summary>
    public string Options { get; private set; }
    public UserId SavedBy { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; }

    public void Change(string options, UserId by, DateTimeOffset at) => (Options, SavedBy, SavedAt) = (options, by, at);
}

internal sealed class SavedMappingConfiguration : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("import_mapping", "platform");
        builder.HasKey(m => new { m.Kind, m.Name });
        builder.Property(m => m.Kind).HasMaxLength(80);
        builder.Property(m => m.Name).HasMaxLength(ImportOptions.MappingNameMax);
        builder.Property(m => m.Options).HasColumnType("jsonb");
    }
}

internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<SavedMapping> SavedMappings => db.Set<SavedMapping>();
    }
}
