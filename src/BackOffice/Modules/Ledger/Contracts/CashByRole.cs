using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Ledger.Contracts;

/// <summary>All cash of the ledger, summed per entity, role of the account, purpose and currency: what control accounts are tied to.</summary>
[Requires("ledger.view")]
public sealed record CashByRole : IQuery<IReadOnlyList<CashOfRole>>;

/// <param name="Quantity">Positive: who owns it. Negative: where it is.</param>
public sealed record CashOfRole(EntityId Entity, string Role, string Purpose, string Currency, decimal Quantity);
