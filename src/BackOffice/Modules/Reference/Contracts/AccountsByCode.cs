using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>Accounts by the code people write. A code that is not known is absent from the answer.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record AccountsByCode(IReadOnlyCollection<string> Codes) : IQuery<IReadOnlyDictionary<string, AccountInfo>>;
