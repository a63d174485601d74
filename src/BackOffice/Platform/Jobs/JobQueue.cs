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
    public async Task<JobId> Add(NewJob job, bool inline, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = new JobId(Guid.CreateVersion7(now));
        db.Jobs.Add(new Job(id, job, actor.UserId, actor.Name, actor.HomeEntity, job.Entity ?? actor.HomeEntity, now));
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
