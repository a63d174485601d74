using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class MovingAverageTests
{
    [Fact]
    public void The_worked_example()
    {
        var held = default(MovingAverage).Buy(1_000, 10_000).Left.Buy(500, 6_500).Left;

        var sold = held.Sell(600, 7_500, 2);

        Assert.Equal(11m, held.Average);
        Assert.Equal(6_600m, sold.Cost);
        Assert.Equal(new MovingAverage(900, 9_900), sold.Left);
        Assert.Equal(5.5m, sold.Left.Split(2).Average);
    }

    [Fact]
    public void A_short_sale_stands_at_its_proceeds_and_earns_when_it_is_covered()
    {
        var sold = default(MovingAverage).Sell(100, 1_000, 2);
        var covered = sold.Left.Buy(100, 900);

        Assert.Equal(1_000m, sold.Cost);
        Assert.Equal(new MovingAverage(-100, -1_000), sold.Left);
        Assert.Equal(100m, covered.Gain);
        Assert.Equal(default, covered.Left);
    }

    [Fact]
    public void A_sale_beyond_the_holding_takes_its_cost_and_leaves_the_rest_short()
    {
        var sold = new MovingAverage(60, 540).Sell(100, 1_000, 2);

        Assert.Equal(540m + 400m, sold.Cost);
        Assert.Equal(new MovingAverage(-40, -400), sold.Left);
    }

    [Fact]
    public void A_purchase_across_zero_covers_at_the_average_of_the_short_and_holds_the_rest_at_its_own_price()
    {
        var bought = new MovingAverage(-40, -400).Buy(100, 1_200);

        Assert.Equal(400m - 480m, bought.Gain);
        Assert.Equal(new MovingAverage(60, 720), bought.Left);
    }

    [Fact]
    public void Undoing_the_last_trade_restores_what_was_before() =>
        Gen.Select(Gen.Int[-500, 500], Gen.Int[1, 500], Gen.Int[1, 100_000], Gen.Bool).Sample((start, quantity, cents, buys) =>
        {
            var before = new MovingAverage(start, start * 7.25m);
            var after = buys ? before.Buy(quantity, cents / 100m).Left : before.Sell(quantity, cents / 100m, 2).Left;

            Assert.Equal(before, after.Undo(after.Quantity - before.Quantity, after.Cost - before.Cost));
        });

    [Fact]
    public void Profit_over_any_road_back_to_nothing_is_what_was_received_less_what_was_paid() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 100_000], Gen.Bool).List[1, 25].Sample(trades =>
        {
            var (held, profit, money) = (default(MovingAverage), 0m, 0m);
            foreach (var (quantity, cents, buys) in trades)
                Trade(quantity, cents / 100m, buys);
            if (held.Quantity != 0)
                Trade(Math.Abs(held.Quantity), 123.45m, held.Quantity < 0);

            Assert.Equal(default, held);
            Assert.Equal(money, profit);

            void Trade(decimal quantity, decimal amount, bool buys)
            {
                if (buys)
                {
                    var bought = held.Buy(quantity, amount);
                    (held, profit, money) = (bought.Left, profit + bought.Gain, money - amount);
                    return;
                }
                var sold = held.Sell(quantity, amount, 2);
                (held, profit, money) = (sold.Left, profit + amount - sold.Cost, money + amount);
            }
        });

    [Fact]
    public void Over_full_liquidation_the_profit_equals_that_of_first_in_first_out() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 100_000], Gen.Int[0, 100]).List[1, 25].Sample(steps =>
        {
            var average = default(MovingAverage);
            var layers = new Queue<(decimal Quantity, decimal Cost)>();
            decimal averageCost = 0, firstInCost = 0;
            foreach (var (quantity, cents, share) in steps)
            {
                average = average.Buy(quantity, cents / 100m).Left;
                layers.Enqueue((quantity, cents / 100m));
                Sell(Math.Floor(average.Quantity * share / 100));
            }
            Sell(average.Quantity);

            Assert.Equal(default, average);
            Assert.Equal(firstInCost, averageCost, 8);

            void Sell(decimal quantity)
            {
                if (quantity == 0)
                    return;
                var taken = average.Sell(quantity, 0, 2);
                averageCost += taken.Cost;
                average = taken.Left;
                while (quantity > 0)
                {
                    var layer = layers.Peek();
                    if (layer.Quantity <= quantity)
                    {
                        layers.Dequeue();
                        firstInCost += layer.Cost;
                        quantity -= layer.Quantity;
                        continue;
                    }
                    var cost = layer.Cost * quantity / layer.Quantity;
                    firstInCost += cost;
                    layers = new Queue<(decimal, decimal)>(layers.Skip(1).Prepend((layer.Quantity - quantity, layer.Cost - cost)));
                    quantity = 0;
                }
            }
        });
}
