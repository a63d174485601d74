using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using BackOffice.Platform.Persistence;

namespace BackOffice.Platform.Jobs;

internal sealed class JobConfiguration :
    IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<JobSignal>, IEntityTypeConfiguration<JobRejectedRow>, IEntityTypeConfiguration<JobWarning>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("job", "platform");
        builder.HasKey(j => j.Id);
        builder.Property(j => j.Options).HasColumnType("jsonb");
        builder.Property(j => j.Result).HasColumnType("jsonb");
        builder.Property(j => j.Work).HasMaxLength(40);
        builder.Property(j => j.Kind).HasMaxLength(80);
        builder.HasIndex(j => new { j.OwnerId, j.CreatedAt });
        builder.HasIndex(j => j.CreatedAt);
        builder.HasIndex(j => j.State).HasFilter("state in ('Queued', 'Running')");
        builder.Ignore(j => j.Error).Ignore(j => j.IsOver);
    }

    public void Configure(EntityTypeBuilder<JobSignal> builder)
    {
        builder.ToTable("job_signal", "platform");
        builder.HasKey(s => s.JobId);
        builder.HasOne<Job>().WithOne().HasForeignKey<JobSignal>(s => s.JobId);
    }

    public void Configure(EntityTypeBuilder<JobRejectedRow> builder)
    {
        builder.ToTable("job_rejected_row", "platform");
        builder.HasKey(r => new { r.JobId, r.No });
        builder.Property(r => r.No).ValueGeneratedNever();
        builder.Ignore(r => r.Why);
    }

    public void Configure(EntityTypeBuilder<JobWarning> builder)
    {
        builder.ToTable("job_warning", "platform");
        builder.HasKey(w => new { w.JobId, w.No });
        builder.Property(w => w.No).ValueGeneratedNever();
        builder.Ignore(w => w.Why);
    }
}

internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<Job> Jobs => db.Set<Job>();
        internal DbSet<JobSignal> JobSignals => db.Set<JobSignal>();
        internal DbSet<JobRejectedRow> JobRejectedRows => db.Set<JobRejectedRow>();
        internal DbSet<JobWarning> JobWarnings => db.Set<JobWarning>();
    }
}
