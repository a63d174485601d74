using CsCheck;

namespace BackOffice.Domain.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Try = Currency.Of("TRY", 2);
    private static readonly Currency Usd = Currency.Of("USD", 2);
    private static readonly Currency Jpy = Currency.Of("JPY", 0);
    private static readonly Currency Kwd = Currency.Of("KWD", 3);

    [Fact]
    public void Given_two_currencies_When_they_are_added_Then_it_throws() =>
        Assert.Throws<InvalidOperationException>(() => Money.Of(1, Try) + Money.Of(1, Usd));

    [Theory]
    [InlineData("2.345", "2.35")]
    [InlineData("2.344", "2.34")]
    [InlineData("-2.345", "-2.35")]
    public void Half_is_rounded_away_from_zero(string amount, string rounded) =>
        Assert.Equal(Number(rounded), Money.Of(Number(amount), Try).Rounded().Amount);

    [Fact]
    public void Minor_units_of_the_currency_decide_the_decimals()
    {
        Assert.Equal(3m, Jpy.Round(2.5m));
        Assert.Equal(2.346m, Kwd.Round(2.3455m));
    }

    [Fact]
    public void A_total_over_four_weights_goes_by_largest_remainder()
    {
        var parts = Money.Of(1234.57m, Try).Allocate([100, 250, 333, 17]);

        Assert.Equal([176.37m, 440.92m, 587.30m, 29.98m], parts.Select(p => p.Amount));
    }

    [Fact]
    public void A_hundred_over_three_equals_gives_the_first_the_odd_unit()
    {
        var parts = Money.Of(100m, Try).Allocate([1, 1, 1]);

        Assert.Equal([33.34m, 33.33m, 33.33m], parts.Select(p => p.Amount));
    }

    [Fact]
    public void Parts_always_add_up_to_the_whole_and_are_within_a_unit_of_their_share() =>
        Gen.Select(Gen.Long[-10_000_000_00, 10_000_000_00], Gen.Int[0, 10_000].Array[1, 12]).Where(g => g.Item2.Sum() > 0).Sample((minor, weights) =>
        {
            var money = Money.Of(minor / 100m, Try);

            var parts = money.Allocate([.. weights.Select(w => (decimal)w)]);

            Assert.Equal(money.Amount, parts.Sum(p => p.Amount));
            for (var i = 0; i < parts.Count; i++)
                Assert.True(Math.Abs(parts[i].Amount - (money.Amount * weights[i] / weights.Sum())) < 0.01m);
        });

    [Fact]
    public void Adding_and_taking_away_gives_the_first_back() =>
        Gen.Select(Gen.Decimal[-1_000_000m, 1_000_000m], Gen.Int[-1_000_000, 1_000_000]).Sample((a, b) =>
            Assert.Equal(Money.Of(decimal.Round(a, 4), Try), Money.Of(decimal.Round(a, 4), Try) + Money.Of(b, Try) - Money.Of(b, Try)));

    [Theory]
    [InlineData("TRY", true)]
    [InlineData("TRİ", false)]
    [InlineData("try", false)]
    [InlineData("TL", false)]
    public void A_currency_code_is_three_capital_latin_letters(string code, bool has) => Assert.Equal(has, Currency.HasForm(code));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
