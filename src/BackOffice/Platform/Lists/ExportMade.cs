using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Lists;

/// <summary>That somebody took a list along; never changed. The daily check of the records counts these.</summary>
public sealed class ExportMade(
    Guid id, EntityId entityId, string source, string list, string query, FileId fileId, string fileName, UserId madeBy, string madeByName, DateTimeOffset madeAt)
{
    public Guid Id { get; private set; } = id;
    public EntityId EntityId { get; private set; } = entityId;
    public string Source { get; private set; } = source;
    public string List { get; private set; } = list;
    public string Query { get; private set; } = query;
    public FileId FileId { get; private set; } = fileId;
    public string FileName { get; private set; } = fileName;
    public UserId MadeBy { get; private set; } = madeBy;
    public string MadeByName { get; private set; } = madeByName;
    public DateTimeOffset MadeAt { get; private set; } = madeAt;
}

internal sealed class ExportMadeConfiguration : IEntityTypeConfiguration<ExportMade>
{
    public void Configure(EntityTypeBuilder<ExportMade> builder)
    {
        builder.ToTable("export_made", "platform");
        builder.Property(e => e.Source).HasMaxLength(20);
        builder.Property(e => e.List).HasMaxLength(60);
    }
}
