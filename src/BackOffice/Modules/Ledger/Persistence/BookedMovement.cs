using BackOffice.Domain;

namespace BackOffice.Ledger.Persistence;

/// <summary>A movement as it is stored: written by <see cref="MovementWriter"/> alone, changed by nobody.</summary>
public sealed class BookedMovement
{
    private BookedMovement() { }

    public MovementId Id { get; private set; }

    /// <summary>What people call it: MV-2026-000123.</summary>
    public string Reference { get; private set; } = "";
    public EntityId EntityId { get; private set; }
    public DateOnly BusinessDate { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public UserId BookedBy { get; private set; }
    public string Kind { get; private set; } = "";
    public string Description { get; private set; } = "";

    /// <summary>trade, instruction or movement (by hand); unique with id and event.</summary>
    public string SourceKind { get; private set; } = "";
    public Guid SourceId { get; private set; }
    public string SourceReference { get; private set; } = "";
    public string SourceEvent { get; private set; } = "";

    /// <summary>The movement this one undoes.</summary>
    public MovementId? Reverses { get; private set; }
}

/// <summary>A posting as it is stored. Business date and booking instant are repeated here: every balance asks for them.</summary>
public sealed class BookedPosting
{
    private BookedPosting() { }

    public MovementId MovementId { get; private set; }

    /// <summary>From 1.</summary>
    public int LineNo { get; private set; }
    public EntityId EntityId { get; private set; }
    public AccountId AccountId { get; private set; }
    public SecurityId? SecurityId { get; private set; }
    public string? Currency { get; private set; }
    public string Purpose { get; private set; } = "";

    /// <summary>Positive: who owns it. Negative: where it is.</summary>
    public decimal Quantity { get; private set; }
    public DateOnly BusinessDate { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }

    /// <summary>Settlement date of the trade behind it; null where there is none.</summary>
    public DateOnly? DueOn { get; private set; }
}
