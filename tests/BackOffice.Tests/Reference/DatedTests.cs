using BackOffice.Domain.Settlements;
using BackOffice.Reference.Contracts;
using Npgsql;

namespace BackOffice.Tests.Reference;

public sealed class DatedTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("XIST", "2026-10-26", "2026-10-28")]
    [InlineData("XIST", "2026-10-27", "2026-10-30")]
    [InlineData("XNAS", "2026-11-10", "2026-11-12")]
    [InlineData("XETR", "2026-12-30", "2027-01-04")]
    public async Task A_trade_is_due_by_the_cycle_and_the_settlement_calendar(string mic, string tradeDate, string due)
    {
        await app.GivenMarkets();
        var need = new SettlementDateNeed(mic, Day(tradeDate));

        var found = (await app.AsSystem().Send(new SettlementDatesOf([need])))[need];

        Assert.Equal(Day(due), found.Value?.Date);
    }

    [Fact]
    public async Task A_day_beyond_the_calendar_and_a_market_without_cycle_are_refused()
    {
        await app.GivenMarkets();
        var (late, unknown) = (new SettlementDateNeed("XIST", new(2031, 1, 6)), new SettlementDateNeed("XPAR", new(2026, 10, 26)));

        var found = await app.AsSystem().Send(new SettlementDatesOf([late, unknown]));

        Assert.Equal("calendar.beyond-coverage", found[late].Refusal?.Code);
        Assert.Equal("settlement-cycle.none", found[unknown].Refusal?.Code);
    }

    [Fact]
    public async Task A_corrected_price_is_read_now_and_the_old_one_stays_in_the_past()
    {
        await app.GivenMarkets();
        if (await app.Sql<long>("select count(*) from reference.party") == 0)
            await app.GivenParties();
        await app.Take("prices", "security,date,price,currency\nTRAAKBNK91N6,2026-11-20,61.10,TRY\nTRAAKBNK91N6,2026-11-23,61.60,TRY\n");

        var corrected = await app.Take("prices", "security,date,price,currency\nTRAAKBNK91N6,2026-11-20,61.20,TRY\n");

        Assert.Equal(1, corrected.Accepted);
        var security = (await app.AsSystem().Send(new FindSecurities([new("TRAAKBNK91N6")]))).Values.Single().Id;
        var prices = await app.AsSystem().Send(new PricesOf([new(security, new(2026, 11, 21)), new(security, new(2026, 11, 24)), new(security, new(2026, 1, 1))]));
        Assert.Equal(61.20m, prices[new(security, new(2026, 11, 21))].Price);
        Assert.Equal(new DateOnly(2026, 11, 20), prices[new(security, new(2026, 11, 21))].On);
        Assert.Equal(61.60m, prices[new(security, new(2026, 11, 24))].Price);
        Assert.Equal(2, prices.Count);
        Assert.Equal(2L, await app.Sql<long>("select count(*) from reference.price where date = '2026-11-20'"));
    }

    [Fact]
    public async Task A_rate_is_the_last_one_published_and_an_inverse_answers_too()
    {
        await app.Take("fx-rates", "date,base,quote,rate,unit\n2026-11-20,USD,TRY,42.5,\n2026-11-20,JPY,TRY,27.1,100\n");
        var (direct, inverse, hundred, none) = (
            new FxRateNeed("USD", "TRY", new(2026, 11, 23), "mid"), new FxRateNeed("TRY", "USD", new(2026, 11, 23), "mid"),
            new FxRateNeed("JPY", "TRY", new(2026, 11, 20), "mid"), new FxRateNeed("USD", "TRY", new(2026, 11, 19), "mid"));

        var rates = await app.AsSystem().Send(new FxRatesOf([direct, inverse, hundred, none]));

        Assert.Equal((42.5m, new DateOnly(2026, 11, 20)), (rates[direct].Rate, rates[direct].PublishedOn));
        Assert.Equal(decimal.Round(1 / 42.5m, 12), rates[inverse].Rate);
        Assert.Equal(0.271m, rates[hundred].Rate);
        Assert.DoesNotContain(none, rates.Keys);
    }

    [Fact]
    public async Task Standing_instructions_stand_beside_each_other_until_one_is_chosen()
    {
        await app.GivenMarkets();
        if (await app.Sql<long>("select count(*) from reference.party") == 0)
            await app.GivenParties();
        var job = await app.Take("ssis", """
            party,market,currency,agent_bic,account,priority,valid_from,valid_to
            LODO,XIST,TRY,TVSBTRIS,70011,10,2026-01-01,
            LODO,XIST,TRY,TVSBTRIS,70014,10,2026-01-01,
            *,XIST,TRY,TVSBTRIS,60000,0,2026-01-01,

            """);
        Assert.Equal(3, job.Accepted);

        var party = (await app.AsSystem().Send(new FindParties(["LODO"])))["LODO"].Id;
        var security = (await app.AsSystem().Send(new FindSecurities([new("TRAAKBNK91N6")]))).Values.Single().Id;
        var rows = await app.AsSystem().Send(new SsisOf([party]));
        var choice = SsiSelection.Choose(new SsiQuestion(party, default, security, ["XIST"], "equity", "TRY", new(2026, 10, 26)), [.. rows]);

        Assert.Equal("ssi.ambiguous", choice.Refusal?.Code);
        Assert.Equal(2, choice.Candidates.Count(c => c.Loss == SsiLoss.Tie));

        // The same row with an end is a correction of it, not a third one.
        var ended = await app.Take("ssis", "party,market,currency,agent_bic,account,priority,valid_from,valid_to\nLODO,XIST,TRY,TVSBTRIS,70014,10,2026-01-01,2026-09-30\n");
        Assert.Equal(1, ended.Accepted);
        rows = await app.AsSystem().Send(new SsisOf([party]));
        Assert.Equal(3, rows.Count);
        Assert.Equal("70011", SsiSelection.Choose(new SsiQuestion(party, default, security, ["XIST"], "equity", "TRY", new(2026, 10, 26)), [.. rows]).Winner?.Account);
    }

    [Fact]
    public async Task A_stored_row_is_only_ever_closed()
    {
        await app.GivenMarkets();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.Execute("update reference.settlement_cycle set days = 9"));
        var kept = await Assert.ThrowsAsync<PostgresException>(() => app.Execute("delete from reference.settlement_cycle"));

        Assert.Equal("reference_only_close", refused.ConstraintName);
        Assert.Equal("reference_only_close", kept.ConstraintName);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
