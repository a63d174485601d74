using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>Accounts by id, with their party: what other rooms need to name them and to know whose they are.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record AccountsOf(IReadOnlyCollection<AccountId> Accounts) : IQuery<IReadOnlyDictionary<AccountId, AccountInfo>>;

/// <param name="Kind">safekeeping or cash.</param>
/// <param name="Role">
/// What the account is to the firm: <c>client</c>, <c>counterparty</c>, <c>firm</c> (own holding or own money), <c>client-bank</c> (where clients'
/// money lies), <c>own-bank</c> (where ours lies), <c>depot</c> (where securities lie).
/// </param>
public sealed record AccountInfo(
    AccountId Id, string Code, string Name, EntityId Entity, string Kind, string Role, string? Currency,
    PartyId Party, string PartyCode, string PartyName, string PartyKind, string? Group);
