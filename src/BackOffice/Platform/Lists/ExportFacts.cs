using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Platform.Lists;

/// <summary>A long list was written as a file for somebody to take along; what was asked stands in the job.</summary>
public sealed record ListExported(JobId Job, string List, string Format, long Rows, string Sha256, UserId For) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("job", Job.Value, List)];
}
