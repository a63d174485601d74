using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>The price of each security on a day: the last one published up to it. A security without any price is absent from the answer.</summary>
[OpenToAll("prices are market facts, asked by the house inside other requests")]
public sealed record PricesOf(IReadOnlyCollection<(SecurityId Security, DateOnly On)> Needs)
    : IQuery<IReadOnlyDictionary<(SecurityId Security, DateOnly On), PriceFound>>;

public sealed record PriceFound(decimal Price, string Currency, DateOnly PublishedOn, string Source);
