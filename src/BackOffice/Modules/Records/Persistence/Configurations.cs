using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Records.Persistence;

internal sealed class RecordConfiguration :
    IEntityTypeConfiguration<RecordRow>, IEntityTypeConfiguration<RecordParty>, IEntityTypeConfiguration<RecordText>, IEntityTypeConfiguration<RecordSearch>
{
    public void Configure(EntityTypeBuilder<RecordRow> builder)
    {
        builder.ToTable("record", "records");
        builder.Property(r => r.Reference).HasMaxLength(30);
        builder.Property(r => r.Class).HasMaxLength(40);
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.Property(r => r.SourceKind).HasMaxLength(40);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => new { r.SourceKind, r.SourceId }).IsUnique();
        builder.HasIndex(r => new { r.Class, r.OnDate });
        builder.HasIndex(r => r.FileId);
        builder.HasIndex(r => r.TextState).HasFilter("text_state in ('Pending', 'Failed')");
    }

    public void Configure(EntityTypeBuilder<RecordParty> builder)
    {
        builder.ToTable("record_party", "records");
        builder.HasKey(p => new { p.RecordId, p.PartyId });
        builder.HasIndex(p => p.PartyId);
    }

    public void Configure(EntityTypeBuilder<RecordText> builder)
    {
        builder.ToTable("record_text", "records");
        builder.HasKey(t => t.RecordId);
        builder.Property(t => t.RecordId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<RecordSearch> builder)
    {
        builder.ToTable("record_search", "records");
        builder.HasKey(s => s.RecordId);
        builder.Property(s => s.RecordId).ValueGeneratedNever();
        builder.Property(s => s.Class).HasMaxLength(40);
        builder.HasIndex(s => s.Terms).HasMethod("gin");
        builder.HasIndex(s => new { s.Class, s.Year });
    }
}

internal sealed class RetentionConfiguration : IEntityTypeConfiguration<ClassRow>, IEntityTypeConfiguration<RuleRow>, IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<ClassRow> builder)
    {
        builder.ToTable("record_class", "records");
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.Source).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<RuleRow> builder)
    {
        builder.ToTable("retention_rule", "records");
        builder.Property(r => r.Class).HasMaxLength(40);
        builder.Property(r => r.Trigger).HasMaxLength(40);
        builder.Property(r => r.LegalRef).HasMaxLength(300);
        builder.Ignore(r => r.Rule);
    }

    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("record_event", "records");
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.HasIndex(e => e.PartyId);
        builder.HasIndex(e => e.RecordId);
    }
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<HoldRow>, IEntityTypeConfiguration<HeldRecord>, IEntityTypeConfiguration<CompletenessLook>
{
    public void Configure(EntityTypeBuilder<HoldRow> builder)
    {
        builder.ToTable("hold", "records");
        builder.Property(h => h.Reference).HasMaxLength(30);
        builder.HasIndex(h => h.Reference).IsUnique();
        builder.Ignore(h => h.IsInForce);
    }

    public void Configure(EntityTypeBuilder<HeldRecord> builder)
    {
        builder.ToTable("held_record", "records");
        builder.HasKey(h => new { h.HoldId, h.RecordId });
        builder.HasIndex(h => h.RecordId);
    }

    public void Configure(EntityTypeBuilder<CompletenessLook> builder)
    {
        builder.ToTable("completeness_look", "records");
        builder.HasIndex(l => l.At);
    }
}
