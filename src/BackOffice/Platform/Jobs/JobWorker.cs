using System.Diagnostics;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Platform.Jobs;

/// <summary>Runs a job here and now, without the queue: for the seed, the command line and tests.</summary>
public interface IJobRunner
{
    /// <returns>The job as it ended.</returns>
    Task<Job> RunNow(JobId job, CancellationToken cancellationToken);
}

/// <summary>Runs one job as its owner: begins it, keeps saying that it lives, and closes it with how it ended.</summary>
internal sealed class JobWorker(IServiceScopeFactory scopes, JobSteps steps, TimeProvider clock, ILogger<JobWorker> log) : IJobRunner
{
    private const int AttemptsMax = 3;
    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(10);

    public async Task<Job> RunNow(JobId job, CancellationToken cancellationToken)
    {
        await Run(job, mayTryAgain: false, cancellationToken);
        return await steps.Read(job, cancellationToken);
    }

    public async Task Run(JobId id, bool mayTryAgain, CancellationToken cancellationToken)
    {
        if (!await steps.Begin(id, cancellationToken))
            return;

        var job = await steps.Read(id, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pulse = Pulse(id, over.Token);
        try
        {
            JobEnd end;
            try
            {
                end = await Work(job, cancellationToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException && (!mayTryAgain || job.Attempts >= AttemptsMax))
            {
                var correlation = Activity.Current?.TraceId.ToString() ?? id.ToString();
                log.LogError(broken, "Job {Job} ({Kind}) broke, correlation {Correlation}", id, job.Kind, correlation);
                end = JobEnd.Failed(new Refusal("job.broken", correlation));
            }
            await Finish(id, end, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await pulse;
        }
    }

    private async Task<JobEnd> Work(Job job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Actor>().Become(job.OwnerId, job.OwnerName, job.OwnerHome);
        var run = new JobRun(job, services.GetRequiredService<IMediator>(), steps);
        var work = services.GetServices<IJobWork>().SingleOrDefault(w => w.Name == job.Work)
            ?? throw new InvalidOperationException($"Nothing does the work '{job.Work}'.");
        return await run.IsCancelled(cancellationToken) ? JobEnd.Cancelled : await work.Run(run, cancellationToken);
    }

    private async Task Finish(JobId id, JobEnd end, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new FinishJob.Command(Guid.NewGuid(), id, end with { Counts = [] }, end.Counts), cancellationToken);
    }

    private async Task Pulse(JobId id, CancellationToken over)
    {
        using var timer = new PeriodicTimer(PulseEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                await steps.Pulse(id, over);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Npgsql.NpgsqlException e)
        {
            log.LogWarning(e, "Job {Job} could not say that it lives", id);
        }
    }
}
