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

    /// <summary>
    /// Accounts that these needs lack and that can be opened after the example of what is there: the counterparty's own, a bank account in
    /// another currency at the same bank, a depot at another place with the same custodian.
    /// </summary>
    public IReadOnlyList<AccountToOpen> ToOpen(IEnumerable<HouseNeed> needs)
    {
        var open = new Dictionary<string, AccountToOpen>(StringComparer.Ordinal);
        foreach (var need in needs.Where(n => Find(n).Refusal is not null))
        {
            if (Counterparty(need) is null)
                Add(new AccountToOpen(need.Entity, $"{need.CounterpartyCode}-{need.EntityCode}", need.CounterpartyCode, "safekeeping", AccountRoles.Counterparty));
            foreach (var role in (string[])[BankRole(need), AccountRoles.OwnBank])
            {
                if (Bank(need, role) is null && Mine(need, role).FirstOrDefault() is { } bank)
                    Add(new AccountToOpen(need.Entity, Sibling(bank.Code, bank.Currency, need.Currency), bank.PartyCode, "cash", role, need.Currency, bank.CustodianCode));
            }
            if (Depot(need) is null && Mine(need, AccountRoles.Depot).FirstOrDefault() is { } depot)
                Add(new AccountToOpen(need.Entity, Sibling(depot.Code, depot.Location, need.Place), depot.PartyCode, "safekeeping", AccountRoles.Depot, null, depot.CustodianCode, need.Place));
        }
        return [.. open.Values];

        void Add(AccountToOpen account) => open.TryAdd(account.Code, account);
    }

    private Outcome<HouseAccounts> Look(HouseNeed need)
    {
        if (Counterparty(need) is not { } counterparty)
            return new Refusal("house.counterparty-account-missing", need.CounterpartyCode).At("counterparty");
        if (Firm(need) is not { } firm)
            return new Refusal("house.firm-account-missing", need.Currency).At("account");
        if (Depot(need) is not { } depot)
            return new Refusal("house.depot-missing", need.Place, need.Mic).At("mic");
        if (Bank(need, BankRole(need)) is not { } bank)
            return new Refusal(need.Capacity == Capacity.Principal ? "house.own-bank-missing" : "house.client-bank-missing", need.Currency).At("price_currency");
        if (Bank(need, AccountRoles.OwnBank) is not { } ownBank)
            return new Refusal("house.own-bank-missing", need.Currency).At("price_currency");
        return new HouseAccounts(counterparty.Id, firm.Id, depot.Id, bank.Id, ownBank.Id);
    }

    // The account that holds securities also holds what is owed in money, as a client's does.
    private AccountInfo? Counterparty(HouseNeed need) => counterparties
        .Where(a => a.Party == need.Counterparty && a.Entity == need.Entity && a.Role == AccountRoles.Counterparty)
        .OrderBy(a => a.Kind != "safekeeping").ThenBy(a => a.Currency != need.Currency).ThenBy(a => a.Code, StringComparer.Ordinal).FirstOrDefault();

    private AccountInfo? Firm(HouseNeed need) => Mine(need, AccountRoles.Firm)
        .OrderBy(a => a.Kind == "cash" && a.Currency != need.Currency).ThenBy(a => a.Currency != need.Currency).ThenBy(a => a.Code, StringComparer.Ordinal).FirstOrDefault();

    private AccountInfo? Depot(HouseNeed need)
    {
        var depots = Mine(need, AccountRoles.Depot).ToList();
        return depots.Find(a => a.Location is { } at && (at == need.Place || at == need.Mic || places.GetValueOrDefault(at) == need.Place))
            ?? depots.Find(a => a.Location is null);
    }

    private AccountInfo? Bank(HouseNeed need, string role)
    {
        var banks = Mine(need, role).ToList();
        return banks.Find(a => a.Currency == need.Currency) ?? banks.Find(a => a.Currency is null);
    }

    private static string BankRole(HouseNeed need) => need.Capacity == Capacity.Principal ? AccountRoles.OwnBank : AccountRoles.ClientBank;

    private IEnumerable<AccountInfo> Mine(HouseNeed need, string role) =>
        own.Where(a => a.Entity == need.Entity && a.Role == role).OrderBy(a => a.Code, StringComparer.Ordinal);

    private static string Sibling(string code, string? was, string now) =>
        was is { Length: > 0 } && code.EndsWith(was, StringComparison.Ordinal) ? code[..^was.Length] + now : $"{code}-{now}";
}

/// <summary>What the firm's side of a trade needs accounts for.</summary>
internal readonly record struct HouseNeed(
    EntityId Entity, string EntityCode, PartyId Counterparty, string CounterpartyCode, string Mic, string Place, string Currency, Capacity Capacity);
