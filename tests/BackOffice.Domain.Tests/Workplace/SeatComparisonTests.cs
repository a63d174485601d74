using BackOffice.Domain.Workplace;
using CsCheck;

namespace BackOffice.Domain.Tests.Workplace;

public sealed class SeatComparisonTests
{
    [Theory]
    [InlineData(1000, 500, 1, 500, 6000)]
    [InlineData(1000, 500, 7, 3500, 42000)]
    [InlineData(400, 500, 2, -200, -2400)]
    [InlineData(1000, 500, 0, 0, 0)]
    public void Seat_less_stipend_is_saved_each_month_for_each_person(int seat, int stipend, int people, int monthly, int yearly)
    {
        var saving = SeatComparison.Compare(seat, stipend, people).Value!;

        Assert.Equal((monthly, yearly), (saving.Monthly, saving.Yearly));
    }

    [Fact]
    public void Negative_amounts_and_people_are_refused()
    {
        Assert.Equal("seat", SeatComparison.Compare(-1, 0, 1).Refusal?.Field);
        Assert.Equal("stipend", SeatComparison.Compare(1, -1, 1).Refusal?.Field);
        Assert.Equal("workplace.people-negative", SeatComparison.Compare(1, 1, -1).Refusal?.Code);
    }

    [Fact]
    public void Nothing_is_saved_while_the_lease_runs_and_nothing_is_realised_before_the_seat_is_released()
    {
        SeatPlan[] plan = [new("ayse", 1000, 500, new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 28), new DateOnly(2026, 4, 1))];

        var months = SeatComparison.Months(plan, new DateOnly(2026, 1, 15), 5);

        Assert.Equal([-500, -500, 500, 500, 500], months.Select(m => m.Projected));
        Assert.Equal([-500, -500, -500, 500, 500], months.Select(m => m.Realised));
        Assert.Equal(500, months[^1].ProjectedTotal);
        Assert.Equal(-500, months[^1].RealisedTotal);
    }

    [Theory]
    [InlineData("2026-02-01", null, 500, 28)]
    [InlineData("2026-02-15", null, 250, 14)]
    [InlineData("2026-01-01", "2026-02-02", 17.86, 1)]
    [InlineData("2026-03-01", null, 0, 0)]
    public void A_stipend_is_paid_by_the_days_of_its_month(string from, string? to, decimal amount, int days)
    {
        DateRange[] entitled = [new(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to is null ? null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture))];

        Assert.Equal((amount, days, 28), ProRata.Month(500, new DateOnly(2026, 2, 1), [.. entitled, .. entitled]));
    }

    [Fact]
    public void The_parts_of_a_month_cut_anywhere_add_up_to_it_within_a_cent() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 31]).Sample((cents, cut) =>
        {
            var month = new DateRange(new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1));
            var at = month.From.AddDays(cut);
            var sum = ProRata.Of(cents / 100m, month, new DateRange(month.From, at), 2) + ProRata.Of(cents / 100m, month, new DateRange(at), 2);
            Assert.True(Math.Abs(sum - cents / 100m) <= 0.01m);
        });
}
