namespace BackOffice.SampleFirm;

/// <summary>One act in the sample firm's past: when, by whom, in which legal entity.</summary>
/// <param name="Actor">A sample user (api.md), who must hold the right as in real life.</param>
/// <param name="Entity">Code of the legal entity.</param>
internal abstract record SampleStep(DateTimeOffset At, string Actor, string Entity)
{
    /// <summary>The product itself, before there is anybody.</summary>
    public const string House = "";
}

/// <summary>A file goes through the import of its kind.</summary>
/// <param name="BadRows">Rows that are wrong on purpose; any other rejection is a fault.</param>
/// <param name="IsMeantToFail">The whole file is wrong on purpose.</param>
internal sealed record FileStep(
    DateTimeOffset At, string Actor, string Entity, string Kind, string FileName, byte[] Content, int BadRows = 0, bool IsMeantToFail = false)
    : SampleStep(At, Actor, Entity);

/// <summary>The sample people are created, with their roles and grants.</summary>
internal sealed record CastStep(DateTimeOffset At, string Entity) : SampleStep(At, House, Entity);

/// <summary>An archive is taken over by the records people.</summary>
internal sealed record ArchiveStep(DateTimeOffset At, string Actor, string Entity, IReadOnlyList<SampleDocument> Documents) : SampleStep(At, Actor, Entity);

/// <summary>Every instruction of the entity that waits to be sent is sent.</summary>
internal sealed record SendStep(DateTimeOffset At, string Actor, string Entity) : SampleStep(At, Actor, Entity);

/// <summary>From a day on, new instructions go out by themselves or wait for somebody.</summary>
internal sealed record SendingStep(DateTimeOffset At, string Actor, string Entity, bool AtOnce, DateOnly From, string Source)
    : SampleStep(At, Actor, Entity);

/// <summary>The instruction of a trade is put on hold by hand.</summary>
internal sealed record HoldStep(DateTimeOffset At, string Actor, string Entity, string TradeRef, string Reason)
    : SampleStep(At, Actor, Entity);

/// <summary>What everybody held and owed on the first morning, one movement a holder, posted as one set.</summary>
internal sealed record OpeningStep(
    DateTimeOffset At, string Actor, string Entity, DateOnly Date, string Reference, IReadOnlyList<OpeningMovement> Movements)
    : SampleStep(At, Actor, Entity);

internal sealed record OpeningMovement(string Description, IReadOnlyList<SamplePosting> Postings);

/// <summary>A movement by hand: deposits, withdrawals, charges.</summary>
/// <param name="Approver">Who lets it through; null leaves it waiting for a second person.</param>
internal sealed record MovementStep(
    DateTimeOffset At, string Actor, string? Approver, string Entity, DateOnly Date, string Kind, string Description,
    IReadOnlyList<SamplePosting> Postings)
    : SampleStep(At, Actor, Entity);

/// <param name="Asset">An ISIN or a currency code.</param>
internal sealed record SamplePosting(string Account, string Asset, string Purpose, decimal Quantity);

/// <summary>A journal by hand.</summary>
/// <param name="Approver">Who approves it when it needs a second person; null leaves it waiting, or posts at once below the limit.</param>
internal sealed record JournalStep(
    DateTimeOffset At, string Actor, string? Approver, string Entity, DateOnly Date, string Description,
    IReadOnlyList<SampleLine> Lines)
    : SampleStep(At, Actor, Entity);

internal sealed record SampleLine(string Account, decimal Debit, decimal Credit, string Currency);

/// <summary>A year is opened for posting.</summary>
internal sealed record OpenYearStep(DateTimeOffset At, string Actor, string Entity, int Year) : SampleStep(At, Actor, Entity);

/// <summary>From a day on, no movement takes what clients have available below the floor.</summary>
internal sealed record LimitStep(DateTimeOffset At, string Actor, string Entity, string AssetKind, decimal Floor, DateOnly From, string Source)
    : SampleStep(At, Actor, Entity);

/// <summary>A standing instruction is changed by hand and waits for its second person.</summary>
internal sealed record SsiChangeStep(
    DateTimeOffset At, string Actor, string Entity, string Party, string Market, string Currency, string NewAccount)
    : SampleStep(At, Actor, Entity);
