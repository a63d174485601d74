using BackOffice.Domain.Records;
using CsCheck;

namespace BackOffice.Domain.Tests.Records;

public sealed class CleanNameTests
{
    [Theory]
    [InlineData("sözleşme.pdf", "sözleşme.pdf", null)]
    [InlineData("../../etc/passwd", "passwd", "../../etc/passwd")]
    [InlineData("C:\\Users\\ali\\özet.docx", "özet.docx", "C:\\Users\\ali\\özet.docx")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe", "invoice[U+202E]fdp.exe")]
    [InlineData("a\u0000b\r\n.txt", "ab.txt", "a[U+0000]b[U+000D][U+000A].txt")]
    [InlineData("\u200F\u2067", "document", "[U+200F][U+2067]")]
    [InlineData("..", "document", "..")]
    [InlineData(null, "document", "")]
    public void A_name_is_cleaned_of_paths_and_of_what_cannot_be_seen(string? given, string clean, string? shown)
    {
        var name = CleanName.Of(given);

        Assert.Equal(clean, name.Value);
        Assert.Equal(shown, name.Given);
    }

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = CleanName.Of(new string('ş', 5_000) + ".pdf").Value;

        Assert.Equal(CleanName.LengthMax, name.Length);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_the_name_is_short_visible_and_clean_already() => Gen.String.Sample(text =>
    {
        var name = CleanName.Of(text).Value;
        return name.Length is > 0 and <= CleanName.LengthMax && !name.Contains('/') && !name.Contains('\\') && !name.Any(char.IsControl) && CleanName.Of(name).Given is null;
    });
}
