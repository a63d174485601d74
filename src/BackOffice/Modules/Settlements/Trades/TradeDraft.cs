using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>A version that may be booked: everything it refers to found, its money and its day computed.</summary>
/// <param name="Date">The day by cycle and calendar, whether or not the sender gave one; null when the calendar does not reach that far.</param>
internal sealed record TradeDraft(
    TradeInput Input, AccountInfo Account, SecurityInfo Security, PartyInfo Counterparty, Currency Currency, string Mic,
    Capacity Capacity, DateOnly SettlementDate, SettlementDate? Date, NetAmount Net, HouseAccounts House)
{
    /// <summary>The reference of the version it replaces; null when it is the first.</summary>
    public string? Reference { get; set; }

    /// <summary>Set when a later row of the same chunk ended it before it ever counted.</summary>
    public TradeState? EndedAs { get; set; }

    public TradeInput? EndedBy { get; set; }

    /// <summary>An earlier version in the same chunk: people see one reference for all versions.</summary>
    public TradeDraft? SharesNumberOf { get; set; }

    public SsiId? SsiOverride { get; init; }

    /// <summary>The sender's day when it is another than the cycle's: taken as sent, and pointed out.</summary>
    public Refusal? DateDiffers => Input.SettlementDate is { } given && Date is { } date && date.Date != given
        ? new Refusal("trade.settlement-date-differs", Input.TradeRef, given, date.Date, date.CycleDays, date.Calendar).At("settlement_date") : null;

    /// <summary>Judges one version by the rules of booking; the first thing wrong refuses it.</summary>
    public static Outcome<TradeDraft> Judge(TradeInput input, TradeWorld world)
    {
        if (input.Account is null)
            return Missing("account");
        if (!world.Accounts.TryGetValue(input.Account, out var account))
            return new Refusal("trade.account-unknown", input.Account).At("account");
        if (account.Role is not (AccountRoles.Client or AccountRoles.Firm))
            return new Refusal("trade.account-not-for-trades", input.Account).At("account");
        if (input.Security is null)
            return Missing("security");
        if (world.Security(input.Security, input.Mic) is not { } security)
            return new Refusal("trade.security-unknown", input.Security).At("security");
        if (input.Counterparty is null)
            return Missing("counterparty");
        if (!world.Parties.TryGetValue(input.Counterparty, out var counterparty))
            return new Refusal("trade.counterparty-unknown", input.Counterparty).At("counterparty");
        if (input.Currency is null)
            return Missing("price_currency");
        if (!world.Currencies.TryGetValue(input.Currency, out var known))
            return new Refusal("trade.currency-unknown", input.Currency).At("price_currency");
        var currency = known.Currency;
        if (input.SettlementCurrency is { } settles && settles != input.Currency)
            return new Refusal("trade.settlement-currency-differs", settles, input.Currency).At("settlement_currency");
        if (input.Side is not { } side)
            return Missing("side");
        if (input.Quantity is not { } quantity)
            return Missing("quantity");
        if (quantity <= 0)
            return new Refusal("trade.quantity-not-positive", quantity).At("quantity");
        if (SettlementUnit.Check(input.Security, quantity, security.MinSettlementUnit) is { } undeliverable)
            return undeliverable;
        if (input.Price is not { } price)
            return Missing("price");
        if (price <= 0)
            return new Refusal("trade.price-not-positive", price).At("price");
        if (decimal.Round(quantity, 8) != quantity || decimal.Round(price, 8) != price || quantity > QuantityMax || price > QuantityMax)
            return new Refusal("trade.number-too-long", quantity, price).At("quantity");
        if (input.TradeDate is not { } tradeDate)
            return Missing("trade_date");
        if (tradeDate.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return new Refusal("trade.date-weekend", tradeDate).At("trade_date");
        if ((input.Mic ?? security.Mic) is not { } mic)
            return new Refusal("trade.market-missing", input.Security).At("mic");
        if (new[] { ("commission", input.Charges.Commission), ("fees", input.Charges.Fees), ("tax", input.Charges.Tax) }
                .FirstOrDefault(c => c.Item2 < 0 || (c.Item2 is { } charge && !currency.Fits(charge))) is { Item1: { } part } wrong)
            return wrong.Item2 < 0 ? new Refusal("trade.charge-negative", wrong.Item2).At(part) : new Refusal("trade.charge-too-fine", wrong.Item2, currency.Code).At(part);

        // The day is computed even where the sender gave one: a market without a cycle is no market to settle in.
        var date = world.Dates.GetValueOrDefault(new SettlementDateNeed(mic, tradeDate));
        if (date?.Value is null && (input.SettlementDate is null || date?.Refusal?.Code is null or "cycle.none"))
            return (date?.Refusal ?? new Refusal("cycle.none", mic, tradeDate)).At("trade_date");
        if (world.ClosedDays.TryGetValue((account.Entity, tradeDate), out var closed))
            return closed.At("trade_date");
        if (world.MissingRates.FirstOrDefault(r => r.Base == currency.Code && r.On == tradeDate) is { Base: not null } noRate)
            return new Refusal("trade.rate-missing", noRate.Base, noRate.Quote, tradeDate).At("price_currency");
        var settlementDate = input.SettlementDate ?? date!.Value!.Date;
        if (settlementDate < tradeDate)
            return new Refusal("trade.settles-before-trade", settlementDate, tradeDate).At("settlement_date");
        if (settlementDate.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return new Refusal("trade.settles-on-weekend", settlementDate).At("settlement_date");

        var capacity = input.Capacity ?? CapacityOf(account);
        var net = NetAmount.Compute(
            new TradeTerms(side, capacity, quantity, price, currency, tradeDate, mic, security.AssetClass, account.CustomerClass), input.Charges,
            world.Tariffs.GetValueOrDefault(account.Entity) ?? []);
        if (net.Refusal is { } noNet)
            return noNet;
        if (net.Value!.Gross <= 0)
            return new Refusal("trade.amount-rounds-to-nothing", quantity, price, currency.Code).At("price");
        var house = world.House.Find(NeedOf(account, counterparty, mic, currency.Code, capacity, world));
        if (house.Refusal is { } noHouse)
            return noHouse;

        return new TradeDraft(
            input, account, security, counterparty, currency, mic, capacity, settlementDate,
            date!.Value, net.Value!, house.Value!);

        static Refusal Missing(string column) => new Refusal("row.required", column).At(column);
    }

    /// <summary>The accounts on the firm's side that a version will need, when enough of it is known to tell.</summary>
    public static HouseNeed? NeedOf(TradeInput input, TradeWorld world) =>
        input is { Action: not TradeAction.Cancel, Account: { } code, Counterparty: { } name, Security: { } what, Currency: { } currency, Quantity: > 0, Price: > 0 }
        && world.Accounts.TryGetValue(code, out var account) && account.Role is AccountRoles.Client or AccountRoles.Firm
        && world.Parties.TryGetValue(name, out var counterparty) && world.Currencies.ContainsKey(currency)
        && world.Security(what, input.Mic) is { } security && (input.Mic ?? security.Mic) is { } mic
            ? NeedOf(account, counterparty, mic, currency, input.Capacity ?? CapacityOf(account), world)
            : null;

    private static HouseNeed NeedOf(AccountInfo account, PartyInfo counterparty, string mic, string currency, Capacity capacity, TradeWorld world) => new(
        account.Entity, world.EntityCodes.GetValueOrDefault(account.Entity, ""), counterparty.Id, counterparty.Code, mic, world.Place(mic), currency, capacity);

    private static Capacity CapacityOf(AccountInfo account) => account.Role == AccountRoles.Firm ? Capacity.Principal : Capacity.Agent;

    /// <summary>More would not fit the columns, and no market trades so much in one line.</summary>
    private const decimal QuantityMax = 1_000_000_000_000m;
}
