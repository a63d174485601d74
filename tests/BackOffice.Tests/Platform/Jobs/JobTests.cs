using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Files;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Work.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Platform.Jobs;

public sealed class JobTests(JobsApp app) : IClassFixture<JobsApp>
{
    private Caller Clerk => app.As(JobsApp.Permission);

    [Fact]
    public async Task Given_a_run_that_is_killed_between_chunks_When_the_job_runs_again_Then_it_goes_on_and_every_row_is_taken_once()
    {
        var (mark, seen) = (Guid.NewGuid().ToString("N"), new List<int>());
        var started = await app.Start(Clerk, "notes", Rows(mark, 12_000));
        app.BeforeChunk = chunk =>
        {
            seen.Add(chunk.Rows.Count);
            return seen.Count == 2 ? throw new OperationCanceledException("killed") : Task.CompletedTask;
        };
        try
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => app.Run(started.Value));
            var halfway = await app.Read<Job>(started.Value);

            var job = await app.Run(started.Value);

            Assert.Equal((JobState.Running, 1_200L, 1_200L), (halfway.State, halfway.Checkpoint, halfway.Accepted));
            Assert.Equal((JobState.Done, 12_000L, 0L, 12_000L), (job.State, job.Accepted, job.Duplicates, job.Processed));
            Assert.Equal(Enumerable.Repeat(1_200, 11), seen);
            Assert.Equal(12_000, await app.Sql<long>("select count(*) from scratch.note where ref like $1", mark + "%"));
        }
        finally
        {
            app.BeforeChunk = _ => Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Given_two_workers_on_one_job_When_both_run_it_to_the_end_Then_every_row_is_taken_once()
    {
        var mark = Guid.NewGuid().ToString("N");
        var started = await app.Start(Clerk, "notes", Rows(mark, 20_000));

        await Task.WhenAll(app.Run(started.Value), app.Run(started.Value));

        var job = await app.Read<Job>(started.Value);
        Assert.Equal((JobState.Done, 20_000L, 0L), (job.State, job.Accepted, job.Duplicates));
    }

    [Fact]
    public async Task Given_a_right_revoked_while_the_job_waits_When_it_runs_Then_it_fails_with_the_reason_and_takes_nothing()
    {
        var (clerk, mark) = (Clerk, Guid.NewGuid().ToString("N"));
        var started = await app.Start(clerk, "notes", Rows(mark, 10));
        app.Give(clerk);

        var job = await app.Run(started.Value);

        Assert.Equal((JobState.Failed, "permission.denied", 0L), (job.State, job.ErrorCode, job.Accepted));
        Assert.Equal(0, await app.Sql<long>("select count(*) from scratch.note where ref like $1", mark + "%"));
    }

    [Fact]
    public async Task Given_a_dry_run_When_it_ends_Then_its_counts_are_those_of_the_real_run_and_nothing_was_taken()
    {
        var mark = Guid.NewGuid().ToString("N");
        // The repeated row lies a chunk apart from its first.
        var content = Encoding.UTF8.GetString(Rows(mark, 6_000)) + $"{mark}0,0\nbad,1\nworse,x\n";

        var trial = await app.Import(Clerk, "notes", content, new ImportOptions(DryRun: true));
        var nothing = await app.Sql<long>("select count(*) from scratch.note where ref like $1", mark + "%");
        var real = await app.Import(Clerk, "notes", content);

        Assert.Equal((JobState.Done, 6_000L, 1L, 2L), (trial.State, trial.Accepted, trial.Duplicates, trial.Rejected));
        Assert.Equal(0, nothing);
        Assert.Equal((trial.Accepted, trial.Duplicates, trial.Rejected), (real.Accepted, real.Duplicates, real.Rejected));
        Assert.Equal((await app.Rejected(trial.Id)).Select(r => (r.Line, r.Code)), (await app.Rejected(real.Id)).Select(r => (r.Line, r.Code)));
    }

    [Fact]
    public async Task Given_a_running_job_When_it_is_cancelled_Then_it_stops_before_its_next_chunk_and_what_it_took_stands()
    {
        var (clerk, mark) = (Clerk, Guid.NewGuid().ToString("N"));
        var started = await app.Start(clerk, "notes", Rows(mark, 3_000));
        Outcome? asked = null;
        app.BeforeChunk = async _ => asked ??= await clerk.Send(new Cancel.Command(Guid.NewGuid(), started.Value));
        try
        {
            var job = await app.Run(started.Value);

            Assert.Equal(Outcome.Done, asked);
            Assert.Equal((JobState.Cancelled, 300L), (job.State, job.Accepted));
            Assert.Equal("job.over", (await clerk.Send(new Cancel.Command(Guid.NewGuid(), started.Value))).Refusal?.Code);
        }
        finally
        {
            app.BeforeChunk = _ => Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Given_a_waiting_job_When_it_is_cancelled_Then_it_never_runs_and_only_its_owner_or_a_holder_of_the_right_may_do_so()
    {
        var (clerk, mark) = (Clerk, Guid.NewGuid().ToString("N"));
        var started = await app.Start(clerk, "notes", Rows(mark, 10));

        var stranger = await app.As(JobsApp.Permission).Send(new Cancel.Command(Guid.NewGuid(), started.Value));
        var onlooker = await app.As("jobs.see-all").Send(new Cancel.Command(Guid.NewGuid(), started.Value));
        var own = await clerk.Send(new Cancel.Command(Guid.NewGuid(), started.Value));
        var job = await app.Run(started.Value);

        Assert.Equal("job.unknown", stranger.Refusal?.Code);
        Assert.Equal("job.not-yours", onlooker.Refusal?.Code);
        Assert.Equal(Outcome.Done, own);
        Assert.Equal((JobState.Cancelled, 0L), (job.State, job.Accepted));
    }

    [Fact]
    public async Task Given_work_that_breaks_When_it_runs_Then_the_job_fails_with_a_number_to_find_it_by_and_its_chunk_left_nothing()
    {
        var mark = Guid.NewGuid().ToString("N");
        var started = await app.Start(Clerk, "notes", Rows(mark, 10));
        app.BeforeChunk = _ => throw new InvalidOperationException("a bug");
        try
        {
            var job = await app.Run(started.Value);

            Assert.Equal((JobState.Failed, "job.broken", 0L, 0L), (job.State, job.ErrorCode, job.Accepted, job.Checkpoint));
        }
        finally
        {
            app.BeforeChunk = _ => Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Given_a_file_store_When_the_same_content_comes_many_times_at_once_Then_it_is_kept_once_and_read_back_whole()
    {
        var files = app.Services.GetRequiredService<IFileStore>();
        var content = new byte[(3 * 1024 * 1024) + 17];
        new Random(7).NextBytes(content);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => files.Keep(new MemoryStream(content), default)));
        await using var stream = await files.Open(kept[0].Id, default);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);

        Assert.Single(kept.Select(k => k.Id).Distinct());
        Assert.Equal(content, read.ToArray());
        Assert.Equal(4, await app.Sql<long>("select count(*) from platform.file_part where file_id = $1", kept[0].Id.Value));
    }

    private static byte[] Rows(string mark, int count) => Encoding.UTF8.GetBytes(
        "ref,amount\n" + string.Concat(Enumerable.Range(0, count).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mark}{i},{i}\n"))));
}
