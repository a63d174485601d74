using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Jobs;

/// <summary>In the inbox: my jobs of the last days that failed, or left rows behind.</summary>
internal sealed class FailedJobs(BackOfficeDb db, TimeProvider clock) : IWorkSource
{
    private static readonly TimeSpan Young = TimeSpan.FromDays(3);

    public async Task<IReadOnlyList<WorkItem>> For(Actor actor, int limit, CancellationToken cancellationToken)
    {
        var (me, since) = (actor.UserId, clock.GetUtcNow() - Young);
        var jobs = await db.Set<Job>().AsNoTracking()
            .Where(j => j.OwnerId == me && j.CreatedAt >= since && (j.State == JobState.Failed || j.State == JobState.Done && j.Rejected > 0 && !j.DryRun))
            .OrderByDescending(j => j.CreatedAt).Take(limit).ToListAsync(cancellationToken);
        return [.. jobs.Select(j => new WorkItem(
            "work.job", j.FileName ?? j.Kind, j.State != JobState.Failed ? "work.job-rejected" : j.FileId is null ? "work.export-failed" : "work.job-failed",
            j.State == JobState.Failed ? [j.FileName ?? j.Kind] : [j.FileName ?? j.Kind, j.Rejected],
            $"/work/jobs/{j.Id}", j.FinishedAt ?? j.CreatedAt, null, null, null, null,
            j.State != JobState.Failed ? "work.rejected-rows" : j.FileId is null ? null : "work.try-again",
            ActLink: j.State != JobState.Failed ? $"/api/v1/jobs/{j.Id}/rejected?for=spreadsheet"
                : j.FileId is { } file ? $"/work/imports/{j.Kind}?file={file}&name={Uri.EscapeDataString(j.FileName ?? j.Kind)}" : null))];
    }
}

/// <summary>No job waits or runs without anybody working on it.</summary>
internal sealed class NoJobStuck(BackOfficeDb db, TimeProvider clock) : IVerifyCheck
{
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken)
    {
        var (jobs, signals) = (db.Set<Job>(), db.Set<JobSignal>());
        var before = clock.GetUtcNow() - Stuck;
        var count = await jobs.LongCountAsync(cancellationToken);
        var stuck = await jobs.Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && j.CreatedAt < before
                && !signals.Any(s => s.JobId == j.Id && s.PulseAt >= before))
            .Select(j => j.Id).Take(10).ToListAsync(cancellationToken);
        return [new VerifyResult("no-job-stuck", stuck.Count == 0, count, string.Join(", ", stuck))];
    }
}
