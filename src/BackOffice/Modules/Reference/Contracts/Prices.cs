using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>The price of each need: the last one known up to the day. A need without any price is absent from the answer.</summary>
[OpenToAll("prices are public facts, asked by the house inside other requests")]
public sealed record PricesOf(IReadOnlyCollection<PriceNeed> Needs) : IQuery<IReadOnlyDictionary<PriceNeed, PriceFound>>;

public readonly record struct PriceNeed(SecurityId Security, DateOnly On);

public sealed record PriceFound(decimal Price, string Currency, DateOnly On, string? Source);
