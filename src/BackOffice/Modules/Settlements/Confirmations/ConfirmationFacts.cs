using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Settlements.Confirmations;

/// <summary>A set of the depository's messages was taken: a chunk of a file, or one that a clerk typed.</summary>
public sealed record SettlementMessagesTaken(
    EntityId Entity, JobId? Job, string? FileName, int Accepted, int Duplicates, int Rejected, int Deliveries,
    int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched) : BulkFact(Rows, RowsSha256, Touched)
{
    public override EntityId EntityOf() => Entity;
}
