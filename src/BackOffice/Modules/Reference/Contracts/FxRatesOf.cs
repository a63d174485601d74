using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>
/// The rate of each need: one unit of <c>Base</c> in <c>Quote</c>, the last one published up to the day (inverted or crossed over
/// nothing: a pair that is stored only the other way round is answered by its inverse). A need without any rate is absent from the answer.
/// </summary>
[OpenToAll("rates are public facts, asked by the house inside other requests")]
public sealed record FxRatesOf(IReadOnlyCollection<FxRateNeed> Needs) : IQuery<IReadOnlyDictionary<FxRateNeed, FxRateFound>>;

/// <param name="Kind">mid, buying, selling, effective-buying …</param>
public sealed record FxRateNeed(string Base, string Quote, DateOnly On, string Kind);

/// <param name="Rate">For one unit, whatever unit the source quotes.</param>
public sealed record FxRateFound(decimal Rate, DateOnly PublishedOn, string Source);
