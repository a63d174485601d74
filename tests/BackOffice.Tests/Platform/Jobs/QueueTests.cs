using System.Text;
using BackOffice.Platform.Jobs;

namespace BackOffice.Tests.Platform.Jobs;

/// <summary>The real queue: a command starts a job, and nobody but the product runs it.</summary>
public sealed class QueueTests(QueueTests.Serving app) : IClassFixture<QueueTests.Serving>
{
    public sealed class Serving : JobsApp
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Jobs:Serve"] = "true" };
    }

    [Fact]
    public async Task Given_a_started_job_When_the_house_serves_Then_the_queue_runs_it_as_its_owner()
    {
        var mark = Guid.NewGuid().ToString("N");
        var started = await app.Start(app.As(JobsApp.Permission), "notes", Encoding.UTF8.GetBytes($"ref,amount\n{mark},1\n"), inline: false);

        var job = await app.Read<Job>(started.Value);
        for (var i = 0; i < 150 && !job.IsOver; i++)
        {
            await Task.Delay(200);
            job = await app.Read<Job>(started.Value);
        }

        Assert.Equal((JobState.Done, 1L), (job.State, job.Accepted));
    }
}
