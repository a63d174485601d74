using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Rows;

/// <summary>What the firm sells or keeps: a security, a good, a service.</summary>
internal sealed record ProductRow : DatedRow
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public ProductKind Kind { get; init; }
    public string? Unit { get; init; }
    public string? Currency { get; init; }
    public decimal? AvailableQuantity { get; init; }
}

/// <summary>One step of a price list: from this quantity on, the unit costs this much.</summary>
internal sealed record PriceTierRow : DatedRow
{
    public string Product { get; init; } = "";
    public string PriceList { get; init; } = "";
    public decimal MinQuantity { get; init; }
    public decimal Price { get; init; }
}
