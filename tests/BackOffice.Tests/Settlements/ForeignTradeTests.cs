using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Domain.Settlements;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

/// <summary>Trades in USD and EUR from their file to the exchange difference, and the firm's own trades, in the books of a firm that keeps them in TRY.</summary>
public sealed class ForeignTradeTests(Trading app) : IClassFixture<Trading>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await app.Take("fx-rates", """
            date,base,quote,rate,unit,kind,source
            2026-10-26,USD,TRY,42.10,1,mid,test
            2026-10-27,USD,TRY,42.50,1,mid,test
            2026-10-26,EUR,TRY,49.00,1,mid,test
            2026-10-27,EUR,TRY,48.20,1,mid,test

            """);
        await app.Take("ssis", """
            party,market,currency,asset_class,agent_bic,account,priority,valid_from
            LODO,XNAS,EUR,,DTCYUS33,80002,10,2025-01-01

            """);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("F1", "buy", "USD", "42.10", "42.50", "656.01", "400")]
    [InlineData("F2", "sell", "USD", "42.10", "42.50", "646.01", "400")]
    [InlineData("F3", "buy", "EUR", "49.00", "48.20", "646.01", "800")]
    [InlineData("F4", "sell", "EUR", "49.00", "48.20", "656.01", "800")]
    public async Task Given_a_trade_in_a_foreign_currency_When_it_settles_at_another_rate_Then_the_difference_goes_to_646_or_656_and_each_line_shows_its_own_dated_rate(
        string tradeRef, string side, string currency, string tradeRate, string settledRate, string account, string difference)
    {
        await app.Trades($"{tradeRef},2026-10-26,{side},AAPL,10,100,{currency},C1-1,LODO,,");

        var job = await app.Messages($"{tradeRef},{tradeRef}-S,settled,10,1000,2026-10-27T15:00:00Z,");

        Assert.Equal((1, 0), (job.Accepted, job.Rejected));
        Assert.Equal(TradeState.Settled, (await app.Trade(tradeRef)).State);
        var lines = await Lines(tradeRef, "settled:");
        var left = Assert.Single(lines, l => l.Role == "clearing");
        Assert.Equal((Number(tradeRate), new DateOnly(2026, 10, 26), 1000 * Number(tradeRate)), (left.Rate, left.RateDate, left.Functional));
        var bank = Assert.Single(lines, l => l.Role == "client-bank");
        Assert.Equal((Number(settledRate), new DateOnly(2026, 10, 27), 1000 * Number(settledRate)), (bank.Rate, bank.RateDate, bank.Functional));
        var gap = Assert.Single(lines, l => l.Role is "exchange-gain" or "exchange-loss");
        Assert.Equal((account, Number(difference), "TRY"), (gap.Account, gap.Functional, gap.Currency));
        var booked = Assert.Single(await Lines(tradeRef, "booked"), l => l.Role == "clearing");
        Assert.Equal(0, Signed(booked) + Signed(left));
    }

    [Fact]
    public async Task Given_a_foreign_trade_that_settles_in_parts_When_the_last_one_comes_Then_the_open_item_is_exactly_nothing()
    {
        await app.Trades("F5,2026-10-26,buy,AAPL,3,33.33,USD,C1-1,LODO,,");

        await app.Messages("F5,F5-1,partially-settled,1,,2026-10-27T15:00:00Z,", "F5,F5-2,settled,2,,2026-10-27T16:00:00Z,");

        var all = (await Lines("F5", "booked")).Concat(await Lines("F5", "settled:")).Where(l => l.Role == "clearing").ToList();
        Assert.Equal((0m, 0m), (all.Sum(l => Signed(l)), all.Sum(l => l.Side == EntrySide.Debit ? l.Amount : -l.Amount)));
        Assert.All(all, l => Assert.Equal((42.10m, new DateOnly(2026, 10, 26)), (l.Rate, l.RateDate)));
    }

    [Fact]
    public async Task Given_the_firms_own_trades_When_it_buys_twice_and_sells_Then_the_sale_is_booked_gross_and_its_cost_is_the_moving_average()
    {
        await app.Trades(
            "O1,2026-10-26,buy,AKBNK,100,10,TRY,AND-PORTFOY,LODO,,", "O2,2026-10-26,buy,AKBNK,100,20,TRY,AND-PORTFOY,LODO,,",
            "O3,2026-10-26,sell,AKBNK,50,30,TRY,AND-PORTFOY,LODO,,");
        var settled = await app.Messages("O1,O1-S,settled,100,1000,2026-10-28T10:00:00Z,", "O3,O3-S,settled,50,1500,2026-10-28T10:00:00Z,");

        Assert.Equal((2, 0), (settled.Accepted, settled.Rejected));
        Assert.Equal(Capacity.Principal, (await app.Trade("O3")).Capacity);
        var sale = await Lines("O3", "booked");
        Assert.Equal(1500m, Assert.Single(sale, l => l.Role == "own-sales").Functional);
        Assert.Equal(750m, Assert.Single(sale, l => l.Role == "cost-of-sales").Functional);
        Assert.Equal(1500m, Assert.Single(await Lines("O3", "settled:"), l => l.Role == "own-bank").Functional);
        Assert.Contains(await app.Balances("O1"), b => b is { Account: "AND-PORTFOY", Asset: "AKBNK", Purpose: "available", Quantity: 100m });
    }

    private async Task<List<LineRow>> Lines(string tradeRef, string cause)
    {
        var trade = (await app.Trade(tradeRef)).Id.Value;
        return await app.Read(db => db.Set<LineRow>().FromSql(
            $"""
             select l.* from accounting.journal_line l join accounting.journal j on j.id = l.journal_id
             where j.source_id = {trade} and j.source_event like {cause + "%"}
             """).AsNoTracking().ToListAsync());
    }

    private static decimal Signed(LineRow line) => line.Side == EntrySide.Debit ? line.Functional : -line.Functional;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
