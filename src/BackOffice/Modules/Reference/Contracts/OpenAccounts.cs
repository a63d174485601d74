using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>
/// Opens accounts that the firm needs on its own side of a trade and does not have yet: a new counterparty's, a bank account in a new
/// currency, a depot at a new place. They are accounts like any other and may be changed afterwards.
/// </summary>
[Requires("reference.import")]
public sealed record OpenAccounts(Guid RequestId, IReadOnlyList<AccountToOpen> Accounts) : ICommand;

/// <param name="Code">A code nobody has; one that is taken is left alone.</param>
/// <param name="Role">As <see cref="AccountRoles"/> spells it.</param>
public sealed record AccountToOpen(
    EntityId Entity, string Code, string Party, string Kind, string Role, string? Currency = null, string? Custodian = null, string? Location = null);
