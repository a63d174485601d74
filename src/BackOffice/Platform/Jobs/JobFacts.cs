using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Platform.Jobs;

public sealed record JobStarted(JobId Job, string Work, string Kind, string? FileName, FileId? File, bool DryRun) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("job", Job.Value, FileName ?? Kind)];
}

public sealed record JobEnded(JobId Job, string State, string? ErrorCode) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("job", Job.Value)];
}

public sealed record JobCancelAsked(JobId Job) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("job", Job.Value)];
}
