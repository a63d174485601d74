using System.Text.Json;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BackOffice.Platform.Pipeline.FourEyes;

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approval", "platform");
        builder.Property(a => a.Needs).HasColumnType("jsonb").HasConversion(
            n => JsonSerializer.Serialize(n, CanonicalJson.Options),
            n => JsonSerializer.Deserialize<SecondPerson>(n, CanonicalJson.Options)!);
        builder.HasIndex(a => new { a.State, a.RequestedAt });
        builder.HasIndex(a => a.Maker);
        builder.HasIndex(a => a.Reference).IsUnique();
    }
}
