using BackOffice.Domain.Settlements;
using CsCheck;

namespace BackOffice.Domain.Tests.Settlements;

public sealed class SsiSelectionTests
{
    private static readonly PartyId Counterparty = new(Guid.CreateVersion7());
    private static readonly AccountId Account = new(Guid.CreateVersion7());
    private static readonly SecurityId Security = new(Guid.CreateVersion7());
    private static readonly SsiQuestion Question = new(Counterparty, Account, Security, ["XIST", "TVSBTRISXXX"], "equity", "TRY", new(2026, 10, 26));

    [Fact]
    public void The_closest_level_wins_and_each_other_says_why_it_lost()
    {
        var byAccount = Row(account: Account, security: Security);
        var byMarket = Row(market: "XIST", currency: "TRY", assetClass: "equity", priority: 99);
        var anyCurrency = Row(market: "TVSBTRISXXX");
        var anyMarket = Row();
        var marketDefault = Row(anyone: true, market: "XIST");

        var choice = SsiSelection.Choose(Question, [marketDefault, anyMarket, anyCurrency, byMarket, byAccount]);

        Assert.Equal(byAccount, choice.Winner);
        Assert.Equal(SsiLevel.CounterpartyAccountInstrument, choice.Level);
        Assert.Equal([2, 3, 4, 5, 6], choice.Candidates.Select(c => (int)c.Level!));
        Assert.All(choice.Candidates.Skip(1), c => Assert.Equal(SsiLoss.LowerLevel, c.Loss));
    }

    [Fact]
    public void Rows_that_do_not_speak_of_the_trade_say_so()
    {
        var choice = SsiSelection.Choose(Question,
        [
            Row(currency: "USD"), Row(market: "XNYS"), Row(assetClass: "bond"), Row(party: new PartyId(Guid.CreateVersion7())),
            Row(from: "2027-01-01"), Row() with { Approved = false }, Row(security: new SecurityId(Guid.CreateVersion7())), Row(account: new AccountId(Guid.CreateVersion7())),
        ]);

        Assert.Null(choice.Winner);
        Assert.Equal("ssi.none", choice.Refusal?.Code);
        Assert.Equal(
            [
                SsiLoss.OtherCurrency, SsiLoss.OtherMarket, SsiLoss.OtherAssetClass, SsiLoss.OtherCounterparty,
                SsiLoss.NotInForce, SsiLoss.NotApproved, SsiLoss.OtherSecurity, SsiLoss.OtherAccount,
            ],
            choice.Candidates.Select(c => c.Loss!.Value));
    }

    [Fact]
    public void Within_a_level_priority_then_the_later_start_then_the_asset_class_decide()
    {
        var plain = Row(market: "XIST");
        var named = Row(market: "XIST", assetClass: "equity");
        var later = Row(market: "XIST", from: "2025-01-01");
        var preferred = Row(market: "XIST", priority: 5);

        Assert.Equal(named, SsiSelection.Choose(Question, [plain, named]).Winner);
        Assert.Equal(later, SsiSelection.Choose(Question, [plain, named, later]).Winner);
        var all = SsiSelection.Choose(Question, [plain, named, later, preferred]);
        Assert.Equal(preferred, all.Winner);
        Assert.All(all.Candidates.Skip(1), c => Assert.Equal(SsiLoss.LowerPriority, c.Loss));
    }

    [Fact]
    public void Two_equals_are_a_stop_and_both_are_shown_as_tied()
    {
        var choice = SsiSelection.Choose(Question, [Row(market: "XIST"), Row(market: "XIST"), Row()]);

        Assert.Null(choice.Winner);
        Assert.Equal("ssi.ambiguous", choice.Refusal?.Code);
        Assert.Equal(2, choice.Candidates.Count(c => c.Loss == SsiLoss.Tie));
    }

    [Fact]
    public void An_override_by_hand_ends_the_tie_but_not_the_rule_of_the_currency()
    {
        SsiRow[] rows = [Row(market: "XIST"), Row(market: "XIST"), Row(currency: "USD")];

        Assert.Equal(rows[1], SsiSelection.Choose(Question with { Override = rows[1].Id }, rows).Winner);
        Assert.Equal("ssi.ambiguous", SsiSelection.Choose(Question with { Override = rows[2].Id }, rows).Refusal?.Code);
    }

    [Fact]
    public void The_order_of_rows_never_matters() =>
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Bool, Gen.Bool).Array[1, 8].Sample(specs =>
        {
            var rows = specs.Select(s => Row(s.Item3 ? "XIST" : null, s.Item4 ? "TRY" : null, priority: s.Item1, anyone: s.Item2)).ToArray();

            var forward = SsiSelection.Choose(Question, rows);
            var backward = SsiSelection.Choose(Question, [.. rows.Reverse()]);

            Assert.Equal(forward.Winner, backward.Winner);
            Assert.Equal(forward.Refusal?.Code, backward.Refusal?.Code);
            Assert.Equal(rows.Length, forward.Candidates.Count);
            Assert.Equal(forward.Winner is null ? 0 : 1, forward.Candidates.Count(c => c.Loss is null));
        });

    private static SsiRow Row(
        string? market = null, string? currency = null, string? assetClass = null, int priority = 0, SecurityId? security = null,
        AccountId? account = null, string from = "2020-01-01", PartyId? party = null, bool anyone = false) =>
        new(new SsiId(Guid.CreateVersion7()), anyone ? null : party ?? Counterparty, market, currency, assetClass, security, account, priority,
            new DateRange(DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), true, "TVSBTRIS", "12345", null);
}
