using BackOffice.Domain.Requests;
using CsCheck;

namespace BackOffice.Domain.Tests.Requests;

public sealed class AvailabilityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_pledged_reserved_or_sold_is_not_available_and_what_is_expected_is_not_yet()
    {
        var availability = new Availability(1000, 200, 100, 150, [new ExpectedReceipt(new DateOnly(2026, 11, 26), 500)]);

        Assert.Equal(550, availability.Available);
        Assert.Equal(availability.Available, availability.Parts.Sum(p => p.Quantity));
        Assert.Equal(Outcome.Done, availability.Reserve(550));
        Assert.Equal(new Refusal("reservation.oversold", 551m, 550m).At("quantity"), availability.Reserve(551).Refusal);
    }

    [Theory]
    [InlineData(0, 1, "reservation.quantity-not-positive")]
    [InlineData(-5, 1, "reservation.quantity-not-positive")]
    [InlineData(15, 10, "reservation.not-whole-lots")]
    public void Given_a_senseless_quantity_Then_it_is_refused(int quantity, int step, string code) =>
        Assert.Equal(code, new Availability(100, 0, 0, 0, []).Reserve(quantity, step).Refusal?.Code);

    [Fact]
    public void A_reservation_holds_until_it_expires_or_ends()
    {
        Reservation[] made =
        [
            new(10, Now.AddHours(-2), Now.AddHours(1)),
            new(20, Now.AddHours(-2), Now),
            new(40, Now.AddHours(-2), Now.AddHours(1), Now.AddMinutes(-1)),
            new(80, Now.AddMinutes(1), Now.AddHours(1)),
        ];

        Assert.Equal(10, Availability.ReservedAt(made, Now));
    }

    [Fact]
    public void However_reservations_follow_each_other_no_more_is_promised_than_is_there() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 60].Array[0, 20]).Sample((own, asked) =>
        {
            var reserved = 0m;
            foreach (var quantity in asked)
            {
                if (!new Availability(own, 0, reserved, 0, []).Reserve(quantity).IsRefused)
                    reserved += quantity;
            }
            Assert.True(reserved <= own);
        });
}
