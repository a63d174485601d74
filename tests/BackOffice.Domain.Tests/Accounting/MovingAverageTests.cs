using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class MovingAverageTests
{
    [Fact]
    public void The_worked_example()
    {
        var held = default(MovingAverage).Buy(1_000, 10_000).Buy(500, 6_500);

        var sold = held.Sell(600, 2).Value!;

        Assert.Equal(11m, held.Average);
        Assert.Equal(6_600m, sold.Cost);
        Assert.Equal(new MovingAverage(900, 9_900), sold.Left);
        Assert.Equal(5.5m, sold.Left.Split(2).Average);
    }

    [Fact]
    public void More_than_held_cannot_be_sold() =>
        Assert.Equal(new Refusal("cost.sold-short", 5m, 6m), new MovingAverage(5, 50).Sell(6, 2).Refusal);

    [Fact]
    public void Over_full_liquidation_the_profit_equals_that_of_first_in_first_out() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 100_000], Gen.Int[0, 100]).List[1, 25].Sample(steps =>
        {
            var average = default(MovingAverage);
            var layers = new Queue<(decimal Quantity, decimal Cost)>();
            decimal averageCost = 0, firstInCost = 0;
            foreach (var (quantity, cents, share) in steps)
            {
                average = average.Buy(quantity, cents / 100m);
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
                var taken = average.Sell(quantity, 2).Value!;
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
