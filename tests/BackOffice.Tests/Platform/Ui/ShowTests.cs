using System.Globalization;
using BackOffice.Platform.Ui;

namespace BackOffice.Tests.Platform.Ui;

public sealed class ShowTests
{
    [Theory]
    [InlineData("tr", "1234567.5", "TRY", "1.234.567,50")]
    [InlineData("en", "1234567.5", "TRY", "1,234,567.50")]
    [InlineData("tr", "0", "TRY", "0,00")]
    [InlineData("tr", "-1234.5", "TRY", "-1.234,50")]
    [InlineData("en", "1500", "JPY", "1,500")]
    [InlineData("en", "1.2345", "KWD", "1.2345")]
    public void An_amount_has_the_minor_units_of_its_currency_and_hides_no_digit(string language, string value, string currency, string shown) =>
        Assert.Equal(shown, In(language, () => Show.Money(decimal.Parse(value, CultureInfo.InvariantCulture), currency)));

    [Theory]
    [InlineData("tr", "14.75000", "14,75")]
    [InlineData("en", "1250000.000", "1,250,000")]
    public void A_quantity_has_no_needless_zero(string language, string value, string shown) =>
        Assert.Equal(shown, In(language, () => Show.Quantity(decimal.Parse(value, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("tr", "23.11.2026 Pzt")]
    [InlineData("en", "23 Nov 2026 · Mon")]
    public void A_day_names_its_month_in_English_and_its_weekday_in_both(string language, string shown) =>
        Assert.Equal(shown, In(language, () => Show.Day(new DateOnly(2026, 11, 23), weekday: true)));

    [Theory]
    [InlineData("tr", "-%11,8")]
    [InlineData("en", "-11.8%")]
    public void The_per_cent_sign_stands_where_the_language_wants_it(string language, string shown) =>
        Assert.Equal(shown, In(language, () => Show.Percent(-0.118m)));

    [Fact]
    public void Missing_is_a_dash_and_not_a_zero() => Assert.Equal("—", Show.Money(null, "TRY"));

    [Fact]
    public void An_instant_is_shown_in_the_zone_of_the_firm() =>
        Assert.Equal("24.11.2026 01:05", In("tr", () => Show.Instant(
            new DateTimeOffset(2026, 11, 23, 22, 5, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul"))));

    private static string In(string language, Func<string> show)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Of(language);
            return show();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
