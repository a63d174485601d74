using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

/// <summary>The worked examples of a client's and the firm's own trades.</summary>
public sealed class PostingRulesTests
{
    private static readonly PostingRules Rules = new(StandardRules.Rules, new AccountRoles(StandardRoles.Roles));

    [Fact]
    public void A_clients_buy_on_trade_date() =>
        Assert.Equal(
            [Dr("320.01", 50_105.00m), Cr("136.01", 50_000.00m), Cr("600.01", 100.00m), Cr("360.05", 5.00m)],
            Lines(Booked("agent", "buy", gross: 50_000, commission: 100, tax: 5)));

    [Fact]
    public void A_clients_buy_on_settlement_date_and_the_firm_drawing_its_own_money() =>
        Assert.Equal(
            [Dr("136.01", 50_000.00m), Cr("102.02", 50_000.00m), Dr("102.01", 105.00m), Cr("102.02", 105.00m)],
            Lines(Settled("agent", "buy", paid: 50_000, netShare: 50_105, open: 50_000, openFunctional: 50_000)));

    [Fact]
    public void A_clients_sale_on_trade_date() =>
        Assert.Equal(
            [Dr("136.01", 31_200.00m), Cr("320.01", 31_134.48m), Cr("600.01", 62.40m), Cr("360.05", 3.12m)],
            Lines(Booked("agent", "sell", gross: 31_200, commission: 62.40m, tax: 3.12m)));

    [Fact]
    public void After_a_deposit_and_a_settled_buy_the_clients_balance_equals_the_client_bank()
    {
        var lines = new[]
        {
            ByHand("deposit", "client", 60_000),
            Booked("agent", "buy", gross: 50_000, commission: 100, tax: 5),
            Settled("agent", "buy", paid: 50_000, netShare: 50_105, open: 50_000, openFunctional: 50_000),
        }.SelectMany(Lines).ToList();

        Assert.Equal(-9_895.00m, Balance(lines, "320.01"));
        Assert.Equal(9_895.00m, Balance(lines, "102.02"));
        Assert.Equal(105.00m, Balance(lines, "102.01"));
        Assert.Equal(0, Balance(lines, "136.01"));
    }

    [Fact]
    public void A_sale_smaller_than_its_charges_debits_the_client() =>
        Assert.Equal(
            [Dr("136.01", 3.00m), Dr("320.01", 2.25m), Cr("600.01", 5.00m), Cr("360.05", 0.25m)],
            Lines(Booked("agent", "sell", gross: 3, commission: 5, tax: 0.25m)));

    [Fact]
    public void The_firms_own_sale_is_shown_gross_with_its_cost() =>
        Assert.Equal(
            [Dr("136.01", 7_500.00m), Cr("600.02", 7_500.00m), Dr("621.01", 6_600.00m), Cr("110.01", 6_600.00m)],
            Lines(Booked("principal", "sell", gross: 7_500, cost: 6_600)));

    [Fact]
    public void The_firms_own_buy_of_a_government_bond_goes_to_its_own_account() =>
        Assert.Equal(
            [Dr("112.01", 16_500.00m), Cr("136.01", 16_500.00m)],
            Lines(Booked("principal", "buy", gross: 16_500, assetClass: "government-bond")));

    [Fact]
    public void Covering_a_short_position_earns_or_loses_against_what_it_was_sold_for()
    {
        Assert.Equal(
            [Dr("110.01", 900.00m), Cr("136.01", 900.00m), Dr("110.01", 100.00m), Cr("621.01", 100.00m)],
            Lines(Booked("principal", "buy", gross: 900, costBack: 100)));
        Assert.Equal(
            [Dr("110.01", 1_200.00m), Cr("136.01", 1_200.00m), Dr("621.01", 80.00m), Cr("110.01", 80.00m)],
            Lines(Booked("principal", "buy", gross: 1_200, costMore: 80)));
    }

    [Fact]
    public void A_trade_in_dollars_is_booked_at_its_days_rate_and_the_difference_at_settlement_is_a_loss()
    {
        var booked = Lines(Booked("agent", "buy", gross: 1_000, commission: 2, tax: 0.10m, currency: "USD", rate: 40m));
        var settled = Lines(Settled("agent", "buy", paid: 1_000, netShare: 1_002.10m, open: 1_000, openFunctional: 40_000, currency: "USD", rate: 41.5m));

        Assert.Equal([Dr("320.01", 40_084.00m), Cr("136.01", 40_000.00m), Cr("600.01", 80.00m), Cr("360.05", 4.00m)], booked);
        Assert.Equal(
            [Dr("136.01", 40_000.00m), Cr("102.02", 41_500.00m), Dr("656.01", 1_500.00m), Dr("102.01", 87.15m), Cr("102.02", 87.15m)],
            settled);
    }

    [Fact]
    public void A_sale_in_euro_that_settles_at_a_higher_rate_makes_a_gain() =>
        Assert.Equal(
            [Cr("136.01", 45_000.00m), Dr("102.02", 46_000.00m), Cr("646.01", 1_000.00m)],
            Lines(Settled("agent", "sell", paid: 1_000, netShare: 1_000, open: 1_000, openFunctional: 45_000, currency: "EUR", rate: 46m)));

    [Fact]
    public void Cash_that_differs_from_what_was_open_stands_in_suspense() =>
        Assert.Equal(
            [Dr("136.01", 50_000.00m), Cr("102.02", 50_000.03m), Dr("397.01", 0.03m)],
            Lines(Settled("agent", "buy", paid: 50_000.03m, netShare: 50_000.03m, open: 50_000, openFunctional: 50_000)));

    [Fact]
    public void Partial_settlements_leave_clearing_at_exactly_zero() =>
        Gen.Select(Gen.Int[1, 1_000_000].List[1, 8], Gen.Int[10_000, 600_000], Gen.Int[10_000, 600_000].List[8], Gen.Bool).Sample((parts, rate, later, buy) =>
        {
            var side = buy ? "buy" : "sell";
            var booked = Make(Booked("agent", side, gross: parts.Sum() / 100m, commission: 1, currency: "USD", rate: rate / 10_000m));
            var clearing = booked.SelectMany(j => j.Lines).Where(l => l.Account == "136.01").ToList();
            var open = new OpenItem(clearing.Sum(l => l.Amount), clearing.Sum(l => l.Functional));
            for (var i = 0; i < parts.Count; i++)
            {
                var (part, left) = open.Take(parts[i] / 100m, completes: i == parts.Count - 1, 2);
                open = left;
                if (part.Functional == 0)
                    return;
                var paid = parts[i] / 100m;
                clearing.AddRange(Make(Settled("agent", side, paid, paid, part.Amount, part.Functional, "USD", later[i] / 10_000m))
                    .SelectMany(j => j.Lines).Where(l => l.Account == "136.01"));
            }

            Assert.Equal(0, clearing.Sum(l => l.SignedAmount));
            Assert.Equal(0, clearing.Sum(l => l.SignedFunctional));
        });

    [Fact]
    public void An_event_that_no_rule_knows_stands_in_suspense() =>
        Assert.Equal([Dr("397.01", 12.00m), Cr("397.01", 12.00m)], Lines(ByHand("dividend", "client", 12)));

    [Fact]
    public void A_role_without_an_account_goes_to_suspense_and_says_so()
    {
        var rules = new PostingRules(StandardRules.Rules, new AccountRoles(StandardRoles.Roles.Where(r => r.Role != "fees-payable")));

        var result = Assert.Single(rules.Apply(Booked("agent", "buy", gross: 100, fees: 2), JournalTests.Try).Value!);

        Assert.Contains(result.Why.Lines, l => l is { Role: "fees-payable", Account: "397.01", RoleMissing: true, Amount: 2 });
    }

    [Fact]
    public void A_journal_can_be_explained_by_its_rule_and_its_inputs()
    {
        var result = Assert.Single(Rules.Apply(Booked("agent", "buy", gross: 50_000, commission: 100, tax: 5), JournalTests.Try).Value!);

        Assert.Equal("client-buy/1", result.RuleName);
        Assert.Equal(["commission", "fees", "gross", "tax"], result.Why.Inputs.Keys);
        Assert.Equal("debit client for client: gross + commission + fees + tax", result.Why.Lines[0].RuleText);
        Assert.Equal(0, result.Why.Lines.Single(l => l.Role == "fees-payable").Amount);
    }

    [Fact]
    public void Of_two_versions_the_one_in_force_on_the_day_speaks()
    {
        const string text = "when trade-booked, capacity is agent, side is buy\ndebit client: gross\ncredit suspense: gross";
        var later = PostingRule.Parse("client-buy", 2, new DateRange(JournalTests.Day.AddDays(1)), text).Value!;
        var rules = new PostingRules([.. StandardRules.Rules, later], new AccountRoles(StandardRoles.Roles));

        var today = Booked("agent", "buy", gross: 10);

        Assert.Equal("client-buy/1", rules.Apply(today, JournalTests.Try).Value!.Single().RuleName);
        Assert.Equal("client-buy/2", rules.Apply(today with { Date = JournalTests.Day.AddDays(1) }, JournalTests.Try).Value!.Single().RuleName);
    }

    private sealed record Entry(string Account, EntrySide Side, decimal Functional);

    private static Entry Dr(string account, decimal amount) => new(account, EntrySide.Debit, amount);

    private static Entry Cr(string account, decimal amount) => new(account, EntrySide.Credit, amount);

    private static List<Entry> Lines(BusinessEvent e) =>
        [.. Make(e).SelectMany(j => j.Lines).Select(l => new Entry(l.Account, l.Side, l.Functional))];

    private static decimal Balance(List<Entry> lines, string account) =>
        lines.Where(l => l.Account == account).Sum(l => l.Side == EntrySide.Debit ? l.Functional : -l.Functional);

    // Own-money journals come after the settlement they belong to: alphabetic order of the codes happens to say so.
    private static List<Journal> Make(BusinessEvent e)
    {
        var results = Rules.Apply(e, JournalTests.Try);
        Assert.Null(results.Refusal);
        return [.. results.Value!.Select(r =>
        {
            var journal = Journal.Of(JournalTests.Header(), r.Lines, JournalTests.Try);
            Assert.Null(journal.Refusal);
            return journal.Value!;
        })];
    }

    private static BusinessEvent Booked(
        string capacity, string side, decimal gross, decimal commission = 0, decimal fees = 0, decimal tax = 0, decimal cost = 0,
        decimal costBack = 0, decimal costMore = 0, string currency = "TRY", decimal rate = 1, string assetClass = "equity") =>
        Event(BusinessEvent.TradeBooked, currency, rate,
            new() { ["capacity"] = capacity, ["side"] = side, ["asset-class"] = assetClass },
            new()
            {
                ["gross"] = gross, ["commission"] = commission, ["fees"] = fees, ["tax"] = tax, ["cost"] = cost,
                ["cost_back"] = costBack, ["cost_more"] = costMore,
            });

    private static BusinessEvent Settled(
        string capacity, string side, decimal paid, decimal netShare, decimal open, decimal openFunctional, string currency = "TRY", decimal rate = 1) =>
        Event(BusinessEvent.DeliverySettled, currency, rate,
            new() { ["capacity"] = capacity, ["side"] = side, ["asset-class"] = "equity" },
            new() { ["paid"] = paid, ["net_share"] = netShare, ["open"] = open, ["open_functional"] = openFunctional });

    private static BusinessEvent ByHand(string kind, string holder, decimal amount) =>
        Event(kind, "TRY", 1, new() { ["asset"] = "cash", ["holder"] = holder }, new() { ["amount"] = amount });

    private static BusinessEvent Event(
        string kind, string currency, decimal rate, Dictionary<string, string> tags, Dictionary<string, decimal> amounts) =>
        new(kind, "TR-1", JournalTests.Day, currency, rate, JournalTests.Day, tags, amounts) { OpenItemKey = "trade:TR-1" };
}
