using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>The last price of each security up to a day. A security without any is absent from the answer.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record PricesOf(IReadOnlyCollection<SecurityId> Securities, DateOnly On) : IQuery<IReadOnlyDictionary<SecurityId, PriceFound>>;

/// <param name="Date">The day the price is of, which may be before the day asked for.</param>
public sealed record PriceFound(decimal Price, string Currency, DateOnly Date, string? Source);
