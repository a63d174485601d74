namespace BackOffice.Domain.Accounting;

/// <summary>Something that happened in the business, as posting rules see it.</summary>
/// <param name="Kind"><c>trade-booked</c>, <c>delivery-settled</c>, or the kind of a movement by hand such as <c>deposit</c>.</param>
/// <param name="Reference">What people call its cause: a trade reference.</param>
/// <param name="Currency">Currency of the amounts.</param>
/// <param name="Rate">One unit of <paramref name="Currency"/> in functional currency on the day of the event.</param>
/// <param name="Tags">What conditions ask for: capacity, side, asset-class, holder …, in lower case.</param>
/// <param name="Amounts">What expressions read: gross, commission, fees, tax, paid, open …</param>
public sealed record BusinessEvent(
    string Kind, string Reference, DateOnly Date, string Currency, decimal Rate, DateOnly RateDate,
    IReadOnlyDictionary<string, string> Tags, IReadOnlyDictionary<string, decimal> Amounts)
{
    public const string TradeBooked = "trade-booked";
    public const string DeliverySettled = "delivery-settled";

    /// <summary>The party and sub-ledger account of the client, or of the firm on a trade of its own.</summary>
    public PartyId? Party { get; init; }

    public AccountId? SubLedger { get; init; }

    /// <summary>The account that receives, when two accounts are concerned (a transfer).</summary>
    public PartyId? OtherParty { get; init; }

    public AccountId? OtherSubLedger { get; init; }

    /// <summary>The other side of the market.</summary>
    public PartyId? Counterparty { get; init; }

    /// <summary>Ties the lines that settle each other, e.g. the trade.</summary>
    public string? OpenItemKey { get; init; }

    /// <summary>The rate the open item was booked at, and its day: what leaves it is shown at this one, not at the day's.</summary>
    public DatedRate? OpenedAt { get; init; }

    public DimensionSet Dimensions { get; init; } = DimensionSet.None;
}

/// <param name="Rate">One unit of the foreign currency in functional currency.</param>
/// <param name="On">The day it was published for.</param>
public sealed record DatedRate(decimal Rate, DateOnly On);
