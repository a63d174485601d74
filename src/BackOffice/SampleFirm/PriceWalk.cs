namespace BackOffice.SampleFirm;

/// <summary>Closing prices and exchange rates of each day: invented, and named so in their source column.</summary>
internal sealed class PriceWalk
{
    public const string Source = "sample";

    private readonly Dictionary<(string Symbol, DateOnly Day), decimal> prices = [];
    private readonly Dictionary<(string Currency, DateOnly Day), decimal> rates = [];

    public PriceWalk(SampleDays days)
    {
        foreach (var security in SampleSecurities.All)
        {
            var random = new SampleRandom("price " + security.Symbol);
            var price = security.StartPrice;
            foreach (var day in days.WithEve)
            {
                // Prices wander, and are drawn back a little so that sixty days do not carry them off.
                var pull = (security.StartPrice - price) / security.StartPrice * 0.03m;
                price = decimal.Round(price * (1m + random.Swing() * security.DailyMove + pull), security.PriceDigits);
                prices[(security.Symbol, day)] = price;
            }
        }

        var fx = new SampleRandom("fx");
        var (dollar, euroInDollars) = (45.8120m, 1.1640m);
        foreach (var day in days.WithEve)
        {
            dollar *= 1m + 0.0006m + fx.Swing() * 0.0011m;
            euroInDollars *= 1m + fx.Swing() * 0.0028m;
            rates[("USD", day)] = decimal.Round(dollar, 4);
            rates[("EUR", day)] = decimal.Round(dollar * euroInDollars, 4);
            rates[("GBP", day)] = decimal.Round(dollar * euroInDollars * 1.1512m, 4);
            rates[("TRY", day)] = 1m;
        }
    }

    public decimal Close(SampleSecurity security, DateOnly day) => prices[(security.Symbol, day)];

    public decimal Rate(string currency, DateOnly day) => rates[(currency, day)];

    public byte[] PriceFile(IEnumerable<DateOnly> days)
    {
        var csv = new CsvText("security", "date", "price", "currency", "source");
        foreach (var day in days)
            foreach (var security in SampleSecurities.All.Where(security => SampleDays.IsOpen(security.Market.TradingCalendar, day)))
                csv.Add(security.Isin, day, Close(security, day), security.Currency, Source);
        return csv.Bytes();
    }

    public byte[] RateFile(IEnumerable<DateOnly> days)
    {
        var csv = new CsvText("date", "base", "quote", "rate", "unit", "kind", "source");
        foreach (var day in days)
            foreach (var currency in new[] { "USD", "EUR", "GBP" })
            {
                var mid = Rate(currency, day);
                csv.Add(day, currency, "TRY", mid, 1, "mid", Source);
                csv.Add(day, currency, "TRY", decimal.Round(mid * 0.9991m, 4), 1, "buying", Source);
                csv.Add(day, currency, "TRY", decimal.Round(mid * 1.0009m, 4), 1, "selling", Source);
            }
        return csv.Bytes();
    }
}
