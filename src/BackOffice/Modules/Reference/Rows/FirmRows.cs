using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Rows;

/// <summary>A legal entity of the firm. Its subject is its <c>EntityId</c>; as a holder of accounts it is the party with its code.</summary>
internal sealed record LegalEntityRow : DatedRow
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string? TaxId { get; init; }
    public string? Lei { get; init; }
    public string FunctionalCurrency { get; init; } = "";
    public string TimeZone { get; init; } = "";
}

/// <summary>A market: its hours and cut-off in its own zone, and where its trades settle.</summary>
internal sealed record MarketRow : DatedRow
{
    public string Mic { get; init; } = "";
    public string Name { get; init; } = "";
    public string Currency { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public TimeOnly OpensAt { get; init; }
    public TimeOnly ClosesAt { get; init; }
    public TimeOnly CutOff { get; init; }
    public string PlaceOfSettlement { get; init; } = "";
    public string? Calendar { get; init; }
    public decimal ToleranceThreshold { get; init; }
    public decimal ToleranceUpTo { get; init; }
    public decimal ToleranceAbove { get; init; }
}

/// <summary>A currency the firm uses; facts of ISO 4217.</summary>
internal sealed record CurrencyRow : DatedRow
{
    public string Code { get; init; } = "";
    public string Number { get; init; } = "";
    public int MinorUnits { get; init; }

    /// <summary>In English, as ISO has it; the Turkish name stands with the facts of ISO.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A rule of the house about an act: does it need a second person, and above which amount.</summary>
internal sealed record PolicyRow : DatedRow
{
    public string Code { get; init; } = "";
    public bool NeedsSecondPerson { get; init; }
    public decimal? AboveTry { get; init; }
}
