using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>Parties by id.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record PartiesOf(IReadOnlyCollection<PartyId> Parties) : IQuery<IReadOnlyDictionary<PartyId, PartyInfo>>;

/// <summary>Parties by their codes; a code nobody has is absent from the answer.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record FindParties(IReadOnlyCollection<string> Codes) : IQuery<IReadOnlyDictionary<string, PartyInfo>>;

/// <param name="Kind">client, counterparty, custodian, depository, broker, issuer, employee, vendor.</param>
public sealed record PartyInfo(PartyId Id, string Code, string Name, string Kind, string? Country, string? Lei, string? Bic, string? CustomerClass);
