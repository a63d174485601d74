using System.Text;
using BackOffice.Messages.Csv;

namespace BackOffice.Messages.Tests.Csv;

public sealed class TextsTests
{
    [Theory]
    [InlineData("1234.56", NumberFormat.Invariant, "1234.56")]
    [InlineData("-0.5", NumberFormat.Invariant, "-0.5")]
    [InlineData("1.234,56", NumberFormat.Tr, "1234.56")]
    [InlineData("1.234.567", NumberFormat.Tr, "1234567")]
    [InlineData("1234,5", NumberFormat.Tr, "1234.5")]
    [InlineData("1,234.56", NumberFormat.En, "1234.56")]
    public void A_number_is_read_in_the_format_told(string written, NumberFormat format, string invariant)
    {
        Assert.True(Texts.TryNumber(written, format, out var read));
        Assert.Equal(invariant, read);
    }

    [Theory]
    [InlineData("1234,56", NumberFormat.Invariant)]
    [InlineData("1,234.56", NumberFormat.Invariant)]
    [InlineData("1.234,56", NumberFormat.Invariant)]
    [InlineData("+5", NumberFormat.Invariant)]
    [InlineData("1e3", NumberFormat.Invariant)]
    [InlineData(".5", NumberFormat.Invariant)]
    [InlineData("5.", NumberFormat.Invariant)]
    [InlineData("NaN", NumberFormat.Invariant)]
    [InlineData("", NumberFormat.Invariant)]
    [InlineData("-", NumberFormat.Invariant)]
    [InlineData("12345678901234567890123456789012345", NumberFormat.Invariant)]
    [InlineData("2.34", NumberFormat.Tr)]
    [InlineData("12.34,5", NumberFormat.Tr)]
    [InlineData("1.23.456", NumberFormat.Tr)]
    [InlineData("1234.567,00", NumberFormat.Tr)]
    [InlineData("1,23", NumberFormat.En)]
    public void A_text_that_is_no_number_of_the_format_is_refused(string written, NumberFormat format) =>
        Assert.False(Texts.TryNumber(written, format, out _));

    [Theory]
    [InlineData("2026-02-31", "yyyy-MM-dd")]
    [InlineData("31.02.2026", "dd.MM.yyyy")]
    [InlineData("2026-2-3", "yyyy-MM-dd")]
    [InlineData("26.10.26", "dd.MM.yyyy")]
    [InlineData("10/26/2026", "dd/MM/yyyy")]
    public void A_day_that_does_not_exist_or_is_written_otherwise_is_refused(string written, string format) =>
        Assert.False(Texts.TryDay(written, format, out _));

    [Fact]
    public void A_moment_without_an_offset_is_of_the_firms_zone()
    {
        var istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");

        Assert.True(Texts.TryInstant("2026-10-26T14:30:00", "yyyy-MM-dd", istanbul, out var here));
        Assert.True(Texts.TryInstant("2026-10-26 11:30:00Z", "yyyy-MM-dd", istanbul, out var there));
        Assert.True(Texts.TryInstant("2026-10-26T13:30:00+02:00", "yyyy-MM-dd", istanbul, out var elsewhere));

        Assert.Equal(here, there);
        Assert.Equal(here, elsewhere);
        Assert.False(Texts.TryInstant("2026-10-26T25:00:00Z", "yyyy-MM-dd", istanbul, out _));
        Assert.False(Texts.TryInstant("2026-02-31T10:00:00Z", "yyyy-MM-dd", istanbul, out _));
    }

    [Fact]
    public void Text_of_windows_1254_is_told_from_utf_8()
    {
        var turkish = Encodings.Of(Encodings.Windows1254)!.GetBytes("İŞ BANKASI;ĞÜÇÖ");

        Assert.Equal(Encodings.Windows1254, Encodings.Propose(new MemoryStream(turkish)));
        Assert.Equal(Encodings.Utf8, Encodings.Propose(new MemoryStream(Encoding.UTF8.GetBytes("İŞ BANKASI;ĞÜÇÖ"))));
        Assert.Throws<DecoderFallbackException>(() => Encodings.Of(null)!.GetString(turkish));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',')]
    [InlineData("a;b;c\n1,5;2,5;3\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("ref|note\n1|a,b\n2|c,d\n", '|')]
    [InlineData("only\n1\n", ',')]
    [InlineData("a;b\n\"x,y,z\";1\n\"p,q,r\";2\n", ';')]
    public void The_separator_is_found_by_itself(string head, char separator) => Assert.Equal(separator, CsvSniffer.Separator(head));

    [Fact]
    public void Formats_are_proposed_from_the_content()
    {
        Assert.Equal(NumberFormat.Tr, CsvSniffer.Numbers(["1.234,56", "12,5", "7"]));
        Assert.Equal(NumberFormat.Invariant, CsvSniffer.Numbers(["1234.56", "7"]));
        Assert.Equal(NumberFormat.En, CsvSniffer.Numbers(["1,234.56", "7"]));
        Assert.Equal("dd.MM.yyyy", CsvSniffer.Days(["26.10.2026", "01.11.2026"]));
        Assert.Equal("MM/dd/yyyy", CsvSniffer.Days(["10/26/2026", "01/02/2026"]));
        Assert.Equal("yyyy-MM-dd", CsvSniffer.Days([]));
    }
}
