using BackOffice.Domain;

namespace BackOffice.SampleFirm;

/// <summary>What will become of a trade, decided when it is made.</summary>
internal enum Fate
{
    Settles,
    SettlesLate,
    StillFailing,
    PartThenRest,
    PartStillOpen,
    MatchedLate,
    StillUnmatched,
    AmendedThenSettles,
    CancelledByTrade,
    CancelledAtDepository,
    Ambiguous,
}

/// <summary>One trade of the sample firm and what is known of its future.</summary>
internal sealed class SampleTrade
{
    public required string Ref { get; init; }

    public required SampleEntity Entity { get; init; }

    public required DateOnly TradeDate { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Side Side { get; init; }

    public required SampleSecurity Security { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Price { get; set; }

    /// <summary>The client's account, or the firm's own portfolio.</summary>
    public required string Account { get; init; }

    public required string Counterparty { get; init; }

    public required Capacity Capacity { get; init; }

    public required DateOnly SettlementDate { get; init; }

    /// <summary>The settlement date was agreed, not computed; the file carries it.</summary>
    public bool IsNegotiated { get; init; }

    public required Fate Fate { get; init; }

    /// <summary>Business days between the settlement date and the delivery that came late.</summary>
    public int DaysLate { get; init; }

    public decimal Gross => decimal.Round(Quantity * Price, 2, MidpointRounding.AwayFromZero);

    /// <summary>What the account pays or gets: gross with 0.2 % commission and 5 % tax on it for clients.</summary>
    public decimal Net
    {
        get
        {
            if (Capacity == Capacity.Principal)
                return Gross;
            var commission = decimal.Round(Gross * 0.002m, 2, MidpointRounding.AwayFromZero);
            var charges = commission + decimal.Round(commission * 0.05m, 2, MidpointRounding.AwayFromZero);
            return Side == Side.Buy ? Gross + charges : Gross - charges;
        }
    }

    // How far the depository has come with it.
    public bool IsMatched { get; set; }

    public bool IsOver { get; set; }

    public bool IsFailing { get; set; }

    public int StatusesSent { get; set; }

    public decimal SettledQuantity { get; set; }

    public decimal SettledAmount { get; set; }
}
