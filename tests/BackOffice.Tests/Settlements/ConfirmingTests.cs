using BackOffice.Domain.Settlements;
using BackOffice.Settlements.Confirmations;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

public sealed class ConfirmingTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_a_sent_instruction_When_the_depository_settles_it_Then_securities_and_cash_move_together()
    {
        await app.Trades(Trading.Buy("S1"));
        var reference = (await app.InstructionOf("S1")).Reference;

        var job = await app.Messages($"{reference},M1,matched,,,,", $"{reference},M2,settled,1000,50000,2026-10-30T10:00:00Z,");

        Assert.Equal((2, 0, 0), (job.Accepted, job.Duplicates, job.Rejected));
        var settled = await app.InstructionOf("S1");
        Assert.Equal((InstructionState.Settled, 1_000m, 50_000m), (settled.State, settled.SettledQuantity, settled.SettledAmount));
        Assert.Equal(TradeState.Settled, (await app.Trade("S1")).State);
        Assert.Equal(
            [("AND-DEPO-MKK", "AKBNK", "available", -1000m), ("C1-1", "AKBNK", "available", 1000m), ("AND-MUSTERI-TRY", "TRY", "available", 50_000m), ("C1-1", "TRY", "available", -50_000m)],
            await app.Balances("S1"));
        Assert.Equal(1, await app.Sql<long>("select count(*) from ledger.movement where source_reference = $1", reference));
    }

    [Fact]
    public async Task Given_two_true_partials_of_one_size_When_they_come_and_one_comes_twice_Then_both_count_once()
    {
        await app.Trades(Trading.Buy("S2"));

        var job = await app.Messages(
            "S2,P1,partially-settled,300,15000,2026-10-30T10:00:00Z,", "S2,P2,partially-settled,300,15000,2026-10-30T10:00:00Z,", "S2,P1,partially-settled,300,15000,2026-10-30T10:00:00Z,");
        var again = await app.Messages("S2,P2,partially-settled,300,15000,2026-10-30T10:00:00Z,");

        Assert.Equal((2, 1, 0), (job.Accepted, job.Duplicates, job.Rejected));
        Assert.Equal((0, 1, 0), (again.Accepted, again.Duplicates, again.Rejected));
        var instruction = await app.InstructionOf("S2");
        Assert.Equal((InstructionState.PartiallySettled, 600m, 30_000m), (instruction.State, instruction.SettledQuantity, instruction.SettledAmount));
    }

    [Fact]
    public async Task Given_three_uneven_parts_When_they_settle_Then_the_cash_goes_in_proportion_and_the_last_takes_the_rest()
    {
        await app.Take("trades", Trading.TradeHeader + ",commission,fees,tax\n" + Trading.Buy("S3", "3", "33.33") + ",1,0,0.05\n");

        await app.Messages("S3,Q1,partially-settled,1,,2026-10-30T10:00:00Z,", "S3,Q2,partially-settled,1,,2026-10-30T10:00:00Z,", "S3,Q3,settled,1,,2026-10-30T10:00:00Z,");

        var instruction = await app.InstructionOf("S3");
        Assert.Equal((99.99m, 101.04m, InstructionState.Settled), (instruction.SettledAmount, instruction.SettledNet, instruction.State));
        Assert.DoesNotContain(await app.Balances("S3"), b => b.Purpose == "pending");
        Assert.Contains(("AND-PORTFOY", "TRY", "available", 1.05m), await app.Balances("S3"));
    }

    [Theory]
    [InlineData("NOPE,R1,settled,1,,,", "confirmation.instruction-unknown")]
    [InlineData("S4,R2,settled,1001,,2026-10-30T10:00:00Z,", "settlement.more-than-instructed")]
    [InlineData("S4,R3,settled,1000,49000,2026-10-30T10:00:00Z,", "settlement.amount-differs")]
    [InlineData("S4,R4,melted,,,,", "confirmation.status-unknown")]
    [InlineData("S4,R5,partially-settled,,,,", "row.required")]
    [InlineData("S4,,settled,,,,", "row.required")]
    public async Task Given_a_message_that_cannot_be_When_it_comes_Then_it_is_rejected_with_its_reason(string row, string code)
    {
        await app.Trades(Trading.Buy("S4"));

        var job = await app.Messages(row);

        Assert.Equal([code], await app.Rejections(job));
        Assert.Equal(0m, (await app.InstructionOf("S4")).SettledQuantity);
    }

    [Fact]
    public async Task Given_a_cancelled_instruction_When_a_settlement_comes_Then_it_is_rejected_and_the_trade_waits()
    {
        await app.Trades(Trading.Buy("S5"));

        var job = await app.Messages("S5,C1,matched,,,,", "S5,C2,cancelled,,,,CANI", "S5,C3,settled,1000,50000,2026-10-30T10:00:00Z,");

        Assert.Equal((2, 1), (job.Accepted, job.Rejected));
        Assert.Equal(["instruction.cancelled"], await app.Rejections(job));
        Assert.Equal((TradeState.Stopped, "trade.instruction-cancelled"), ((await app.Trade("S5")).State, (await app.Trade("S5")).StopCode));
    }

    [Fact]
    public async Task Given_one_confirmation_When_it_is_posted_fifty_times_at_once_Then_it_has_one_effect()
    {
        await app.Trades(Trading.Buy("S6"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.Clerk.Send(
            new Settle.Command(Guid.NewGuid(), "S6", "ONCE", "settled", 1000, 50_000, new DateTimeOffset(2026, 10, 30, 10, 0, 0, TimeSpan.Zero), null))));

        Assert.All(outcomes, o => Assert.Null(o.Refusal));
        Assert.Equal(1_000m, (await app.InstructionOf("S6")).SettledQuantity);
        var id = (await app.InstructionOf("S6")).Id;
        Assert.Equal(1, await app.Read(db => db.Deliveries.CountAsync(d => d.InstructionId == id)));
    }

    [Fact]
    public async Task Given_a_matched_instruction_When_it_is_held_released_and_cancelled_Then_each_step_is_kept_and_told()
    {
        await app.Trades(Trading.Buy("S7"));
        var reference = (await app.InstructionOf("S7")).Reference;
        await app.Messages($"{reference},H1,matched,,,,");

        Assert.Null((await app.Clerk.Send(new Hold.Command(Guid.NewGuid(), [reference], null, "Missing shares"))).Refusal);
        Assert.Equal((InstructionState.Held, "Missing shares"), ((await app.InstructionOf("S7")).State, (await app.InstructionOf("S7")).HoldReason));
        Assert.Equal("instruction.already-held", (await app.Clerk.Send(new Hold.Command(Guid.NewGuid(), [reference], null, "Again"))).Refusal?.Code);
        Assert.Null((await app.Clerk.Send(new Release.Command(Guid.NewGuid(), [reference], null))).Refusal);
        Assert.Equal(InstructionState.Matched, (await app.InstructionOf("S7")).State);
        Assert.Null((await app.Clerk.Send(new Cancel.Command(Guid.NewGuid(), reference, null, "Other depository"))).Refusal);

        var details = (await app.Clerk.Send(new Details.Query(reference)))!;
        Assert.Equal(["made", "sent", "reported-matched", "held", "released", "cancelled"], details.History.Select(h => h.What));
        Assert.Equal(["new", "matched", "hold", "release", "cancel"], details.Messages.Select(m => m.Kind));
        Assert.Equal(TradeState.Stopped, (await app.Trade("S7")).State);
        var facts = await app.Facts((await app.InstructionOf("S7")).Id.Value);
        Assert.Single(facts.OfType<InstructionHeld>());
        Assert.Single(facts.OfType<InstructionCancelled>());
    }

    [Fact]
    public async Task Given_a_stale_version_When_somebody_holds_Then_it_is_refused()
    {
        await app.Trades(Trading.Buy("S8"));
        var seen = await app.InstructionOf("S8");
        await app.Messages("S8,V1,matched,,,,");

        var outcome = await app.Clerk.Send(new Hold.Command(Guid.NewGuid(), [seen.Reference], seen.Version, null));

        Assert.Equal("row.changed", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Given_trades_in_every_state_When_lists_dashboard_and_obligations_are_asked_Then_they_answer_and_every_check_holds()
    {
        await app.Trades(Trading.Buy("S9a"), Trading.Buy("S9b", counterparty: "KRVN"), Trading.Buy("S9c"), Trading.Buy("S9d", date: "2026-11-23"));
        await app.Messages("S9a,L1,unmatched,,,,DMON", "S9c,L2,failing,,,,CLAC");

        var trades = await app.Clerk.Send(new BackOffice.Settlements.Trades.List.Query(Request("q=S9&sort=security")));
        var instructions = await app.Clerk.Send(new List.Query(Request("state=unmatched,failing&totals=yes")));
        var obligations = await app.Clerk.Send(new BackOffice.Settlements.Obligations.List.Query(Request("limit=1")));
        var more = await app.Clerk.Send(new BackOffice.Settlements.Obligations.List.Query(Request("sort=-quantity&limit=1")));
        var board = await app.Clerk.Send(new BackOffice.Settlements.Index.Query(null, null, null));

        Assert.Null(trades.Refusal);
        Assert.Equal(4, trades.Items.Count);
        Assert.Contains(instructions.Items, i => i.TradeRef == "S9a");
        Assert.NotEmpty(instructions.Totals!);
        Assert.Null(obligations.Refusal);
        Assert.Null(more.Refusal);
        Assert.NotEmpty(obligations.Items[0].Trades);
        Assert.Contains(board.Exceptions, e => e.Ref == trades.Items.Single(t => t.TradeRef == "S9b").Ref);
        Assert.Contains(board.Markets, m => m is { Mic: "XIST", Currency: "TRY" });
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(app.Services);
        ((BackOffice.Platform.Pipeline.Actor)scope.ServiceProvider.GetService(typeof(BackOffice.Platform.Pipeline.Actor))!).BecomeSystem();
        foreach (var check in (IEnumerable<BackOffice.Platform.Ports.IVerifyCheck>)scope.ServiceProvider.GetService(typeof(IEnumerable<BackOffice.Platform.Ports.IVerifyCheck>))!)
            Assert.All(await check.Run(CancellationToken.None), r => Assert.True(r.Ok, $"{r.Name}: {r.Detail}"));
    }

    private static BackOffice.Platform.Lists.ListRequest Request(string query) =>
        BackOffice.Platform.Lists.ListRequest.Of(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query));
}
