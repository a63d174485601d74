using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Ledger.Limits;

internal sealed class LimitConfiguration : IEntityTypeConfiguration<LimitRow>, IEntityTypeConfiguration<LimitedBalance>
{
    public void Configure(EntityTypeBuilder<LimitRow> builder)
    {
        builder.ToTable("limit_rule", "ledger");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Role).HasMaxLength(20);
        builder.Property(r => r.AssetKind).HasMaxLength(10);
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.Ignore(r => r.Limit);
    }

    public void Configure(EntityTypeBuilder<LimitedBalance> builder)
    {
        builder.ToTable("limited_balance", "ledger");
        builder.HasKey(b => new { b.AccountId, b.Asset });
        builder.Property(b => b.Asset).HasMaxLength(40);
    }
}
