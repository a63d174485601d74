using System.Globalization;
using BackOffice.Domain;

namespace BackOffice.SampleFirm;

/// <summary>Makes one day's trades: who, what, how much, at what price and at what minute.</summary>
internal sealed class TradeMaker(SampleDays days, PriceWalk prices, SampleBook book)
{
    private const int BaseCount = 62;

    private readonly SampleRandom random = new("trades");
    private readonly FatePlan fates = new(days);
    private readonly Quota second = new();
    private readonly Dictionary<SampleEntity, Quota> own = SampleEntity.All.ToDictionary(entity => entity, _ => new Quota());
    private readonly Quota negotiated = new();
    private readonly Dictionary<(SampleEntity, DateOnly), int> numbers = [];

    public List<SampleTrade> Make(DateOnly day)
    {
        var count = BaseCount * random.Between(85, 118) / 100;
        if (SampleDays.IsHalf("XIST", day))
            count = count * 6 / 10;
        var drafts = new List<Draft>();
        for (var tries = 0; drafts.Count < count && tries < count * 6; tries++)
            if (DraftOf(day) is { } draft)
            {
                drafts.Add(draft);
                book.Add(draft.Account, draft.Asset, -draft.Needed);
            }

        // References follow the clock, as a trading system numbers them.
        return [.. drafts.OrderBy(draft => draft.At).Select(Number)];
    }

    private sealed record Draft(
        SampleEntity Entity, DateOnly Day, DateTimeOffset At, Side Side, SampleSecurity Security, decimal Quantity,
        decimal Price, string Account, string Counterparty, Capacity Capacity, DateOnly SettlementDate, bool IsNegotiated)
    {
        public string Asset => Side == Side.Buy ? Security.Currency : Security.Isin;

        // A little more than the charges, so that an amended price still fits.
        public decimal Needed => Side == Side.Sell ? Quantity : decimal.Round(Quantity * Price * 1.0021m, 2) + 0.02m;
    }

    private Draft? DraftOf(DateOnly day)
    {
        var entity = second.Take(0.11m) ? SampleEntity.Second : SampleEntity.Broker;
        var isOwn = own[entity].Take(0.19m);
        var isNegotiated = days.Ago(day) <= 2 && negotiated.Take(0.08m);
        var client = isOwn ? null : PickClient(entity);
        var account = client?.Account ?? SampleAccounts.Portfolio(entity);
        var side = random.Chance(0.56m) ? Side.Buy : Side.Sell;
        bool Tradable(SampleSecurity security) =>
            SampleDays.IsOpen(security.Market.TradingCalendar, day)
            && security.IsBond == (entity == SampleEntity.Second)
            && (!isNegotiated || security.Market.Mic == "XIST");

        var choice = side == Side.Buy
            ? [.. SampleSecurities.All.Where(security => Tradable(security) && Budget(account, security, client) > 0)]
            : book.Held(account, Tradable);
        if (choice.Count == 0)
            return null;

        var security = Favourite(choice);
        var close = prices.Close(security, day);
        var price = decimal.Round(close * (1m + random.Swing() * security.DailyMove * 0.3m), security.PriceDigits);
        var quantity = side == Side.Buy
            ? Round(Budget(account, security, client) / price, security)
            : Round(book.Free(account, security.Isin) * (0.3m + random.Fraction() * 0.7m), security);
        var least = security.Currency == "TRY" ? 2_500m : 250m;
        if (quantity * price < least)
            return null;

        var settlement = isNegotiated
            ? SampleDays.Later("XIST", days.Today, SampleDays.IsOpen("XIST", days.Today) ? 2 : 3)
            : SampleDays.Settlement(security.Market, day);
        var draft = new Draft(
            entity, day, Minute(day, security.Market), side, security, quantity, price, account,
            Counterparty(security.Market, day), isOwn ? Capacity.Principal : Capacity.Agent, settlement, isNegotiated);
        return book.Free(draft.Account, draft.Asset) < draft.Needed ? null : draft;
    }

    private SampleTrade Number(Draft draft)
    {
        var key = (draft.Entity, draft.Day);
        var number = numbers[key] = numbers.GetValueOrDefault(key) + 1;
        var fate = fates.Of(draft.Day, draft.SettlementDate, draft.Counterparty, draft.Quantity >= 4 * draft.Security.Lot);
        var trade = new SampleTrade
        {
            Ref = string.Create(CultureInfo.InvariantCulture, $"{draft.Entity.TradePrefix}-{draft.Day:yyyyMMdd}-{number:0000}"),
            Entity = draft.Entity,
            TradeDate = draft.Day,
            At = draft.At,
            Side = draft.Side,
            Security = draft.Security,
            Quantity = draft.Quantity,
            Price = draft.Price,
            Account = draft.Account,
            Counterparty = draft.Counterparty,
            Capacity = draft.Capacity,
            SettlementDate = draft.SettlementDate,
            IsNegotiated = draft.IsNegotiated,
            Fate = fate,
            DaysLate = Late(days.Ago(draft.SettlementDate)),
        };

        // From here on the book holds the trade's exact promise.
        book.Add(draft.Account, draft.Asset, draft.Needed);
        book.Promise(trade);
        return trade;
    }

    // A late delivery arrives before today, or the promise of its fate would not be kept.
    private int Late(int ago) => ago < 1 ? 0 : random.Between(1, Math.Min(6, ago));

    private SampleClient PickClient(SampleEntity entity)
    {
        SampleClient client;
        do
            client = random.Pick(SampleParties.Clients);
        while (client.Entity != entity);
        return client;
    }

    /// <summary>What one purchase may cost, in the security's currency; nothing when the account has little left.</summary>
    private decimal Budget(string account, SampleSecurity security, SampleClient? client)
    {
        var cash = book.Free(account, security.Currency);
        var least = security.Currency == "TRY" ? 4_000m : 400m;
        if (cash < least)
            return 0;
        var most = client switch { null => 0.05m, { IsPerson: true } => 0.35m, _ => 0.15m };
        return Math.Min(cash * 0.9m, cash * most * (0.2m + random.Fraction() * 0.8m) + least * 0.5m);
    }

    // Two of three trades are at home, and some names are traded far more than others.
    private SampleSecurity Favourite(IReadOnlyList<SampleSecurity> from)
    {
        var roll = random.Fraction();
        var country = roll < 0.66m ? "TR" : roll < 0.85m ? "US" : "DE";
        var pool = from.Where(security => security.Market.Country == country).ToList();
        var choice = pool.Count > 0 ? pool : from;
        return choice[Math.Min(random.Between(0, choice.Count - 1), random.Between(0, choice.Count - 1))];
    }

    private static decimal Round(decimal quantity, SampleSecurity security)
    {
        var step = quantity switch { >= 100_000 => 1_000, >= 10_000 => 500, >= 1_000 => 50, >= 100 => 5, _ => 1 };
        step = Math.Max(step, security.Lot);
        return Math.Floor(quantity / step) * step;
    }

    private string Counterparty(SampleMarket market, DateOnly day)
    {
        // Kervan joined this week, and its standing instructions were loaded twice.
        if (market.Mic == "XIST" && days.Ago(day) <= 2 && random.Chance(0.16m))
            return SampleReference.AmbiguousHouse;
        return random.Pick(
            [.. SampleParties.Houses
                .Where(house => house.Kind == "counterparty" && house.Country == market.Country && house.Code != SampleReference.AmbiguousHouse)
                .Select(house => house.Code)]);
    }

    // Busy after the opening and before the close, quiet at noon.
    private DateTimeOffset Minute(DateOnly day, SampleMarket market)
    {
        var closes = SampleDays.IsHalf(market.TradingCalendar, day) ? Math.Min(market.Closes, market.Opens + 150) : market.Closes;
        var share = random.Fraction();
        share = random.Chance(0.5m) ? share * share : 1m - share * share;
        var second = (int)(share * ((closes - market.Opens) * 60 - 1)) + market.Opens * 60;
        return SampleDays.At(day, second / 3600, second / 60 % 60, second % 60);
    }
}
