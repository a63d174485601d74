namespace BackOffice.Domain.Accounting;

/// <summary>Which side of an account a line stands on.</summary>
public enum EntrySide { Debit, Credit }

/// <summary>A line before it is converted: what a person typed or a rule worked out.</summary>
/// <param name="Account">Code in the chart of accounts.</param>
/// <param name="Amount">In <paramref name="Currency"/>, always above zero; the side says the direction.</param>
/// <param name="Rate">One unit of <paramref name="Currency"/> in functional currency; 1 for the functional currency itself.</param>
/// <param name="RateDate">The day the rate is of, which may be before the posting date (weekend, holiday).</param>
public sealed record DraftLine(string Account, EntrySide Side, decimal Amount, string Currency, decimal Rate, DateOnly RateDate)
{
    /// <summary>Functional amount that is already known: what an open item was booked at. Otherwise amount times rate.</summary>
    public decimal? Carried { get; init; }

    /// <summary>The role that led to the account; null on a journal by hand.</summary>
    public string? Role { get; init; }

    /// <summary>Whose item it is: client, counterparty, supplier.</summary>
    public PartyId? Party { get; init; }

    /// <summary>The account of the sub-ledger behind a control account.</summary>
    public AccountId? SubLedger { get; init; }

    public DimensionSet Dimensions { get; init; } = DimensionSet.None;

    /// <summary>Lines with the same key settle each other.</summary>
    public string? OpenItemKey { get; init; }

    public string? Text { get; init; }

    public EntrySide Turned => Side == EntrySide.Debit ? EntrySide.Credit : EntrySide.Debit;
}
