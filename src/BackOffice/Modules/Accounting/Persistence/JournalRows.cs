using BackOffice.Domain;
using BackOffice.Domain.Accounting;

namespace BackOffice.Accounting.Persistence;

/// <summary>A posted journal as it is read; written by <see cref="Posting.JournalWriter"/> only, changed by nobody.</summary>
public sealed class JournalRow
{
    private JournalRow() { }

    public JournalId Id { get; private set; }

    /// <summary>What people call it: JR-2026-000123.</summary>
    public string Reference { get; private set; } = "";
    public EntityId EntityId { get; private set; }
    public string Book { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public DateOnly PostingDate { get; private set; }
    public DateOnly ValueDate { get; private set; }
    public string Description { get; private set; } = "";
    public string SourceKind { get; private set; } = "";
    public Guid SourceId { get; private set; }
    public string SourceReference { get; private set; } = "";
    public string SourceEvent { get; private set; } = "";
    public string? RuleVersion { get; private set; }

    /// <summary>Why the rule made it so, as JSON; null on a journal by hand.</summary>
    public string? Why { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public string FunctionalCurrency { get; private set; } = "";
    public string ReportingCurrency { get; private set; } = "";

    /// <summary>Sum of either side, in functional currency.</summary>
    public decimal Total { get; private set; }
    public JournalId? Reverses { get; private set; }
    public UserId Maker { get; private set; }
    public string MakerName { get; private set; } = "";
    public Guid? SourceJob { get; private set; }
    public string? SourceFile { get; private set; }
    public long? SourceLine { get; private set; }
}

/// <summary>A posted line as it is read.</summary>
public sealed class LineRow
{
    private LineRow() { }

    public JournalId JournalId { get; private set; }
    public int LineNo { get; private set; }
    public EntityId EntityId { get; private set; }
    public string Book { get; private set; } = "";
    public DateOnly PostingDate { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public string Account { get; private set; } = "";
    public EntrySide Side { get; private set; }
    public decimal Amount { get; private set; }
    public string Currency { get; private set; } = "";
    public decimal Rate { get; private set; }
    public DateOnly RateDate { get; private set; }
    public decimal Functional { get; private set; }
    public decimal Reporting { get; private set; }
    public string? Role { get; private set; }
    public PartyId? Party { get; private set; }
    public AccountId? SubLedger { get; private set; }
    public string Dimensions { get; private set; } = "";
    public string? OpenItemKey { get; private set; }
    public string? Text { get; private set; }
}
