using BackOffice.Domain;
using Hangfire;
using Npgsql;

namespace BackOffice.Platform.Jobs;

/// <summary>
/// Hands started jobs to the queue. The command that starts a job only writes its row, so a crash between commit and queue loses nothing:
/// what nobody handed on is handed on here, and what nobody has worked on for a minute is handed on again.
/// </summary>
internal sealed class JobPump(NpgsqlDataSource source, IBackgroundJobClient queue, TimeProvider clock, ILogger<JobPump> log) : BackgroundService
{
    public static readonly TimeSpan StalledAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var ear = await source.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"listen {JobQueue.Channel}", ear))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                while (true)
                {
                    await HandOn(stoppingToken);
                    await ear.WaitAsync(LookEvery, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException e)
            {
                log.LogWarning(e, "The job queue cannot reach the database; trying again");
                await Task.Delay(LookEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    internal async Task HandOn(CancellationToken cancellationToken)
    {
        await using var claim = source.CreateCommand(
            """
            update platform.job_signal s set enqueued_at = $1 from platform.job j
            where j.id = s.job_id and (j.state = 'Queued' and s.enqueued_at is null
                or j.state in ('Queued', 'Running') and greatest(s.enqueued_at, s.pulse_at) < $2)
            returning j.id
            """);
        claim.Parameters.Add(new() { Value = clock.GetUtcNow() });
        claim.Parameters.Add(new() { Value = clock.GetUtcNow() - StalledAfter });
        await using var rows = await claim.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var id = rows.GetGuid(0);
            queue.Enqueue<QueuedJob>(job => job.Run(id, CancellationToken.None));
        }
    }
}

/// <summary>What the queue calls, on whichever replica is free and again after a crash.</summary>
internal sealed class QueuedJob(JobWorker worker)
{
    [AutomaticRetry(Attempts = 2, DelaysInSeconds = [3, 15], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Run(Guid job, CancellationToken cancellationToken) => worker.Run(new JobId(job), mayTryAgain: true, cancellationToken);
}
