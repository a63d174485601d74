using System.Globalization;
using BackOffice.Domain.Reference;
using CsCheck;

namespace BackOffice.Domain.Tests.Reference;

public sealed class SettlementDateTests
{
    // Closures on weekdays around the dates under test, from the exchanges' own session lists; h marks a half day.
    private static readonly Dictionary<string, string[]> Closures = new()
    {
        ["XIST"] =
        [
            "2003-11-21", "2003-11-24", "2003-11-25", "2003-11-26", "2003-11-27", "2003-11-28", "2004-12-30", "2004-12-31",
            "2018-08-20h", "2018-08-21", "2018-08-22", "2018-08-23", "2018-08-24", "2019-06-03h", "2019-06-04", "2019-06-05", "2019-06-06",
            "2019-08-12", "2019-08-13", "2019-08-14", "2019-10-28h", "2019-10-29", "2005-01-20",
        ],
        ["XNYS"] =
        [
            "2001-09-11", "2001-09-12", "2001-09-13", "2001-09-14", "2012-10-29", "2012-10-30", "2018-12-05", "2022-06-20",
        ],
        ["XETR"] = ["2022-04-15", "2022-04-18"],
        ["TARGET"] = ["2021-12-24", "2022-01-01"],
        ["XETR-SESSIONS"] = ["2021-12-31", "2022-04-15"],
    };

    [Theory]
    [InlineData("XIST", "2019-08-08", "2019-08-09", "2019-08-15")]
    [InlineData("XIST", "2019-06-03", "2019-06-07", "2019-06-10")]
    [InlineData("XIST", "2018-08-17", "2018-08-20", "2018-08-27")]
    [InlineData("XIST", "2019-10-25", "2019-10-28", "2019-10-30")]
    [InlineData("XIST", "2003-11-20", "2003-12-01", "2003-12-02")]
    [InlineData("XIST", "2004-12-28", "2004-12-29", "2005-01-03")]
    [InlineData("XNYS", "2001-09-10", "2001-09-17", "2001-09-18")]
    [InlineData("XNYS", "2012-10-26", "2012-10-31", "2012-11-01")]
    [InlineData("XNYS", "2018-12-04", "2018-12-06", "2018-12-07")]
    [InlineData("XNYS", "2022-06-16", "2022-06-17", "2022-06-21")]
    [InlineData("XETR", "2022-04-13", "2022-04-14", "2022-04-19")]
    public void Golden_dates(string mic, string tradeDate, string one, string two)
    {
        Assert.Equal(Day(one), Compute(mic, tradeDate, 1).Value!.Date);
        Assert.Equal(Day(two), Compute(mic, tradeDate, 2).Value!.Date);
    }

    [Fact]
    public void The_settlement_calendar_counts_not_the_sessions_of_the_exchange()
    {
        Assert.Equal(Day("2021-12-31"), Compute("TARGET", "2021-12-29", 2).Value!.Date);
        Assert.Equal(Day("2022-01-03"), Compute("XETR-SESSIONS", "2021-12-29", 2).Value!.Date);
    }

    [Fact]
    public void Each_day_on_the_way_says_why()
    {
        var steps = Compute("XIST", "2019-10-25", 2).Value!.Steps;

        Assert.Equal(
            [DayReason.TradeDate, DayReason.Weekend, DayReason.Weekend, DayReason.HalfDayCounts, DayReason.Holiday, DayReason.SettlementDay],
            steps.Select(s => s.Reason));
        Assert.Equal(2, steps.Count(s => s.Counted));
    }

    [Fact]
    public void A_half_day_does_not_count_where_the_calendar_says_so()
    {
        var calendar = new BusinessCalendar("XIST", Days("XIST"), halfDaysCount: false);

        Assert.Equal(Day("2019-10-30"), SettlementDate.Compute(Day("2019-10-25"), Cycle("XIST", 1), calendar).Value!.Date);
    }

    [Theory]
    [InlineData("2030-05-02")]
    [InlineData("2022-12-30")]
    public void A_day_beyond_the_rows_is_refused_never_guessed(string tradeDate) =>
        Assert.Equal("calendar.beyond-coverage", Compute("XNYS", tradeDate, 2).Refusal?.Code);

    [Fact]
    public void Same_day_settlement_is_due_on_the_trade_date_or_the_next_settlement_day()
    {
        Assert.Equal(Day("2019-10-25"), Compute("XIST", "2019-10-25", 0).Value!.Date);
        Assert.Equal(Day("2019-10-30"), Compute("XIST", "2019-10-29", 0).Value!.Date);
    }

    [Fact]
    public void The_cycle_of_the_trade_date_rules()
    {
        SettlementCycle[] cycles =
        [
            new("XNYS", 2, new(Day("2017-09-05"), Day("2024-05-28")), "USSETTLEMENT"), new("XNYS", 1, new(Day("2024-05-28")), "USSETTLEMENT"),
        ];

        Assert.Equal(2, SettlementCycle.InForce(cycles, "XNYS", Day("2024-05-27")).Value!.Days);
        Assert.Equal(1, SettlementCycle.InForce(cycles, "XNYS", Day("2024-05-28")).Value!.Days);
        Assert.Equal("settlement-cycle.none", SettlementCycle.InForce(cycles, "XNYS", Day("2010-01-04")).Refusal?.Code);
        Assert.Equal("settlement-cycle.none", SettlementCycle.InForce(cycles, "XIST", Day("2024-05-27")).Refusal?.Code);
        Assert.Equal("settlement-cycle.ambiguous", SettlementCycle.InForce([.. cycles, cycles[1]], "XNYS", Day("2024-05-28")).Refusal?.Code);
    }

    [Fact]
    public void The_date_is_a_business_day_after_the_trade_and_n_days_count() =>
        Gen.Select(Gen.Int[0, 360], Gen.Int[1, 5], Gen.Int[0, 364].Array[0, 40]).Sample((start, n, closed) =>
        {
            var first = Day("2024-01-01");
            var closures = closed.Distinct().Select(d => new ClosedDay(first.AddDays(d), d % 3 == 0 ? Closure.Half : Closure.Full));
            var calendar = new BusinessCalendar("X", closures, coveredYears: [2024, 2025]);

            var due = SettlementDate.Compute(first.AddDays(start), new SettlementCycle("X", n, new(first), "X"), calendar).Value!;

            Assert.True(due.Date > first.AddDays(start));
            Assert.True(calendar.IsBusinessDay(due.Date).Value);
            Assert.Equal(n, due.Steps.Count(s => s.Counted));
            Assert.Equal(due.Date, due.Steps[^1].Date);
        });

    private static Outcome<SettlementDate> Compute(string calendar, string tradeDate, int days) =>
        SettlementDate.Compute(Day(tradeDate), Cycle(calendar, days), new BusinessCalendar(calendar, Days(calendar)));

    private static SettlementCycle Cycle(string calendar, int days) => new(calendar, days, new(Day("2000-01-01")), calendar);

    private static IEnumerable<ClosedDay> Days(string calendar) =>
        Closures[calendar].Select(d => new ClosedDay(Day(d[..10]), d.EndsWith('h') ? Closure.Half : Closure.Full));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
