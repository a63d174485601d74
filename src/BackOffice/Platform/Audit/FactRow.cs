using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Audit;

/// <summary>A stored fact. Read only through this type; written by <see cref="FactWriter"/>, changed by nobody.</summary>
public sealed class FactRow
{
    private FactRow() { }

    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The record's name: <c>InstructionHeld</c>.</summary>
    public string Kind { get; private set; } = "";
    public EntityId EntityId { get; private set; }
    public UserId Actor { get; private set; }
    public string ActorName { get; private set; } = "";
    public UserId? ApprovedBy { get; private set; }
    public string Command { get; private set; } = "";
    public Guid RequestId { get; private set; }
    public string? Correlation { get; private set; }

    /// <summary>The content as canonical JSON; personal fields in it are ciphertext. The hash is taken over these bytes.</summary>
    public byte[] Canonical { get; private set; } = [];
    public byte[] Sha256 { get; private set; } = [];
}

/// <summary>Which objects a fact is about.</summary>
public sealed class FactObject
{
    private FactObject() { }

    public Guid FactId { get; private set; }
    public string ObjectKind { get; private set; } = "";
    public Guid ObjectId { get; private set; }
    public string? Reference { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>A subject's key, wrapped by a key that lies outside the database. Destroying it forgets the person.</summary>
public sealed class SubjectKey
{
    private SubjectKey() { }

    public Guid Subject { get; private set; }
    public byte[]? Wrapped { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? DestroyedAt { get; private set; }
}

internal sealed class FactRowConfiguration : IEntityTypeConfiguration<FactRow>, IEntityTypeConfiguration<FactObject>, IEntityTypeConfiguration<SubjectKey>
{
    // Partitioned by month, which EF cannot make: AuditSql does.
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("fact", "platform", t => t.ExcludeFromMigrations());
        builder.HasKey(f => new { f.Id, f.At });
    }

    public void Configure(EntityTypeBuilder<FactObject> builder)
    {
        builder.ToTable("fact_object", "platform", t => t.ExcludeFromMigrations());
        builder.HasKey(f => new { f.ObjectKind, f.ObjectId, f.At, f.FactId });
    }

    public void Configure(EntityTypeBuilder<SubjectKey> builder)
    {
        builder.ToTable("subject_key", "platform");
        builder.HasKey(k => k.Subject);
    }
}
