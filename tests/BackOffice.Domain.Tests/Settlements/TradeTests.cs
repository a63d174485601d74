using BackOffice.Domain.Settlements;
using CsCheck;

namespace BackOffice.Domain.Tests.Settlements;

public sealed class TradeTests
{
    [Fact]
    public void A_trade_goes_from_captured_over_instructed_to_settled()
    {
        var trade = New();

        Assert.Equal(Outcome.Done, trade.Instruct());
        Assert.Equal(Outcome.Done, trade.Settle(400));
        Assert.Equal(TradeState.PartiallySettled, trade.State);
        Assert.Equal(Outcome.Done, trade.Settle(600));
        Assert.Equal(TradeState.Settled, trade.State);
        Assert.Equal("trade.settled", trade.Settle(1).Refusal?.Code);
    }

    [Fact]
    public void A_stopped_trade_is_not_instructed_until_it_is_resumed()
    {
        var trade = New();
        trade.Stop(new Refusal("ssi.ambiguous", 2, "TRY", new DateOnly(2026, 10, 26)));

        Assert.Equal("trade.stopped", trade.Instruct().Refusal?.Code);
        Assert.Equal("ssi.ambiguous", trade.StopCode);
        Assert.Equal(["2", "TRY", "2026-10-26"], trade.StopArgs);

        Assert.Equal(Outcome.Done, trade.Resume());
        Assert.Equal(Outcome.Done, trade.Instruct());
    }

    [Fact]
    public void What_has_begun_to_settle_is_neither_cancelled_nor_replaced()
    {
        var trade = New();
        trade.Instruct();
        trade.Settle(1);

        Assert.Equal("trade.begun-to-settle", trade.Cancel("no").Refusal?.Code);
        Assert.Equal("trade.begun-to-settle", trade.Replace().Refusal?.Code);
    }

    [Fact]
    public void A_cancelled_trade_stays_cancelled()
    {
        var trade = New();
        trade.Cancel("wrong");

        Assert.Equal("trade.cancelled", trade.Replace().Refusal?.Code);
        Assert.Equal("trade.cancelled", trade.Instruct().Refusal?.Code);
        Assert.Equal("trade.not-stopped", trade.Resume().Refusal?.Code);
    }

    [Theory]
    [InlineData(TradeAction.New, 1, "a", null, TradeVerdict.Book, null)]
    [InlineData(TradeAction.Amend, 7, "a", null, TradeVerdict.Book, null)]
    [InlineData(TradeAction.Cancel, 2, "a", null, TradeVerdict.CancelAhead, null)]
    [InlineData(TradeAction.Amend, 0, "a", null, default(TradeVerdict), "trade.version-not-positive")]
    [InlineData(TradeAction.New, 3, "a", TradeState.Instructed, TradeVerdict.Duplicate, null)]
    [InlineData(TradeAction.New, 3, "b", TradeState.Instructed, default(TradeVerdict), "trade.version-differs")]
    [InlineData(TradeAction.New, 2, "b", TradeState.Instructed, default(TradeVerdict), "trade.version-old")]
    [InlineData(TradeAction.Amend, 4, "b", TradeState.Captured, TradeVerdict.Replace, null)]
    [InlineData(TradeAction.Cancel, 4, "b", TradeState.Stopped, TradeVerdict.Cancel, null)]
    [InlineData(TradeAction.Amend, 4, "b", TradeState.PartiallySettled, default(TradeVerdict), "trade.begun-to-settle")]
    [InlineData(TradeAction.Cancel, 4, "b", TradeState.Settled, default(TradeVerdict), "trade.begun-to-settle")]
    [InlineData(TradeAction.Amend, 4, "b", TradeState.Cancelled, default(TradeVerdict), "trade.cancelled")]
    public void Versions(TradeAction action, int number, string content, TradeState? alive, TradeVerdict verdict, string? code)
    {
        SeenVersion[] seen = alive is null ? [] : [new SeenVersion(3, "a")];

        var judged = TradeVersions.Judge("T-1", action, number, content, seen, alive);

        Assert.Equal(code, judged.Refusal?.Code);
        if (code is null)
            Assert.Equal(verdict, judged.Value);
    }

    [Fact]
    public void An_exact_repeat_of_an_older_version_is_a_duplicate_not_a_late_one() =>
        Assert.Equal(
            TradeVerdict.Duplicate,
            TradeVersions.Judge("T-1", TradeAction.New, 1, "a", [new(1, "a"), new(2, "b")], TradeState.Captured).Value);

    [Fact]
    public void A_version_that_comes_after_its_cancel_is_told_which_version_cancelled_it_and_where()
    {
        var judged = TradeVersions.Judge("T-1", TradeAction.New, 1, "a", [new(2, "b")], TradeState.Cancelled, new CancelMark(2, "day.csv", 7));

        Assert.Equal(new Refusal("trade.cancelled-before", "T-1", 1, 2, "day.csv", 7L).At("version").ToString(), judged.Refusal?.ToString());
    }

    [Fact]
    public void Versions_in_any_order_never_leave_a_trade_standing_whose_highest_version_is_a_cancel() =>
        Gen.Int[1, 5].Array[1, 6].Select(Gen.Int[0, 2].Array[6]).Sample((numbers, actions) =>
        {
            var versions = numbers.Distinct().Select((n, at) => (Number: n, Action: (TradeAction)actions[at])).ToList();
            var top = versions.MaxBy(v => v.Number);
            if (top.Action != TradeAction.Cancel)
                return;
            var (seen, alive) = (new List<SeenVersion>(), (TradeState?)null);
            CancelMark? cancelled = null;
            foreach (var (number, action) in versions)
            {
                var judged = TradeVersions.Judge("T-1", action, number, $"{action}{number}", seen, alive, cancelled);
                if (judged.Refusal is not null)
                    continue;
                seen.Add(new SeenVersion(number, $"{action}{number}"));
                alive = judged.Value is TradeVerdict.Cancel or TradeVerdict.CancelAhead ? TradeState.Cancelled : TradeState.Captured;
                if (alive == TradeState.Cancelled)
                    cancelled = new CancelMark(number);
            }

            Assert.Equal(TradeState.Cancelled, alive);
        });

    private static Trade New() => new(
        new TradeId(Guid.CreateVersion7()), EntityId.Firm, "TR-2026-000001", "T-1", 1, "hash", Capacity.Agent, Side.Buy,
        new SecurityId(Guid.CreateVersion7()), "equity", 1000, 50m, "TRY", new DateOnly(2026, 10, 26), new DateOnly(2026, 10, 28),
        new AccountId(Guid.CreateVersion7()), new PartyId(Guid.CreateVersion7()), new PartyId(Guid.CreateVersion7()), "XIST", "equity");
}
