using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace BackOffice.SampleFirm;

/// <summary>That this database holds the sample firm, and how far its seed has come. One row, or none.</summary>
internal sealed class SampleSeed
{
    private SampleSeed() { }

    public int Id { get; private set; }

    /// <summary>The day of the first start; with it the same acts come out after a crash as before.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Shown on the sign-in page of the sample firm, where nothing is to be protected.</summary>
    public string Password { get; private set; } = "";

    public int StepsDone { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }
}

internal sealed class SampleSeedConfiguration : IEntityTypeConfiguration<SampleSeed>
{
    public void Configure(EntityTypeBuilder<SampleSeed> builder)
    {
        builder.ToTable("sample_seed", "platform", table => table.HasCheckConstraint("ck_sample_seed_one", "id = 1"));
        builder.Property(seed => seed.Id).ValueGeneratedNever();
    }
}

/// <param name="FirstDay">The first start's day, not today's when the seed goes on after a crash.</param>
internal sealed record SeedProgress(DateOnly FirstDay, string Password, int StepsDone, bool IsFinished);

/// <summary>Reads and moves the seed's row, in small statements of their own: it is a bookmark, not business.</summary>
internal sealed class SampleSeedBook(NpgsqlDataSource source)
{
    public async Task<SeedProgress?> Read(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("select first_day, password, steps_done, finished_at is not null from platform.sample_seed");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new SeedProgress(row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3))
            : null;
    }

    /// <summary>The row as it stands: a seed that was begun before keeps its day and password.</summary>
    public async Task<SeedProgress> Begin(DateOnly firstDay, string password, CancellationToken cancellationToken)
    {
        await Run("insert into platform.sample_seed (id, first_day, password, steps_done) values (1, $1, $2, 0) on conflict do nothing",
            cancellationToken, firstDay, password);
        return (await Read(cancellationToken))!;
    }

    public Task Reach(int steps, CancellationToken cancellationToken) =>
        Run("update platform.sample_seed set steps_done = $1", cancellationToken, steps);

    public Task Finish(DateTimeOffset at, CancellationToken cancellationToken) =>
        Run("update platform.sample_seed set finished_at = $1", cancellationToken, at);

    private async Task Run(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
