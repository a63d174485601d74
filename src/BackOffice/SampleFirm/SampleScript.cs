using System.Globalization;
using BackOffice.Domain;

namespace BackOffice.SampleFirm;

/// <summary>
/// The whole past of the sample firm as an ordered list of acts: the same list for the same first day, on any machine.
/// No clock, no database; the seeder plays it through the product's own commands.
/// </summary>
internal sealed class SampleScript
{
    /// <summary>How far below zero a client's cash may go, in each currency.</summary>
    private const decimal ClientCreditLine = 25_000_000m;

    private readonly SampleDays days;
    private readonly SampleBook book = new();
    private readonly PriceWalk prices;
    private readonly CashDesk cash;
    private readonly DepositoryDay depository;
    private readonly TradeMaker maker;
    private readonly List<SampleStep> steps = [];
    private readonly List<SampleTrade> trades = [];
    private readonly HashSet<string> sent = [];
    private int badRows;

    private SampleScript(DateOnly today)
    {
        days = new SampleDays(today);
        prices = new PriceWalk(days);
        cash = new CashDesk(days, prices, book);
        depository = new DepositoryDay(days, book);
        maker = new TradeMaker(days, prices, book);
    }

    public IReadOnlyList<SampleStep> Steps { get; private set; } = [];

    public IReadOnlyList<SampleTrade> Trades => trades;

    public SampleDays Days => days;

    /// <summary>What each account can still promise at the end.</summary>
    public SampleBook Book => book;

    /// <param name="today">The day of the first start, as the firm's calendar shows it.</param>
    public static SampleScript For(DateOnly today)
    {
        var script = new SampleScript(today);
        script.OpenFirm();
        foreach (var day in script.days.All)
            script.PlayDay(day);
        script.steps.Add(new ArchiveStep(SampleDays.At(script.days.Last, 12, 5), "records", SampleEntity.Broker.Code, SampleRecords.All(script.days)));
        script.Steps = [.. script.steps.OrderBy(step => step.At)];
        return script;
    }

    private void OpenFirm()
    {
        foreach (var entity in SampleEntity.All)
            for (var year = days.First.Year; year <= days.Today.AddDays(10).Year; year++)
                steps.Add(new OpenYearStep(SampleDays.At(days.First, 7, 1 + year - days.First.Year), "accountant", entity.Code, year));

        foreach (var entity in SampleEntity.All)
        {
            steps.Add(new LimitStep(
                SampleDays.At(days.First, 8, 5), "operations.lead", entity.Code, "cash", -ClientCreditLine, days.First, "Müşteri çerçeve sözleşmesi md. 12, kredi sınırı"));
            steps.Add(new LimitStep(
                SampleDays.At(days.First, 8, 6), "operations.lead", entity.Code, "security", 0, days.First, "Açığa satış yok: yönetim kurulu kararı 2026/14"));
        }

        void Take(int minute, SampleEntity entity, string kind, string name, byte[] content, string actor = "operations") => steps.Add(
            new FileStep(SampleDays.At(days.First, minute < 0 ? 6 : 7, (minute + 60) % 60), actor, entity.Code, kind, name, content));
        Take(-20, SampleEntity.Broker, "legal-entities", "tuzel-kisiler.csv", SampleReference.LegalEntities(), SampleStep.House);
        steps.Add(new CastStep(SampleDays.At(days.First, 6, 45), SampleEntity.Broker.Code));
        Take(-10, SampleEntity.Broker, "policies", "ikinci-kisi-kurallari.csv", SampleReference.Policies(), "admin");
        Take(4, SampleEntity.Broker, "calendars", "takvimler.csv", SampleReference.Calendars());
        Take(10, SampleEntity.Broker, "parties", "taraflar.csv", SampleParties.File());
        Take(14, SampleEntity.Broker, "securities", "kiymetler.csv", SampleSecurities.File());
        Take(11, SampleEntity.Broker, "settlement-cycles", "takas-sureleri.csv", SampleReference.Cycles());
        Take(12, SampleEntity.Broker, "markets", "piyasalar.csv", SampleReference.Markets());
        Take(13, SampleEntity.Broker, "tariffs", "ucret-tarifesi.csv", SampleReference.Tariffs());
        Take(16, SampleEntity.Broker, "people", "calisanlar.csv", SampleReference.People());
        Take(18, SampleEntity.Broker, "products", "urunler.csv", SampleReference.Products());
        foreach (var (entity, at) in SampleEntity.All.Select((entity, at) => (entity, at)))
        {
            Take(20 + at, entity, "accounts", $"hesaplar-{Lower(entity)}.csv", SampleAccounts.File(entity));
            Take(24 + at, entity, "ssis", $"takas-talimatlari-{Lower(entity)}.csv", SampleReference.StandingInstructions(entity, days));
        }

        var eve = days.WithEve.Where(day => day < days.First).ToList();
        Take(40, SampleEntity.Broker, "fx-rates", "kurlar-acilis.csv", prices.RateFile(eve));
        Take(42, SampleEntity.Broker, "prices", "fiyatlar-acilis.csv", prices.PriceFile(eve));
        foreach (var entity in SampleEntity.All)
            steps.Add(cash.Open(entity));
    }

    private void PlayDay(DateOnly day)
    {
        var stamp = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        File(day, 15, 35, SampleEntity.Broker, "fx-rates", $"kurlar-{stamp}.csv", prices.RateFile([day]));
        File(day, 18, 20, SampleEntity.Broker, "prices", $"fiyatlar-{stamp}.csv", prices.PriceFile([day]));
        if (day > days.First)
            foreach (var entity in SampleEntity.All)
                steps.AddRange(cash.Day(entity, day));
        steps.AddRange(HandJournals.Day(days, day));

        var made = maker.Make(day);
        var changed = Changes(day).ToList();
        trades.AddRange(made);
        foreach (var entity in SampleEntity.All)
            TakeTrades(day, stamp, entity, made, changed);

        foreach (var entity in SampleEntity.All)
        {
            var open = trades.Where(trade => trade.Entity == entity && !trade.IsOver && sent.Contains(trade.Ref));
            if (depository.Say(day, open) is { } said)
                File(day, 19, 15, entity, "settlement-messages", $"mkk-durum-{Lower(entity)}-{stamp}.csv", said);
        }

        TakeLateTrades(day, stamp, made);
        if (day == days.Last)
            LastDay(stamp);
    }

    /// <summary>What the trading system corrects a day later: a wrong price, or a trade that never was.</summary>
    private IEnumerable<(SampleTrade Trade, string Action)> Changes(DateOnly day)
    {
        foreach (var trade in trades.Where(trade => !trade.IsOver && sent.Contains(trade.Ref) && trade.StatusesSent == 1 && trade.SettlementDate > day))
            if (trade.Fate == Fate.AmendedThenSettles)
            {
                book.Release(trade);
                trade.Price = decimal.Round(trade.Price * 0.998m, trade.Security.PriceDigits);
                book.Promise(trade);
                yield return (trade, "amend");
            }
            else if (trade.Fate == Fate.CancelledByTrade && trade.IsMatched)
            {
                book.Release(trade);
                trade.IsOver = true;
                yield return (trade, "cancel");
            }
    }

    private void TakeTrades(
        DateOnly day, string stamp, SampleEntity entity, List<SampleTrade> made, List<(SampleTrade Trade, string Action)> changed)
    {
        var csv = TradeFiles.Start();
        foreach (var trade in made.Where(trade => trade.Entity == entity && !trade.IsNegotiated && !IsAmerican(trade)))
        {
            TradeFiles.Add(csv, trade);
            sent.Add(trade.Ref);
        }

        foreach (var (trade, action) in changed.Where(change => change.Trade.Entity == entity))
            TradeFiles.Add(csv, trade, action, 2);
        if (csv.Rows == 0)
            return;

        // Every ninth day somebody's typing slips through.
        var slips = entity == SampleEntity.Broker && days.All.Count(other => other < day) % 9 == 4;
        if (slips)
            TradeFiles.AddBad(csv, made.First(trade => trade.Entity == entity && trade.Capacity == Capacity.Agent), badRows++);
        File(day, 18, 35, entity, "trades", $"islemler-{Lower(entity)}-{stamp}.csv", csv.Bytes(), slips ? 1 : 0);
        if (day == days.Last)
            steps.Add(new SendStep(SampleDays.At(day, 18, 50), "operations", entity.Code));
    }

    /// <summary>Trades agreed by telephone come after the depository's report, American ones before midnight.</summary>
    private void TakeLateTrades(DateOnly day, string stamp, List<SampleTrade> made)
    {
        foreach (var entity in SampleEntity.All)
        {
            var negotiated = made.Where(trade => trade.Entity == entity && trade.IsNegotiated).ToList();
            var american = made.Where(trade => trade.Entity == entity && !trade.IsNegotiated && IsAmerican(trade)).ToList();
            Late(day, 19, 40, entity, $"islemler-tezgahustu-{Lower(entity)}-{stamp}.csv", negotiated, true);
            Late(day, 23, 40, entity, $"islemler-abd-{Lower(entity)}-{stamp}.csv", american, false);

            // On the last evening they are left for today's clerk to send.
            if (day < days.Last)
                sent.UnionWith(negotiated.Concat(american).Select(trade => trade.Ref));
        }
    }

    private void Late(DateOnly day, int hour, int minute, SampleEntity entity, string name, List<SampleTrade> late, bool withSettlementDate)
    {
        if (late.Count == 0)
            return;
        var csv = TradeFiles.Start(withSettlementDate);
        foreach (var trade in late)
            TradeFiles.Add(csv, trade);
        File(day, hour, minute, entity, "trades", name, csv.Bytes());
    }

    private void LastDay(string stamp)
    {
        foreach (var entity in SampleEntity.All)
        {
            steps.Add(new SendingStep(
                SampleDays.At(days.Last, 17, 50), "operations.lead", entity.Code, false, days.Last, "MKK bağlantı bakımı, yalnız bu akşam"));
            steps.Add(new SendingStep(
                SampleDays.At(days.Last, 17, 51), "operations.lead", entity.Code, true, days.Last.AddDays(1), "MKK bağlantı bakımı bitti"));
        }

        var reasons = new[] { "Kredi limiti yetersiz", "Müşteri teyidi bekleniyor", "Karşı tarafla tutar görüşülüyor" };
        var holdable = trades.Where(trade => sent.Contains(trade.Ref) && trade.IsMatched && !trade.IsOver && trade.Fate == Fate.Settles
            && trade.SettlementDate > days.Last).Take(9).ToList();
        foreach (var (trade, at) in holdable.Select((trade, at) => (trade, at)))
            steps.Add(new HoldStep(SampleDays.At(days.Last, 19, 45 + at), "operations", trade.Entity.Code, trade.Ref, reasons[at % 3]));

        steps.Add(new SsiChangeStep(
            SampleDays.At(days.Last, 16, 2), "operations", SampleEntity.Broker.Code, "YKMZ", "XIST", "TRY", "70214"));
        steps.Add(new FileStep(
            SampleDays.At(days.Last, 17, 5), "operations", SampleEntity.Broker.Code, "trades", $"islemler-eksik-{stamp}.csv",
            "trade_ref,trade_date,side,security,price,price_currency,account,counterparty\n"u8.ToArray(), IsMeantToFail: true));
    }

    private void File(DateOnly day, int hour, int minute, SampleEntity entity, string kind, string name, byte[] content, int badRows = 0) =>
        steps.Add(new FileStep(SampleDays.At(day, hour, minute), "operations", entity.Code, kind, name, content, badRows));

    private static bool IsAmerican(SampleTrade trade) => trade.Security.Market.Country == "US";

    private static string Lower(SampleEntity entity) => entity.TradePrefix.ToLowerInvariant();
}
