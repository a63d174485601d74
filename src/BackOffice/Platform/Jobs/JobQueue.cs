using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Jobs;

/// <summary>Starts a job from inside a command: the row and the call to the queue come true together with the command.</summary>
public sealed class JobQueue(BackOfficeDb db, Actor actor, TimeProvider clock)
{
    internal const string Channel = "backoffice_job";

    /// <param name="job">What is to be done.</param>
    /// <param name="inline">The caller runs it itself at once (<see cref="IJobRunner"/>); the queue takes it only if that caller dies.</param>
    public Task<JobId> Add(NewJob job, bool inline, CancellationToken cancellationToken) =>
        Add(job, (actor.UserId, actor.Name, actor.HomeEntity), inline, cancellationToken);

    /// <summary>A job of the product itself, whoever's act made it needed; one that waits already is enough.</summary>
    public async Task AddForHouse(NewJob job, CancellationToken cancellationToken)
    {
        var (jobs, work) = (db.Jobs, job.Work);
        if (jobs.Local.Any(j => j.Work == work && j.State == JobState.Queued) || await jobs.AnyAsync(j => j.Work == work && j.State == JobState.Queued, cancellationToken))
            return;
        await Add(job, (UserId.System, "system", EntityId.Firm), inline: false, cancellationToken);
    }

    private async Task<JobId> Add(NewJob job, (UserId Id, string Name, EntityId Home) owner, bool inline, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = new JobId(Guid.CreateVersion7(now));
        db.Jobs.Add(new Job(id, job, owner.Id, owner.Name, owner.Home, job.Entity ?? owner.Home, now));
        var signal = new JobSignal(id);
        db.JobSignals.Add(signal);
        if (inline)
            db.Entry(signal).Property(s => s.EnqueuedAt).CurrentValue = now;
        else
            // Told at commit, so that whoever hears it finds the row.
            await db.Database.ExecuteSqlAsync($"select pg_notify({Channel}, '')", cancellationToken);
        db.Audit(new JobStarted(id, job.Work, job.Kind, job.FileName, job.File, job.DryRun));
        return id;
    }
}
