using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>Securities by id: what other rooms need to name them.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record SecuritiesOf(IReadOnlyCollection<SecurityId> Securities) : IQuery<IReadOnlyDictionary<SecurityId, SecurityInfo>>;

/// <summary>Securities by what people write: an ISIN, else a symbol (with <c>@MIC</c> where it is not unique). What is not known is absent.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record SecuritiesByCode(IReadOnlyCollection<string> Codes) : IQuery<IReadOnlyDictionary<string, SecurityInfo>>;

/// <param name="Code">The ISIN, else the symbol.</param>
public sealed record SecurityInfo(
    SecurityId Id, string Code, string? Isin, string? Symbol, string? Mic, string Name, string Currency, string AssetClass);
