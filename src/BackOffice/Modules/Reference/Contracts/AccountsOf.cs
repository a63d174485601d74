using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>Accounts by id, with their party: what other rooms need to name them and to know whose they are.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record AccountsOf(IReadOnlyCollection<AccountId> Accounts) : IQuery<IReadOnlyDictionary<AccountId, AccountInfo>>;

/// <summary>Accounts by their codes, as files and people write them; a code nobody has is absent from the answer.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record FindAccounts(IReadOnlyCollection<string> Codes) : IQuery<IReadOnlyDictionary<string, AccountInfo>>;

/// <summary>Every account of an entity in one of the roles: where its securities and money lie, its own holdings.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record AccountsInRole(EntityId Entity, IReadOnlyCollection<string> Roles) : IQuery<IReadOnlyList<AccountInfo>>;

/// <summary>Every account of the parties, in any entity: a client's securities and money accounts stand beside each other.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record AccountsOfParties(IReadOnlyCollection<PartyId> Parties) : IQuery<IReadOnlyList<AccountInfo>>;

/// <param name="Kind">safekeeping or cash.</param>
/// <param name="Role">
/// What the account is to the firm: <c>client</c>, <c>counterparty</c>, <c>firm</c> (own holding or own money), <c>client-bank</c> (where clients'
/// money lies), <c>own-bank</c> (where ours lies), <c>depot</c> (where securities lie).
/// </param>
/// <param name="Group">Account group, against which a grant may be limited.</param>
/// <param name="Location">Place of settlement of a depot (PSET BIC, or the depository's code as the file gave it).</param>
public sealed record AccountInfo(
    AccountId Id, string Code, string Name, EntityId Entity, string Kind, string Role, string? Currency,
    PartyId Party, string PartyCode, string PartyName, string PartyKind, string? Group,
    PartyId? Custodian = null, string? CustodianCode = null, string? Location = null, string? Iban = null, string? Desk = null, string? CustomerClass = null);

/// <summary>The roles of accounts, as <see cref="AccountInfo.Role"/> spells them.</summary>
public static class AccountRoles
{
    public const string Client = "client";
    public const string Counterparty = "counterparty";
    public const string Firm = "firm";
    public const string ClientBank = "client-bank";
    public const string OwnBank = "own-bank";
    public const string Depot = "depot";

    public static readonly IReadOnlyList<string> All = [Client, Counterparty, Firm, ClientBank, OwnBank, Depot];
}
