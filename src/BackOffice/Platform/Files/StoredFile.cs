using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Files;

/// <summary>Content, kept once whoever brings it and whatever it is called: names belong to those who use it.</summary>
public sealed class StoredFile
{
    public StoredFile(FileId id, string sha256, long size, DateTimeOffset createdAt) =>
        (Id, Sha256, Size, CreatedAt) = (id, sha256, size, createdAt);

    public FileId Id { get; private set; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; }
    public long Size { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>One megabyte of a content, counted from 0.</summary>
public sealed class FilePart
{
    public FilePart(FileId fileId, int no, byte[] bytes) => (FileId, No, Bytes) = (fileId, no, bytes);

    public FileId FileId { get; private set; }
    public int No { get; private set; }
    public byte[] Bytes { get; private set; }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FilePart>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("file", "platform");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.Sha256).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FilePart> builder)
    {
        builder.ToTable("file_part", "platform");
        builder.HasKey(p => new { p.FileId, p.No });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.FileId);
        // Already compressed or read once: compressing each megabyte again only costs time.
        builder.Property(p => p.Bytes).HasColumnType("bytea");
    }
}
