using BackOffice.Domain.Requests;

namespace BackOffice.Domain.Tests.Requests;

public sealed class PriceTiersTests
{
    private static readonly DateOnly On = new(2026, 11, 25);
    private static readonly DateRange Always = new(new DateOnly(2026, 1, 1));

    private static readonly PriceTier[] Tiers =
    [
        new("list", null, 1, 10, Always), new("list", null, 100, 9, Always), new("list", null, 1000, 8, Always),
        new("gold", "gold", 50, 7, Always),
        new("old", null, 100, 5, new DateRange(new DateOnly(2025, 1, 1), On)),
        new("newer", null, 1000, 7.5m, new DateRange(On)),
    ];

    [Theory]
    [InlineData(null, 1, "10", 100)]
    [InlineData(null, 99, "10", 100)]
    [InlineData(null, 100, "9", 1000)]
    [InlineData(null, 5000, "7.5", null)]
    [InlineData("silver", 100, "9", 1000)]
    [InlineData("GOLD", 50, "7", null)]
    public void The_largest_step_reached_on_the_ladder_of_the_class_gives_the_price(string? customerClass, int quantity, string price, int? next)
    {
        var choice = PriceTiers.Choose(Tiers, customerClass, quantity, On).Value!;

        Assert.Equal(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), choice.Tier.Price);
        Assert.Equal(choice.Tier.Price * quantity, choice.Amount);
        Assert.Equal(next, choice.NextFrom);
    }

    [Fact]
    public void Without_a_price_in_force_or_below_the_first_step_there_is_none()
    {
        Assert.Equal("price.none", PriceTiers.Choose(Tiers, null, 1, new DateOnly(2024, 1, 1)).Refusal?.Code);
        Assert.Equal(new Refusal("price.below-smallest-quantity", 50m).At("quantity"), PriceTiers.Choose(Tiers, "gold", 10, On).Refusal);
        Assert.Equal("price.quantity-not-positive", PriceTiers.Choose(Tiers, null, 0, On).Refusal?.Code);
    }
}
