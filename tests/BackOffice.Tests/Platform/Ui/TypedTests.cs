using System.Globalization;
using BackOffice.Platform.Ui.Binding;

namespace BackOffice.Tests.Platform.Ui;

/// <summary>Every way a figure or a day is typed, in both languages: read right, asked about, or refused; never off by a factor of a hundred.</summary>
public sealed class TypedTests
{
    [Theory]
    [InlineData("tr", "2,34", "2.34")]
    [InlineData("en", "2.34", "2.34")]
    [InlineData("tr", "1.234", "1234")]
    [InlineData("en", "1.234", "1.234")]
    [InlineData("tr", "1,234", "1.234")]
    [InlineData("en", "1,234", "1234")]
    [InlineData("en", "1234.56", "1234.56")]
    [InlineData("tr", "1234,56", "1234.56")]
    [InlineData("tr", "1.234,56", "1234.56")]
    [InlineData("en", "1,234.56", "1234.56")]
    [InlineData("tr", "-1.234,50", "-1234.50")]
    [InlineData("en", "0", "0")]
    [InlineData("tr", "1.234.567,8", "1234567.8")]
    public void A_figure_in_the_readers_own_form_is_read(string language, string typed, string value)
    {
        var read = Typed.Figure(typed, language == "tr");

        Assert.True(read.Ok);
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), read.Value);
    }

    [Theory]
    [InlineData("tr", "2.34", "2,34")]
    [InlineData("en", "2,34", "2.34")]
    [InlineData("tr", "1234.56", "1.234,56")]
    [InlineData("en", "1.234,56", "1,234.56")]
    [InlineData("tr", "1,234.56", "1.234,56")]
    public void A_figure_in_the_other_form_is_asked_about_with_its_likely_meaning(string language, string typed, string meant)
    {
        var read = Typed.Figure(typed, language == "tr");

        Assert.False(read.Ok);
        Assert.Equal("field.number-ask", read.Key);
        Assert.Equal(meant, read.Arg);
    }

    [Theory]
    [InlineData("12.34,5")]
    [InlineData("1e3")]
    [InlineData("+5")]
    [InlineData(".5")]
    [InlineData("5,")]
    [InlineData("1 234")]
    [InlineData("١٢")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_figure_is_refused_in_both_languages(string typed)
    {
        Assert.Equal("field.not-a-number", Typed.Figure(typed, turkish: true).Key);
        Assert.Equal("field.not-a-number", Typed.Figure(typed, turkish: false).Key);
    }

    [Theory]
    [InlineData("1234.56", true)]
    [InlineData("-5", true)]
    [InlineData("1234,56", false)]
    [InlineData("1,234.56", false)]
    [InlineData("1.234.567", false)]
    [InlineData("1e3", false)]
    public void An_address_takes_the_invariant_form_only(string text, bool ok) => Assert.Equal(ok, Typed.InvariantFigure(text).Ok);

    [Theory]
    [InlineData("tr", "26.10.2026", "2026-10-26")]
    [InlineData("en", "26.10.2026", "2026-10-26")]
    [InlineData("tr", "2026-10-26", "2026-10-26")]
    [InlineData("en", "2026-10-26", "2026-10-26")]
    [InlineData("tr", "03/04/2026", "2026-04-03")]
    [InlineData("tr", "25/12/2026", "2026-12-25")]
    [InlineData("en", "25/12/2026", "2026-12-25")]
    [InlineData("en", "12/25/2026", "2026-12-25")]
    [InlineData("en", "05/05/2026", "2026-05-05")]
    public void A_day_is_read(string language, string typed, string day)
    {
        var read = Typed.Day(typed, language == "tr");

        Assert.True(read.Ok);
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), read.Value);
    }

    [Fact]
    public void In_English_a_day_that_reads_both_ways_is_asked_about()
    {
        var read = Typed.Day("03/04/2026", turkish: false);

        Assert.Equal("field.date-ask", read.Key);
        Assert.Equal("3 Apr 2026 / 4 Mar 2026", read.Arg);
    }

    [Theory]
    [InlineData("tr", "12/25/2026")]
    [InlineData("tr", "31.02.2026")]
    [InlineData("en", "31.02.2026")]
    [InlineData("tr", "26.10.26")]
    [InlineData("en", "26.10.26")]
    [InlineData("tr", "2026-02-31")]
    [InlineData("en", "26.10/2026")]
    public void A_day_that_does_not_exist_is_refused(string language, string typed) =>
        Assert.Equal("field.not-a-date", Typed.Day(typed, language == "tr").Key);
}
