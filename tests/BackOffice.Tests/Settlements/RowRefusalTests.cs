using BackOffice.Domain.Ledger;
using BackOffice.Domain.Settlements;
using BackOffice.Ledger.Limits;

namespace BackOffice.Tests.Settlements;

/// <summary>What the ledger turns down is one row's matter: its neighbours stand.</summary>
public sealed class RowRefusalTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_a_blocking_limit_When_some_rows_of_a_file_would_break_it_Then_only_those_are_rejected()
    {
        Assert.Null((await app.AsSystem(app.Broker).Send(new Set.Command(
            Guid.NewGuid(), "client", "cash", LimitAct.Block, -60_000, new DateOnly(2026, 1, 1), "House rule 7", "AND"))).Refusal);
        await app.Trades(Trading.Buy("L1"), Trading.Buy("L2"), Trading.Buy("L3").Replace("C1-1", "C2-1", StringComparison.Ordinal), Trading.Buy("L4", "100"), Trading.Buy("L5"));

        var job = await app.Messages(
            "L1,LM1,settled,1000,50000,2026-10-30T10:00:00Z,", "L2,LM2,settled,1000,50000,2026-10-30T10:00:00Z,", "L3,LM3,settled,1000,50000,2026-10-30T10:00:00Z,",
            "L4,LM4,settled,100,5000,2026-10-30T10:00:00Z,", "L5,LM5,settled,1000,50000,2026-10-30T10:00:00Z,");

        Assert.Equal((3, 0, 2), (job.Accepted, job.Duplicates, job.Rejected));
        Assert.Equal(["balance.too-low", "balance.too-low"], await app.Rejections(job));
        Assert.Equal(
            [TradeState.Settled, TradeState.Instructed, TradeState.Settled, TradeState.Settled, TradeState.Instructed],
            [(await app.Trade("L1")).State, (await app.Trade("L2")).State, (await app.Trade("L3")).State, (await app.Trade("L4")).State, (await app.Trade("L5")).State]);
        Assert.Equal((InstructionState.Sent, 0m), ((await app.InstructionOf("L2")).State, (await app.InstructionOf("L2")).SettledQuantity));
        Assert.Equal(-55_000m, (await app.Balances("L1")).Concat(await app.Balances("L4")).Where(b => b is { Account: "C1-1", Asset: "TRY" }).Sum(b => b.Quantity));
    }
}
