using BackOffice.Domain;
using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Rows;

/// <summary>A security. Its subject is its <c>SecurityId</c>; its key the ISIN, else symbol@market.</summary>
internal sealed record SecurityRow : DatedRow
{
    public const string DefaultAssetClass = "equity";

    public string? Isin { get; init; }
    public string? Symbol { get; init; }
    public string? Mic { get; init; }
    public string Name { get; init; } = "";
    public string Currency { get; init; } = "";
    public string AssetClass { get; init; } = DefaultAssetClass;
    public decimal LotSize { get; init; } = 1;
    public decimal MinSettlementUnit { get; init; }
    public string? CsdrClass { get; init; }

    /// <summary>The issuer's party code or name, as given.</summary>
    public string? Issuer { get; init; }
}

/// <summary>The price of a security on one day. Key: security and day.</summary>
internal sealed record PriceRow : DatedRow
{
    public SecurityId SecurityId { get; init; }
    public DateOnly Date { get; init; }
    public decimal Price { get; init; }
    public string Currency { get; init; } = "";
    public string? Source { get; init; }
}
