using BackOffice.Domain;

namespace BackOffice.Settlements.Persistence;

/// <summary>
/// The accounts on the firm's side of a trade, kept with it: what was booked on them must be settled and reversed on the same ones,
/// whatever Reference says by then.
/// </summary>
/// <param name="Counterparty">Where what the counterparty owes and is owed stands until it settles.</param>
/// <param name="Own">The firm's own money: commission, fees, small differences.</param>
/// <param name="Depot">Where the securities lie once settled.</param>
/// <param name="Bank">Where the cash lies once settled: clients' money apart from ours.</param>
/// <param name="OwnBank">Where the firm's charges go the same day, out of the clients' bank.</param>
public sealed record HouseAccounts(AccountId Counterparty, AccountId Own, AccountId Depot, AccountId Bank, AccountId OwnBank)
{
    public static readonly HouseAccounts None = new(default, default, default, default, default);
}
