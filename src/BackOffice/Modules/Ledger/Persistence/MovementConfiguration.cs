using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Ledger.Persistence;

internal sealed class MovementConfiguration : IEntityTypeConfiguration<BookedMovement>, IEntityTypeConfiguration<BookedPosting>
{
    public void Configure(EntityTypeBuilder<BookedMovement> builder)
    {
        builder.ToTable("movement", "ledger");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Reference).HasMaxLength(40);
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.Property(m => m.Description).HasMaxLength(500);
        builder.Property(m => m.SourceKind).HasMaxLength(40);
        builder.Property(m => m.SourceReference).HasMaxLength(80);
        builder.Property(m => m.SourceEvent).HasMaxLength(200);
        builder.HasIndex(m => m.Reference).IsUnique().HasDatabaseName("movement_reference");
        // The same cause never moves twice, and a movement is undone once.
        builder.HasIndex(m => new { m.SourceKind, m.SourceId, m.SourceEvent }).IsUnique().HasDatabaseName("movement_cause");
        builder.HasIndex(m => m.Reverses).IsUnique().HasFilter("reverses is not null").HasDatabaseName("movement_reversed_once");
        builder.HasIndex(m => new { m.EntityId, m.BusinessDate, m.Id });
    }

    public void Configure(EntityTypeBuilder<BookedPosting> builder)
    {
        builder.ToTable("posting", "ledger", t =>
        {
            t.HasCheckConstraint("posting_one_asset", "(security_id is null) <> (currency is null)");
            t.HasCheckConstraint("posting_not_zero", "quantity <> 0");
            t.HasCheckConstraint("posting_purpose", "purpose in ('pending', 'available', 'pledged')");
        });
        builder.HasKey(p => new { p.MovementId, p.LineNo });
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Purpose).HasMaxLength(12);
        builder.HasIndex(p => new { p.AccountId, p.Currency, p.BusinessDate }).HasFilter("currency is not null")
            .HasDatabaseName("ix_posting_cash").IncludeProperties(p => new { p.Purpose, p.Quantity, p.BookedAt, p.EntityId });
        builder.HasIndex(p => new { p.AccountId, p.SecurityId, p.BusinessDate }).HasFilter("security_id is not null")
            .HasDatabaseName("ix_posting_holding").IncludeProperties(p => new { p.Purpose, p.Quantity, p.BookedAt, p.EntityId });
        builder.HasIndex(p => new { p.EntityId, p.DueOn }).HasFilter("purpose = 'pending'").HasDatabaseName("ix_posting_pending")
            .IncludeProperties(p => new { p.AccountId, p.SecurityId, p.Currency, p.Quantity, p.BusinessDate, p.BookedAt });
        builder.HasIndex(p => new { p.SecurityId, p.BusinessDate }).HasFilter("security_id is not null")
            .HasDatabaseName("ix_posting_security").IncludeProperties(p => new { p.AccountId, p.Purpose, p.Quantity, p.BookedAt, p.EntityId });
    }
}
