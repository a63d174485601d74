using BackOffice.Domain;
using MediatR;

namespace BackOffice.Platform.Jobs;

/// <summary>
/// One way of working through a job. It runs as the job's owner, outside any transaction, and changes things only by sending commands:
/// each chunk is one, and moves the checkpoint in its own transaction (<see cref="JobSteps.Advance"/>), so that a killed run goes on and
/// a frozen one that wakes cannot do a chunk twice.
/// </summary>
public interface IJobWork
{
    /// <summary>Equals <see cref="Job.Work"/>.</summary>
    string Name { get; }

    /// <summary>Works from the checkpoint to the end. Called again after a crash, so everything before the first chunk must be repeatable.</summary>
    Task<JobEnd> Run(JobRun run, CancellationToken cancellationToken);
}

/// <summary>One run of a job: the row as it was read when the run began, and what a worker may do about it.</summary>
public sealed class JobRun(Job job, IMediator mediator, JobSteps steps)
{
    public Job Job => job;

    /// <summary>Sends as the job's owner.</summary>
    public IMediator Mediator => mediator;

    /// <summary>The row as it is now: after a lost compare-and-swap, go on from its checkpoint.</summary>
    public Task<Job> Read(CancellationToken cancellationToken) => steps.Read(job.Id, cancellationToken);

    /// <summary>Says how much there is to do; asked before each chunk whether to stop.</summary>
    public Task Expect(long total, CancellationToken cancellationToken) => steps.Expect(job.Id, total, cancellationToken);

    public Task<bool> IsCancelled(CancellationToken cancellationToken) => steps.IsCancelled(job.Id, cancellationToken);

    /// <summary>Shows progress of work that has no chunks (a dry run is one transaction).</summary>
    public Task Show(long processed, CancellationToken cancellationToken) => steps.Show(job.Id, processed, cancellationToken);
}

/// <summary>How a run ended.</summary>
/// <param name="Result">JSON to keep beside the counts.</param>
public sealed record JobEnd(JobState State, Refusal? Error = null, string? Result = null, FileId? ResultFile = null)
{
    /// <summary>Counts of work that had no chunks to count in, by member of the file.</summary>
    public IReadOnlyList<(string? FileName, JobCounts Counts)> Counts { get; init; } = [];

    /// <summary>The member of a zip that the error is about.</summary>
    public string? ErrorFile { get; init; }

    /// <summary>What the work itself says was done, told together with its end: once, and only if it was.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Audit.Fact? Fact { get; init; }

    public static JobEnd Done(string? result = null, FileId? file = null) => new(JobState.Done, null, result, file);

    public static JobEnd Failed(Refusal error) => new(JobState.Failed, error);

    public static readonly JobEnd Cancelled = new(JobState.Cancelled);
}
