using BackOffice.Domain;

namespace BackOffice.Platform.Jobs;

public enum JobState { Queued, Running, Done, Failed, Cancelled }

/// <summary>A long piece of work: what is to be done, for whom, how far it is, how it ended. The queue only carries its id.</summary>
public sealed class Job
{
    private Job() { }

    internal Job(JobId id, NewJob job, UserId owner, string ownerName, EntityId ownerHome, EntityId entityId, DateTimeOffset createdAt)
    {
        (Id, Work, Kind, Permission, EntityId, CreatedAt) = (id, job.Work, job.Kind, job.Permission, entityId, createdAt);
        (OwnerId, OwnerName, OwnerHome) = (owner, ownerName, ownerHome);
        (FileId, FileName, Options, DryRun, Language) = (job.File, job.FileName, job.Options, job.DryRun, job.Language);
    }

    public JobId Id { get; private set; }

    /// <summary>Which <see cref="IJobWork"/> does it: import, export, …</summary>
    public string Work { get; private set; } = "";

    /// <summary>What of: the kind of file, the name of the list.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Checked anew at each chunk, against the owner's grants of that moment.</summary>
    public string Permission { get; private set; } = "";
    public EntityId EntityId { get; private set; }
    public UserId OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";
    public EntityId OwnerHome { get; private set; }
    public FileId? FileId { get; private set; }
    public string? FileName { get; private set; }

    /// <summary>JSON of the work's own options.</summary>
    public string Options { get; private set; } = "{}";
    public bool DryRun { get; private set; }

    /// <summary>Language of what the job writes (exports), as the owner read it when starting.</summary>
    public string? Language { get; private set; }
    public JobState State { get; private set; }

    /// <summary>Pieces of the work in all, once known; null before.</summary>
    public long? Total { get; private set; }
    public long Processed { get; private set; }

    /// <summary>Where the next chunk begins; moved only by compare-and-swap in the chunk's own transaction.</summary>
    public long Checkpoint { get; private set; }
    public long Accepted { get; private set; }
    public long Duplicates { get; private set; }
    public long Rejected { get; private set; }
    public long Warnings { get; private set; }
    public string? ErrorCode { get; private set; }

    /// <summary>Values of the error's sentence, packed by <see cref="PackedArgs"/>.</summary>
    public string[] ErrorArgs { get; private set; } = [];

    /// <summary>The member of a zip that the error is about.</summary>
    public string? ErrorFile { get; private set; }

    /// <summary>JSON of what came out: sums of the kind, or the file to fetch.</summary>
    public string? Result { get; private set; }
    public FileId? ResultFile { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    public Refusal? Error => ErrorCode is null ? null : new Refusal(ErrorCode, PackedArgs.Unpack(ErrorArgs));
}

/// <summary>What a command says of the job it wants started.</summary>
/// <param name="Options">JSON.</param>
public sealed record NewJob(
    string Work, string Kind, string Permission, string Options = "{}", FileId? File = null, string? FileName = null,
    EntityId? Entity = null, bool DryRun = false, string? Language = null);

/// <summary>Signals beside the job's row, so that neither a wish to stop nor a sign of life waits for the chunk that holds the row.</summary>
public sealed class JobSignal
{
    private JobSignal() { }

    public JobSignal(JobId jobId) => JobId = jobId;

    public JobId JobId { get; private set; }
    public UserId? CancelledBy { get; private set; }
    public DateTimeOffset? CancelAskedAt { get; private set; }

    /// <summary>When it was last handed to the queue.</summary>
    public DateTimeOffset? EnqueuedAt { get; private set; }

    /// <summary>When the process that runs it last said that it lives.</summary>
    public DateTimeOffset? PulseAt { get; private set; }
}

/// <summary>A row of a file that was not taken: where, which field, why, and its own text.</summary>
public sealed class JobRejectedRow
{
    private JobRejectedRow() { }

    public JobId JobId { get; private set; }
    public int No { get; private set; }

    /// <summary>Name of the member when the job's file was a zip.</summary>
    public string? FileName { get; private set; }
    public long Line { get; private set; }
    public string? Field { get; private set; }
    public string Code { get; private set; } = "";
    public string[] Args { get; private set; } = [];
    public string Raw { get; private set; } = "";

    public Refusal Why => new(Code, PackedArgs.Unpack(Args)) { Field = Field };
}

/// <summary>Something worth saying about a row that was taken all the same.</summary>
public sealed class JobWarning
{
    private JobWarning() { }

    public JobId JobId { get; private set; }
    public int No { get; private set; }
    public string? FileName { get; private set; }
    public long Line { get; private set; }
    public string Code { get; private set; } = "";
    public string[] Args { get; private set; } = [];

    public Refusal Why => new(Code, PackedArgs.Unpack(Args));
}
