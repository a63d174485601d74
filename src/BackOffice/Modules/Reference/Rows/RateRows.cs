using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Domain;

namespace BackOffice.Reference.Rows;

/// <summary>A rate of exchange on one day: <see cref="Unit"/> of base cost <see cref="Rate"/> of quote. Key: pair, kind, day.</summary>
internal sealed record FxRateRow : DatedRow
{
    public const string DefaultKind = "mid";

    public DateOnly Date { get; init; }
    public string Base { get; init; } = "";
    public string Quote { get; init; } = "";
    public decimal Rate { get; init; }
    public int Unit { get; init; } = 1;
    public string Kind { get; init; } = DefaultKind;
    public string? Source { get; init; }
}

/// <summary>A row of the tariff; what it does not name it leaves open.</summary>
internal sealed record TariffRow : DatedRow
{
    public string Code { get; init; } = "";
    public FeePart Part { get; init; }
    public FeeBase Base { get; init; }
    public decimal Rate { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public string? Mic { get; init; }
    public string? AssetClass { get; init; }
    public string? CustomerClass { get; init; }
    public Capacity? Capacity { get; init; }
    public Side? Side { get; init; }
    public string? Currency { get; init; }
}
