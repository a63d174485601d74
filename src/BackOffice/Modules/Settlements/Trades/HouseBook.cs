using BackOffice.Domain;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>Finds the firm's side of a trade among the accounts of Reference: by role, then by place or currency; one answer for equal needs.</summary>
/// <param name="own">Accounts of the entities in the roles firm, depot, client-bank and own-bank.</param>
/// <param name="counterparties">Every account of the counterparties.</param>
/// <param name="places">BIC of a depository by its code, since a depot may name its place either way.</param>
internal sealed class HouseBook(
    IReadOnlyList<AccountInfo> own, IReadOnlyList<AccountInfo> counterparties, IReadOnlyDictionary<string, string> places)
{
    private readonly Dictionary<HouseNeed, Outcome<HouseAccounts>> _found = [];

    public Outcome<HouseAccounts> Find(HouseNeed need)
    {
        if (!_found.TryGetValue(need, out var found))
            found = _found[need] = Look(need);
        return found;
    }

    private Outcome<HouseAccounts> Look(HouseNeed need)
    {
        // The account that holds securities also holds what is owed in money, as a client's does.
        var counterparty = counterparties
            .Where(a => a.Party == need.Counterparty && a.Entity == need.Entity && a.Role == AccountRoles.Counterparty)
            .OrderBy(a => a.Kind != "safekeeping").ThenBy(a => a.Currency != need.Currency).ThenBy(a => a.Code, StringComparer.Ordinal).FirstOrDefault();
        if (counterparty is null)
            return new Refusal("house.counterparty-account-missing", need.CounterpartyCode).At("counterparty");

        var mine = own.Where(a => a.Entity == need.Entity).ToList();
        var firm = mine.Where(a => a.Role == AccountRoles.Firm)
            .OrderBy(a => a.Kind == "cash" && a.Currency != need.Currency).ThenBy(a => a.Currency != need.Currency).ThenBy(a => a.Code, StringComparer.Ordinal).FirstOrDefault();
        if (firm is null)
            return new Refusal("house.firm-account-missing", need.Currency).At("account");

        var depots = mine.Where(a => a.Role == AccountRoles.Depot).OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        var depot = depots.Find(a => a.Location is { } at && (at == need.Place || at == need.Mic || places.GetValueOrDefault(at) == need.Place))
            ?? depots.Find(a => a.Location is null);
        if (depot is null)
            return new Refusal("house.depot-missing", need.Place, need.Mic).At("mic");

        var role = need.Capacity == Capacity.Principal ? AccountRoles.OwnBank : AccountRoles.ClientBank;
        var bank = mine.Find(a => a.Role == role && a.Currency == need.Currency) ?? mine.Find(a => a.Role == role && a.Currency is null);
        var ownBank = mine.Find(a => a.Role == AccountRoles.OwnBank && a.Currency == need.Currency) ?? mine.Find(a => a.Role == AccountRoles.OwnBank && a.Currency is null);
        return bank is null || ownBank is null
            ? new Refusal(bank is not null || need.Capacity == Capacity.Principal ? "house.own-bank-missing" : "house.client-bank-missing", need.Currency).At("price_currency")
            : new HouseAccounts(counterparty.Id, firm.Id, depot.Id, bank.Id, ownBank.Id);
    }
}

/// <summary>What the firm's side of a trade needs accounts for.</summary>
internal readonly record struct HouseNeed(
    EntityId Entity, PartyId Counterparty, string CounterpartyCode, string Mic, string Place, string Currency, Capacity Capacity);
