using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class RoundingTests
{
    [Fact]
    public void The_worked_examples_of_splitting()
    {
        Assert.Equal([176.37m, 440.92m, 587.30m, 29.98m], Rounding.Split(1_234.57m, [100, 250, 333, 17], 2));
        Assert.Equal([33.34m, 33.33m, 33.33m], Rounding.Split(100m, [1, 1, 1], 2));
        Assert.Equal([34m, 33m, 33m], Rounding.Split(100m, [1, 1, 1], 0));
    }

    [Fact]
    public void Halves_go_away_from_zero()
    {
        Assert.Equal(0.13m, Rounding.To(0.125m, 2));
        Assert.Equal(-0.13m, Rounding.To(-0.125m, 2));
    }

    [Fact]
    public void Parts_sum_to_the_total_and_none_is_off_by_a_unit() =>
        Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[1, 1_000].List[1, 15]).Sample((cents, weights) =>
        {
            var total = cents / 100m;
            var parts = Rounding.Split(total, [.. weights.Select(w => (decimal)w)], 2);

            Assert.Equal(total, parts.Sum());
            Assert.All(parts.Zip(weights), p => Assert.True(Math.Abs(p.First - (total * p.Second / weights.Sum())) < 0.01m));
        });

    [Fact]
    public void Taking_an_open_item_in_parts_leaves_nothing() =>
        Gen.Select(Gen.Int[1, 100_000].List[1, 10], Gen.Int[1, 5_000_000]).Sample((parts, functional) =>
        {
            var open = new OpenItem(parts.Sum() / 100m, functional / 100m);
            var taken = 0m;
            for (var i = 0; i < parts.Count; i++)
            {
                (var part, open) = open.Take(parts[i] / 100m, i == parts.Count - 1, 2);
                taken += part.Functional;
            }

            Assert.Equal(default, open);
            Assert.Equal(functional / 100m, taken);
        });
}
