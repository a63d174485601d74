using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Accounting.Journals;

/// <summary>A journal was posted by hand.</summary>
public sealed record JournalPosted(JournalId Journal, string Reference, EntityId Entity, DateOnly Date, decimal Total, string Description) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new ObjectRef("journal", Journal.Value, Reference)];

    public override EntityId EntityOf() => Entity;
}

/// <summary>A journal was undone by another one.</summary>
public sealed record JournalReversed(JournalId Journal, string Reference, JournalId Reversal, string ReversalReference, EntityId Entity, DateOnly On, string Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() =>
        [new ObjectRef("journal", Journal.Value, Reference), new ObjectRef("journal", Reversal.Value, ReversalReference)];

    public override EntityId EntityOf() => Entity;
}

/// <summary>A chunk of a file of journals was posted.</summary>
public sealed record JournalsImported(JobId Job, string File, int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched)
    : BulkFact(Rows, RowsSha256, Touched);
