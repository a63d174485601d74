using BackOffice.Domain.Settlements;
using BackOffice.Platform.Audit;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

public sealed class BookingTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_a_trade_file_When_it_is_taken_Then_each_trade_is_booked_priced_dated_instructed_and_sent()
    {
        var job = await app.Trades(Trading.Buy("B1"));

        Assert.Equal((1, 0, 0), (job.Accepted, job.Duplicates, job.Rejected));
        var trade = await app.Trade("B1");
        Assert.Equal(TradeState.Instructed, trade.State);
        Assert.StartsWith("TR-2026-", trade.Reference, StringComparison.Ordinal);
        Assert.Equal(50_000m, trade.Gross);
        Assert.Equal((DateOnly.Parse("2026-10-28", System.Globalization.CultureInfo.InvariantCulture), 2L, Trading.Buy("B1")), (trade.SettlementDate, trade.Source.Line, trade.Source.Raw));
        var instruction = await app.InstructionOf("B1");
        Assert.Equal((InstructionState.Sent, 1_000m, 50_000m, "70001"), (instruction.State, instruction.Quantity, instruction.Amount, instruction.Ssi.Account));
        var message = await app.Read(db => db.SettlementMessages.AsNoTracking().SingleAsync(m => m.InstructionId == instruction.Id));
        Assert.Equal(("out", "new"), (message.Direction, message.Kind));
        Assert.Equal(message.Sha256, System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(message.Raw)));
        Assert.Single((await app.Facts(trade.Id.Value)).OfType<TradesTaken>());
    }

    [Fact]
    public async Task Given_a_booked_trade_When_the_ledger_is_asked_Then_client_and_counterparty_stand_against_each_other_pending()
    {
        await app.Trades(Trading.Buy("B2"));

        Assert.Equal(
            [("AND-LODO", "AKBNK", "pending", -1000m), ("C1-1", "AKBNK", "pending", 1000m), ("AND-LODO", "TRY", "pending", 50_000m), ("C1-1", "TRY", "pending", -50_000m)],
            await app.Balances("B2"));
    }

    [Fact]
    public async Task Given_charges_in_the_file_When_it_is_taken_Then_they_rule_and_empty_is_zero()
    {
        await app.Take("trades", Trading.TradeHeader + ",commission,fees,tax\n" + Trading.Buy("B3") + ",100,,5\n");

        var trade = await app.Trade("B3");
        Assert.Equal((100m, 0m, 5m, 50_105m), (trade.Commission, trade.Fees, trade.Tax, trade.Net));
        Assert.Contains(("AND-PORTFOY", "TRY", "pending", 105m), await app.Balances("B3"));
    }

    [Fact]
    public async Task Given_the_same_file_twice_When_it_is_taken_again_Then_everything_is_a_duplicate_and_nothing_moves()
    {
        await app.Trades(Trading.Buy("B4a"), Trading.Buy("B4b"));

        var again = await app.Take("trades", Trading.TradeFile(Trading.Buy("B4a"), Trading.Buy("B4b")).Replace("\n", "\r\n", StringComparison.Ordinal));
        var inOne = await app.Trades(Trading.Buy("B4c"), Trading.Buy("B4c"));

        Assert.Equal((0, 2, 0), (again.Accepted, again.Duplicates, again.Rejected));
        Assert.Equal((1, 1, 0), (inOne.Accepted, inOne.Duplicates, inOne.Rejected));
        Assert.Equal(1, await app.Read(db => db.Trades.CountAsync(t => t.TradeRef == "B4c")));
    }

    [Fact]
    public async Task Given_an_amended_version_When_it_is_taken_Then_it_takes_the_place_of_the_first_and_the_first_is_reversed()
    {
        await app.Trades(Trading.Buy("B5"));
        var first = await app.InstructionOf("B5");

        var job = await app.Trades(Trading.Buy("B5", "1200", action: "amend", version: "2"));

        Assert.Equal((1, 0), (job.Accepted, job.Rejected));
        Assert.Equal(TradeState.Replaced, (await app.Trade("B5")).State);
        var second = await app.Trade("B5", 2);
        Assert.Equal(((await app.Trade("B5")).Reference, TradeState.Instructed), (second.Reference, second.State));
        var withdrawn = await app.Read(db => db.Instructions.AsNoTracking().SingleAsync(i => i.Id == first.Id));
        Assert.Equal(InstructionState.Cancelled, withdrawn.State);
        Assert.Equal(("C1-1", "AKBNK", "pending", 1200m), Assert.Single(await app.Balances("B5"), b => b is { Account: "C1-1", Asset: "AKBNK" }));
        Assert.Equal(["new", "cancel"], await app.Read(db => db.SettlementMessages.AsNoTracking().Where(m => m.InstructionId == first.Id).OrderBy(m => m.At).Select(m => m.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Given_versions_out_of_order_When_they_are_taken_Then_the_first_seen_stands_and_a_lower_one_is_rejected()
    {
        await app.Trades(Trading.Buy("B6", version: "3"));

        var lower = await app.Trades(Trading.Buy("B6", "900", version: "2"));
        var other = await app.Trades(Trading.Buy("B6", "900", version: "3"));
        var cancel = await app.Trades(Trading.Buy("B6", action: "cancel", version: "4"));
        var after = await app.Trades(Trading.Buy("B6", action: "amend", version: "5"));

        Assert.Equal(["trade.version-old"], await app.Rejections(lower));
        Assert.Equal(["trade.version-differs"], await app.Rejections(other));
        Assert.Equal((1, 0), (cancel.Accepted, cancel.Rejected));
        Assert.Equal(["trade.cancelled"], await app.Rejections(after));
        Assert.Equal(TradeState.Cancelled, (await app.Trade("B6", 3)).State);
        Assert.Empty(await app.Balances("B6"));
    }

    [Fact]
    public async Task Given_a_trade_that_has_begun_to_settle_When_it_is_amended_or_cancelled_Then_that_is_refused_with_what_to_do()
    {
        await app.Trades(Trading.Buy("B7"));
        await app.Messages("B7,M-B7,partially-settled,400,20000,2026-10-30T10:00:00Z,");

        var amend = await app.Trades(Trading.Buy("B7", "1200", action: "amend", version: "2"));
        var cancel = await app.Trades(Trading.Buy("B7", action: "cancel", version: "2"));

        Assert.Equal(["trade.begun-to-settle"], await app.Rejections(amend));
        Assert.Equal(["trade.begun-to-settle"], await app.Rejections(cancel));
    }

    [Theory]
    [InlineData("X1,2026-10-26,buy,NOPE,1,1,TRY,C1-1,LODO,,", "trade.security-unknown")]
    [InlineData("X2,2026-10-26,buy,AKBNK,1,1,TRY,NOPE,LODO,,", "trade.account-unknown")]
    [InlineData("X3,2026-10-26,buy,AKBNK,1,1,XQQ,C1-1,LODO,,", "trade.currency-unknown")]
    [InlineData("X4,2026-10-26,buy,AKBNK,1,1,TRY,C1-1,NOPE,,", "trade.counterparty-unknown")]
    [InlineData("X5,2026-10-26,buy,AKBNK,0,1,TRY,C1-1,LODO,,", "trade.quantity-not-positive")]
    [InlineData("X6,2026-10-26,buy,AKBNK,-5,1,TRY,C1-1,LODO,,", "trade.quantity-not-positive")]
    [InlineData("X7,2026-10-26,buy,AKBNK,1,\"1,5\",TRY,C1-1,LODO,,", "row.number")]
    [InlineData("X8,2026-02-31,buy,AKBNK,1,1,TRY,C1-1,LODO,,", "row.day")]
    [InlineData("X9,2026-10-24,buy,AKBNK,1,1,TRY,C1-1,LODO,,", "trade.date-weekend")]
    [InlineData("X10,2031-10-27,buy,AKBNK,1,1,TRY,C1-1,LODO,,", "calendar.beyond-coverage")]
    [InlineData("X11,2026-10-26,hold,AKBNK,1,1,TRY,C1-1,LODO,,", "trade.side-unknown")]
    [InlineData("X12,2026-10-26,buy,AKBNK,10.5,1,TRY,C1-1,LODO,,", "trade.quantity-too-fine")]
    [InlineData("X13,2026-10-26,buy,AKBNK,1,1,TRY,C1-1,LODO,undo,", "trade.action-unknown")]
    [InlineData("X14,2026-10-26,buy,AKBNK,1,1,TRY,AND-MUSTERI-TRY,LODO,,", "trade.account-not-for-trades")]
    public async Task Given_one_bad_row_When_the_file_is_taken_Then_it_is_rejected_and_its_neighbour_stands(string row, string code)
    {
        var good = "G-" + Guid.NewGuid().ToString("N");

        var job = await app.Trades(row, Trading.Buy(good));

        Assert.Equal((1, 0, 1), (job.Accepted, job.Duplicates, job.Rejected));
        Assert.Equal([code], await app.Rejections(job));
        Assert.Equal(TradeState.Instructed, (await app.Trade(good)).State);
    }

    [Fact]
    public async Task Given_two_equal_standing_instructions_When_the_trade_is_taken_Then_it_stops_and_is_instructed_with_the_one_chosen()
    {
        await app.Trades(Trading.Buy("B8", counterparty: "KRVN"));
        var stopped = await app.Trade("B8");
        Assert.Equal((TradeState.Stopped, "ssi.ambiguous"), (stopped.State, stopped.StopCode));
        var details = await app.Clerk.Send(new Details.Query("B8"));
        var candidates = details!.Why.Ssi!.Candidates.Where(c => c.Loss == SsiLoss.Tie).ToList();
        Assert.Equal(2, candidates.Count);

        var outcome = await app.AsSystem(app.Broker).Send(new ChooseSsi.Command(
            Guid.NewGuid(), "B8", null, new BackOffice.Domain.SsiId(candidates[1].Id), "The counterparty says so"));

        Assert.Null(outcome.Refusal);
        if (outcome.Approval is null)
        {
            Assert.Equal(candidates[1].Account, (await app.InstructionOf("B8")).Ssi.Account);
            Assert.Equal(TradeState.Instructed, (await app.Trade("B8")).State);
        }
    }

    [Fact]
    public async Task Given_no_standing_instruction_When_the_trade_is_taken_Then_it_is_booked_and_stops()
    {
        await app.Trades(Trading.Buy("B9", counterparty: "NONE"));

        Assert.Equal((TradeState.Stopped, "ssi.none"), ((await app.Trade("B9")).State, (await app.Trade("B9")).StopCode));
        Assert.NotEmpty(await app.Balances("B9"));
    }

    [Fact]
    public async Task Given_a_counterparty_without_an_account_When_it_trades_for_the_first_time_Then_one_is_opened()
    {
        var job = await app.Trades(Trading.Buy("B10", counterparty: "FRSH"));

        Assert.Equal((1, 0), (job.Accepted, job.Rejected));
        Assert.Equal(TradeState.Instructed, (await app.Trade("B10")).State);
    }

    [Fact]
    public async Task Given_one_trade_by_hand_When_it_is_captured_Then_it_goes_the_way_of_a_files_row()
    {
        var captured = await app.Clerk.Send(Typed("H1"));
        var again = await app.Clerk.Send(Typed("H1") with { RequestId = Guid.NewGuid(), Quantity = 7 });

        Assert.Null(captured.Refusal);
        Assert.Equal(TradeState.Instructed, captured.Value!.State);
        Assert.Equal("trade.version-differs", again.Refusal?.Code);
        Assert.Equal(500m, (await app.Trade("H1")).Quantity);
    }

    [Fact]
    public async Task Given_a_trade_When_it_is_cancelled_by_hand_Then_its_booking_is_reversed_and_its_instruction_withdrawn()
    {
        await app.Trades(Trading.Buy("B11"));

        var outcome = await app.Clerk.Send(new CancelTrade.Command(Guid.NewGuid(), "B11", null, "Wrong account"));

        Assert.Null(outcome.Refusal);
        Assert.Equal(TradeState.Cancelled, (await app.Trade("B11")).State);
        Assert.Equal(InstructionState.Cancelled, (await app.InstructionOf("B11")).State);
        Assert.Empty(await app.Balances("B11"));
    }

    [Fact]
    public async Task Given_a_booked_trade_When_its_story_is_asked_Then_it_goes_from_the_raw_row_to_the_movements()
    {
        await app.Trades(Trading.Buy("B12"));

        var details = await app.Clerk.Send(new Details.Query("B12"));

        Assert.Equal(Trading.Buy("B12"), details!.Source.Raw);
        Assert.Equal(2, details.Why.SettlementDate!.CycleDays);
        Assert.Contains(details.Story, s => s.TextKey == "story.booked-from-file");
        Assert.Contains(details.Story, s => s.TextKey == "story.movement");
        Assert.Contains(details.Story, s => s.TextKey == "story.instruction");
    }

    private static Capture.Command Typed(string reference) => new(
        Guid.NewGuid(), reference, 1, new DateOnly(2026, 10, 26), BackOffice.Domain.Side.Sell, "TRAAKBNK91N6", null, 500, 12.5m, "TRY", "C2-1", "LODO", null, null, null, null, null);
}
