using BackOffice.Accounting;
using BackOffice.Reference;

namespace BackOffice.Tests.Reference;

/// <summary>The facts every firm starts with are whole and readable.</summary>
public sealed class HouseReferenceTests
{
    [Fact]
    public void Currencies_carry_minor_units()
    {
        var byCode = HouseReference.Currencies.ToDictionary(currency => currency.Code);

        Assert.Equal(178, byCode.Count);
        Assert.Equal(2, byCode["TRY"].MinorUnits);
        Assert.Equal(0, byCode["JPY"].MinorUnits);
        Assert.Equal(3, byCode["KWD"].MinorUnits);
        Assert.Null(byCode["XAU"].MinorUnits);
        Assert.Equal("Türk Lirası", byCode["TRY"].NameTr);
    }

    [Fact]
    public void Closures_lie_on_weekdays_inside_their_calendars_coverage()
    {
        var calendars = HouseReference.Calendars.ToDictionary(calendar => calendar.Code);

        Assert.Equal(["TARGET", "USSETTLEMENT", "XETR", "XIST", "XLON", "XNYS"], calendars.Keys.Order());
        Assert.All(HouseReference.Closures, closure =>
        {
            Assert.InRange(closure.Date, calendars[closure.Calendar].CoversFrom, calendars[closure.Calendar].CoversTo);
            Assert.False(closure.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.NotEmpty(closure.NameTr);
            Assert.NotEmpty(closure.NameEn);
        });
        Assert.Equal(HouseReference.Closures.Count, HouseReference.Closures.Select(closure => (closure.Calendar, closure.Date)).Distinct().Count());
        Assert.Contains(HouseReference.Closures, closure => closure is { Calendar: "XIST", IsHalf: true } && closure.Date == new DateOnly(2026, 10, 28));
        Assert.Contains(HouseReference.Closures, closure => closure.Calendar == "USSETTLEMENT" && closure.Date == new DateOnly(2026, 11, 11));
        Assert.DoesNotContain(HouseReference.Closures, closure => closure.Calendar == "XNYS" && closure.Date == new DateOnly(2026, 11, 11));
    }

    [Fact]
    public void The_uniform_chart_has_the_accounts_the_posting_rules_name()
    {
        var codes = UniformChart.Accounts.ToDictionary(account => account.Code);

        foreach (var code in new[] { "102.01", "102.02", "110", "110.01", "136.01", "320.01", "360.05", "397.01", "600", "600.01", "621", "646", "656", "770" })
            Assert.Contains(code, codes);
        Assert.Equal('C', codes["320.01"].NormalBalance);
        Assert.All(UniformChart.Accounts, account => Assert.Contains(BackOffice.Accounting.Chart.ChartHeadings.All, known => known.Code == account.Class));
    }
}
