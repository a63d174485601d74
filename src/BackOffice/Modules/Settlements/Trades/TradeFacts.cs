using BackOffice.Domain;
using BackOffice.Platform.Audit;

namespace BackOffice.Settlements.Trades;

/// <summary>A set of trade rows was taken: a chunk of a file, or one that a clerk typed.</summary>
public sealed record TradesTaken(
    EntityId Entity, JobId? Job, string? FileName, int Booked, int Replaced, int Cancelled, int Duplicates, int Rejected, int Stopped, int Sent,
    int Rows, string RowsSha256, IReadOnlyList<ObjectRef> Touched) : BulkFact(Rows, RowsSha256, Touched)
{
    public override EntityId EntityOf() => Entity;
}

/// <summary>A stopped trade was given its standing instruction by hand.</summary>
public sealed record SsiChosenByHand(EntityId Entity, TradeId Trade, string Reference, SsiId Ssi, string AgentBic, string Account, string Reason) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("trade", Trade.Value, Reference)];

    public override EntityId EntityOf() => Entity;
}

/// <summary>A trade whose instruction was withdrawn, or that had been stopped, was instructed anew.</summary>
public sealed record TradeInstructedAgain(EntityId Entity, TradeId Trade, string Reference) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("trade", Trade.Value, Reference)];

    public override EntityId EntityOf() => Entity;
}
