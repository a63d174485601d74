using BackOffice.Domain.Settlements;
using CsCheck;

namespace BackOffice.Domain.Tests.Settlements;

public sealed class NetAmountTests
{
    private static readonly Currency Try = Currency.Of("TRY", 2);
    private static readonly DateRange Always = new(new DateOnly(2020, 1, 1));

    private static readonly FeeSchedule[] Tariff =
    [
        new("commission", FeePart.Commission, FeeBase.Gross, 0.002m, Always, Capacity: Capacity.Agent),
        new("bsmv", FeePart.Tax, FeeBase.Commission, 0.05m, Always),
    ];

    [Fact]
    public void A_client_buy_pays_gross_commission_and_the_tax_on_it()
    {
        var net = Net(Side.Buy, 1000, 50m, Tariff);

        Assert.Equal((50_000m, 100m, 0m, 5m, 50_105m), (net.Gross, net.Commission, net.Fees, net.Tax, net.Net));
        Assert.Equal(new NetPart(FeePart.Commission, 100m, false, "commission", 50_000m, 0.002m), net.Parts[0]);
        Assert.Equal(new NetPart(FeePart.Tax, 5m, false, "bsmv", 100m, 0.05m), net.Parts[1]);
    }

    [Fact]
    public void A_client_sale_gets_gross_without_them()
    {
        var net = Net(Side.Sell, 600, 52m, Tariff);

        Assert.Equal((31_200m, 62.40m, 3.12m, 31_134.48m), (net.Gross, net.Commission, net.Tax, net.Net));
    }

    [Fact]
    public void The_firm_itself_pays_no_commission() => Assert.Equal(10_000m, Net(Side.Buy, 1000, 10m, Tariff, Capacity.Principal).Net);

    [Fact]
    public void A_supplied_part_rules_even_when_it_is_zero_and_the_absent_ones_follow_it()
    {
        var none = Compute(Side.Buy, 1000, 50m, Tariff, new SuppliedCharges(Commission: 0)).Value!;
        var own = Compute(Side.Buy, 1000, 50m, Tariff, new SuppliedCharges(Commission: 40m)).Value!;

        Assert.Equal((0m, 0m, 50_000m), (none.Commission, none.Tax, none.Net));
        Assert.Equal((40m, 2m, 50_042m), (own.Commission, own.Tax, own.Net));
        Assert.True(own.Parts[0].Supplied);
    }

    [Fact]
    public void The_row_that_names_most_wins_and_minimum_and_maximum_hold()
    {
        FeeSchedule[] tariff =
        [
            .. Tariff,
            new("commission", FeePart.Commission, FeeBase.Gross, 0.001m, Always, Minimum: 75m, Maximum: 90m, Capacity: Capacity.Agent, CustomerClass: "retail"),
        ];

        Assert.Equal(75m, Net(Side.Buy, 1000, 50m, tariff).Commission);
        Assert.Equal(90m, Net(Side.Buy, 2000, 50m, tariff).Commission);
    }

    [Fact]
    public void A_row_of_another_time_does_not_count()
    {
        FeeSchedule[] tariff = [Tariff[0] with { Valid = new(new(2020, 1, 1), new(2026, 10, 26)) }, Tariff[0] with { Rate = 0.003m, Valid = new(new(2026, 10, 26)) }];

        Assert.Equal(150m, Net(Side.Buy, 1000, 50m, tariff).Commission);
    }

    [Fact]
    public void Two_rows_that_fit_equally_are_a_stop() =>
        Assert.Equal("fee-schedule.ambiguous", Compute(Side.Buy, 1, 1, [.. Tariff, Tariff[0] with { Rate = 0.1m }], SuppliedCharges.None).Refusal?.Code);

    [Fact]
    public void A_seller_never_pays_for_selling() =>
        Assert.Equal("trade.net-negative", Compute(Side.Sell, 1, 1, Tariff, new SuppliedCharges(Commission: 5m)).Refusal?.Code);

    [Fact]
    public void The_parts_always_add_up_to_the_net() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 1_000_000], Gen.Bool).Sample((quantity, price, buy) =>
        {
            var net = Net(buy ? Side.Buy : Side.Sell, quantity, price / 1000m, Tariff);

            var charges = net.Parts.Sum(p => p.Amount);
            Assert.Equal(buy ? net.Gross + charges : net.Gross - charges, net.Net);
            Assert.True(Try.Fits(net.Net));
        });

    private static NetAmount Net(Side side, decimal quantity, decimal price, FeeSchedule[] tariff, Capacity capacity = Capacity.Agent) =>
        Compute(side, quantity, price, tariff, SuppliedCharges.None, capacity).Value!;

    private static Outcome<NetAmount> Compute(
        Side side, decimal quantity, decimal price, FeeSchedule[] tariff, SuppliedCharges supplied, Capacity capacity = Capacity.Agent) =>
        NetAmount.Compute(new(side, capacity, quantity, price, Try, new DateOnly(2026, 10, 26), "XIST", "equity", "retail"), supplied, tariff);
}
