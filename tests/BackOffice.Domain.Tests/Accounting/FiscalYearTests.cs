using BackOffice.Domain.Accounting;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class FiscalYearTests
{
    [Fact]
    public void An_opened_year_has_twelve_months_and_an_adjustment_period()
    {
        var (year, periods) = FiscalYear.Open(EntityId.Firm, 2026, exists: false).Value;

        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (year.From, year.To));
        Assert.Equal(13, periods.Count);
        Assert.Equal(new DateOnly(2026, 2, 28), periods[1].To);
        Assert.Null(FiscalYear.WhyNot(new DateOnly(2026, 10, 26), periods));
    }

    [Fact]
    public void A_year_opens_once() =>
        Assert.Equal("year.already-open", FiscalYear.Open(EntityId.Firm, 2026, exists: true).Refusal?.Code);

    [Fact]
    public void No_day_is_posted_to_without_an_open_period()
    {
        var periods = FiscalYear.Open(EntityId.Firm, 2026, exists: false).Value.Periods;
        periods[9].Close();

        Assert.Equal("period.none", FiscalYear.WhyNot(new DateOnly(2025, 12, 31), periods)?.Code);
        Assert.Equal("period.closed", FiscalYear.WhyNot(new DateOnly(2026, 10, 26), periods)?.Code);
        Assert.Equal("period.already-closed", periods[9].Close().Refusal?.Code);
    }
}
