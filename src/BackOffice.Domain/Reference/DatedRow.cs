namespace BackOffice.Domain.Reference;

/// <summary>
/// One statement of reference data in two times: what held from when to when (<see cref="Valid"/>), and from when to when the firm
/// believed so (<see cref="Known"/>). A row is never rewritten: a change closes its known range and adds others.
/// </summary>
public abstract record DatedRow
{
    /// <summary>A thing that was not dated holds since ever.</summary>
    public static readonly DateOnly Ever = new(1900, 1, 1);

    /// <summary>Of this row alone; a change makes a new one.</summary>
    public Guid Id { get; init; }

    /// <summary>What the row speaks of; the same over all its rows.</summary>
    public Guid Subject { get; init; }

    public EntityId EntityId { get; init; } = EntityId.Firm;

    /// <summary>The natural key in one text: an ISIN, a code, a code and a date. Unique at each instant of both times.</summary>
    public string Key { get; init; } = "";

    public DateRange Valid { get; init; } = new(Ever);

    public TimeRange Known { get; init; }

    /// <summary>Who said so.</summary>
    public UserId SaidBy { get; init; }

    /// <summary>The job, file and line it came from; null when it was said by hand.</summary>
    public JobId? SourceJob { get; init; }

    public string? SourceFile { get; init; }

    public long? SourceLine { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>True when both say the same of the same thing, whoever said it and when.</summary>
    public bool SaysTheSameAs(DatedRow other) => Bare(this).Equals(Bare(other));

    private static DatedRow Bare(DatedRow row) => row with
    {
        Id = default, Subject = default, Known = default, SaidBy = default, SourceJob = null, SourceFile = null, SourceLine = null, Version = 0,
    };
}
