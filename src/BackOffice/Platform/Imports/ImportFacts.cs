using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Platform.Imports;

/// <summary>A chunk of a file was judged and what could be was taken; what each row did stands in the room's own fact beside it.</summary>
public sealed record RowsTaken(
    JobId Job, string Kind, string? FileName, long From, long To, int Accepted, int Duplicates, int Rejected, EntityId Entity,
    int Rows, string RowsSha256) : BulkFact(Rows, RowsSha256, [new ObjectRef("job", Job.Value)])
{
    public override EntityId EntityOf() => Entity;
}

/// <summary>How files of one source are read was kept under a name.</summary>
public sealed record MappingSaved(string Kind, string Name, string Options) : Fact
{
    public override IEnumerable<ObjectRef> About() => [];
}
