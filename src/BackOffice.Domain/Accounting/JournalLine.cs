namespace BackOffice.Domain.Accounting;

/// <summary>One line of a posted journal, in transaction, functional and reporting currency. Never changed.</summary>
public sealed class JournalLine(
    JournalId journalId, int lineNo, string account, EntrySide side, decimal amount, string currency, decimal rate, DateOnly rateDate,
    decimal functional, decimal reporting, string? role, PartyId? party, AccountId? subLedger, string dimensions, string? openItemKey, string? text)
{
    public JournalId JournalId { get; private set; } = journalId;

    /// <summary>From 1.</summary>
    public int LineNo { get; private set; } = lineNo;

    public string Account { get; private set; } = account;

    public EntrySide Side { get; private set; } = side;

    /// <summary>In <see cref="Currency"/>, above zero, except that a pure exchange difference may carry none.</summary>
    public decimal Amount { get; private set; } = amount;

    public string Currency { get; private set; } = currency;

    /// <summary>One unit of <see cref="Currency"/> in functional currency.</summary>
    public decimal Rate { get; private set; } = rate;

    public DateOnly RateDate { get; private set; } = rateDate;

    /// <summary>In functional currency, above zero.</summary>
    public decimal Functional { get; private set; } = functional;

    /// <summary>In reporting currency.</summary>
    public decimal Reporting { get; private set; } = reporting;

    public string? Role { get; private set; } = role;

    public PartyId? Party { get; private set; } = party;

    public AccountId? SubLedger { get; private set; } = subLedger;

    /// <summary>Canonical text of the <see cref="DimensionSet"/>.</summary>
    public string Dimensions { get; private set; } = dimensions;

    public string? OpenItemKey { get; private set; } = openItemKey;

    public string? Text { get; private set; } = text;

    /// <summary>Debit positive, credit negative.</summary>
    public decimal SignedFunctional => Side == EntrySide.Debit ? Functional : -Functional;

    /// <summary>Debit positive, credit negative.</summary>
    public decimal SignedReporting => Side == EntrySide.Debit ? Reporting : -Reporting;

    /// <summary>Debit positive, credit negative.</summary>
    public decimal SignedAmount => Side == EntrySide.Debit ? Amount : -Amount;

    internal JournalLine Turned(JournalId journal) => new(
        journal, LineNo, Account, Side == EntrySide.Debit ? EntrySide.Credit : EntrySide.Debit, Amount, Currency, Rate, RateDate,
        Functional, Reporting, Role, Party, SubLedger, Dimensions, OpenItemKey, Text);
}
