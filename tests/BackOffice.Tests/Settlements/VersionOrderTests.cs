using BackOffice.Domain.Settlements;
using BackOffice.Platform.Jobs;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

/// <summary>Versions of a trade in every order of arrival, in one file and in files of their own.</summary>
public sealed class VersionOrderTests(Trading app) : IClassFixture<Trading>
{
    public static TheoryData<string, bool> Orders()
    {
        var data = new TheoryData<string, bool>();
        foreach (var order in (string[])["nac", "nca", "anc", "acn", "cna", "can", "nc", "cn", "ac", "ca"])
        {
            data.Add(order, true);
            data.Add(order, false);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Given_a_cancel_as_the_highest_version_When_the_versions_come_in_any_order_Then_nothing_of_the_trade_stays_instructed(string order, bool oneFile)
    {
        var tradeRef = $"V-{order}-{oneFile}";
        var rows = order.Select(o => o switch
        {
            'n' => Trading.Buy(tradeRef, version: "1"),
            'a' => Trading.Buy(tradeRef, "1200", action: "amend", version: "2"),
            _ => Trading.Buy(tradeRef, action: "cancel", version: "3"),
        }).ToArray();

        if (oneFile)
            await app.Trades(rows);
        else
        {
            foreach (var row in rows)
                await app.Trades(row);
        }

        var states = await app.Read(db => db.Trades.AsNoTracking().Where(t => t.TradeRef == tradeRef).Select(t => t.State).ToListAsync());
        Assert.Single(states, TradeState.Cancelled);
        Assert.All(states, s => Assert.True(s is TradeState.Cancelled or TradeState.Replaced));
        Assert.False(await app.Read(db => db.Instructions.AnyAsync(i => i.TradeRef == tradeRef && i.State != InstructionState.Cancelled)));
        Assert.Empty(await app.Balances(tradeRef));
    }

    [Fact]
    public async Task Given_a_cancel_that_came_first_When_its_trade_comes_Then_the_reason_names_the_version_the_file_and_the_line()
    {
        var cancel = await app.Trades(Trading.Buy("E1", action: "cancel", version: "2"));
        var late = await app.Trades(Trading.Buy("E1", version: "1"));
        var again = await app.Trades(Trading.Buy("E1", action: "cancel", version: "2"));

        Assert.Equal((1, 0, 1), (cancel.Accepted, cancel.Rejected, (int)cancel.Warnings));
        Assert.Equal((0, 1), (again.Accepted, again.Duplicates));
        Assert.Equal(TradeState.Cancelled, (await app.Trade("E1", 2)).State);
        var rejected = await app.Read(db => db.Set<JobRejectedRow>().AsNoTracking().SingleAsync(r => r.JobId == late.Id));
        Assert.Equal("trade.cancelled-before", rejected.Code);
        Assert.Contains("trades.csv", string.Join('|', rejected.Args), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cancel_that_says_only_which_trade_it_means_When_it_comes_first_Then_it_is_kept_and_its_trade_is_rejected_in_files_and_by_hand()
    {
        var cancel = await app.Trades("E2,,,,,,,,,cancel,2");
        var file = await app.Trades(Trading.Buy("E2", version: "1"));
        var hand = await app.Clerk.Send(new Capture.Command(
            Guid.NewGuid(), "E2", 1, new DateOnly(2026, 10, 26), BackOffice.Domain.Side.Buy, "AKBNK", null, 10, 5, "TRY", "C1-1", "LODO", null, null, null, null, null));

        Assert.Equal((1, 0), (cancel.Accepted, cancel.Rejected));
        Assert.Equal(["trade.cancelled-before"], await app.Rejections(file));
        Assert.Equal("trade.cancelled-before", hand.Refusal?.Code);
        Assert.False(await app.Read(db => db.Trades.AnyAsync(t => t.TradeRef == "E2")));
    }

    [Fact]
    public async Task Given_an_amendment_that_came_first_When_the_first_version_comes_Then_the_amendment_stands_and_the_first_is_too_late()
    {
        var job = await app.Trades(Trading.Buy("E3", "1200", action: "amend", version: "2"), Trading.Buy("E3", version: "1"));

        Assert.Equal(["trade.version-old"], await app.Rejections(job));
        Assert.Equal((TradeState.Instructed, 1200m), ((await app.Trade("E3", 2)).State, (await app.Trade("E3", 2)).Quantity));
    }

    [Fact]
    public async Task Given_a_settlement_date_in_the_file_When_it_differs_from_the_cycle_Then_the_trade_says_both_and_the_job_warns()
    {
        var job = await app.Take("trades", Trading.TradeHeader + ",settlement_date\n" + Trading.Buy("E4") + ",2026-10-27\n" + Trading.Buy("E5") + ",2026-10-28\n");

        Assert.Equal((2, 1), (job.Accepted, (int)job.Warnings));
        var differs = (await app.Clerk.Send(new Details.Query("E4")))!.Why.SettlementDate;
        Assert.Equal((new DateOnly(2026, 10, 27), "file", new DateOnly(2026, 10, 28), true), (differs.Date, differs.GivenBy, differs.ByCycle!.Value, differs.Differs));
        Assert.NotEmpty(differs.Steps);
        var agrees = (await app.Clerk.Send(new Details.Query("E5")))!.Why.SettlementDate;
        Assert.Equal(("file", false), (agrees.GivenBy, agrees.Differs));
        Assert.Contains("trades.csv", agrees.Why, StringComparison.Ordinal);
    }
}
