using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>
/// The standing instructions of the counterparties and those of any party, whatever day they are in force:
/// <see cref="SsiSelection.Choose"/> picks one and says why the others lost.
/// </summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record SsisOf(IReadOnlyCollection<PartyId> Counterparties) : IQuery<IReadOnlyList<SsiRow>>;
