using BackOffice.Domain.Accounting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Accounting.Persistence;

internal sealed class MasterConfiguration :
    IEntityTypeConfiguration<ChartAccount>, IEntityTypeConfiguration<BooksPolicy>, IEntityTypeConfiguration<RoleRow>,
    IEntityTypeConfiguration<RuleRow>, IEntityTypeConfiguration<SecurityCost>
{
    public void Configure(EntityTypeBuilder<ChartAccount> builder)
    {
        builder.ToTable("chart_account", "accounting");
        builder.Property(a => a.Code).HasMaxLength(40);
        builder.HasIndex(a => new { a.EntityId, a.Code });
    }

    public void Configure(EntityTypeBuilder<BooksPolicy> builder)
    {
        builder.ToTable("books_policy", "accounting");
    }

    public void Configure(EntityTypeBuilder<RoleRow> builder)
    {
        builder.ToTable("account_role", "accounting");
        builder.HasIndex(r => new { r.EntityId, r.Role });
    }

    public void Configure(EntityTypeBuilder<RuleRow> builder)
    {
        builder.ToTable("posting_rule", "accounting");
        builder.HasIndex(r => new { r.EntityId, r.Code });
    }

    public void Configure(EntityTypeBuilder<SecurityCost> builder)
    {
        builder.ToTable("security_cost", "accounting");
        builder.HasKey(c => new { c.EntityId, c.Security });
        builder.Property(c => c.Cost).HasPrecision(20, 4);
    }
}

internal sealed class JournalConfiguration :
    IEntityTypeConfiguration<JournalRow>, IEntityTypeConfiguration<LineRow>, IEntityTypeConfiguration<FiscalYear>, IEntityTypeConfiguration<Period>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("journal", "accounting");
        builder.Property(j => j.Total).HasPrecision(20, 4);
        builder.Property(j => j.Why).HasColumnType("jsonb");
        builder.HasIndex(j => j.Reference).IsUnique();
        builder.HasIndex(j => j.Reverses).IsUnique().HasFilter("reverses is not null");
        builder.HasIndex(j => new { j.EntityId, j.PostingDate, j.Id });
        builder.HasIndex(j => j.SourceId);
        builder.HasIndex(j => j.SourceReference);
        builder.HasIndex(j => j.BookedAt);
    }

    public void Configure(EntityTypeBuilder<LineRow> builder)
    {
        builder.ToTable("journal_line", "accounting");
        builder.HasKey(l => new { l.JournalId, l.LineNo });
        builder.Property(l => l.Amount).HasPrecision(20, 4);
        builder.Property(l => l.Functional).HasPrecision(20, 4);
        builder.Property(l => l.Reporting).HasPrecision(20, 4);
        builder.Property(l => l.Rate).HasPrecision(28, 10);
        builder.HasIndex(l => new { l.EntityId, l.Account, l.PostingDate, l.JournalId, l.LineNo });
        builder.HasIndex(l => new { l.EntityId, l.PostingDate });
        builder.HasIndex(l => l.OpenItemKey).HasFilter("open_item_key is not null");
        builder.HasIndex(l => l.SubLedger).HasFilter("sub_ledger is not null");
    }

    public void Configure(EntityTypeBuilder<FiscalYear> builder)
    {
        builder.ToTable("fiscal_year", "accounting");
        builder.HasKey(y => new { y.EntityId, y.Year });
    }

    public void Configure(EntityTypeBuilder<Period> builder)
    {
        builder.ToTable("period", "accounting");
        builder.HasKey(p => new { p.EntityId, p.Year, p.Number });
    }
}
