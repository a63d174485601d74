using System.Text;
using BackOffice.Messages.BankStatements;

namespace BackOffice.Messages.Tests.BankStatements;

public sealed class EncodingTests
{
    private const string Payer = "GÜNEŞ IŞIK ÇAĞLAYAN";

    [Theory]
    [InlineData("windows-1254")]
    [InlineData("iso-8859-9")]
    public void A_turkish_file_in_a_single_byte_page_is_read_and_told(string encoding)
    {
        var file = Files.Read(Files.In(Files.Golden("mt940-turkish.txt"), encoding));

        Assert.Contains(Payer, file.Statements[0].Entries[0].Remittance!, StringComparison.Ordinal);
        var warning = Assert.Single(file.Warnings);
        Assert.Equal((StatementCodes.Charset, 6L, "windows-1254"), (warning.Code, warning.Line, warning.Values[1]));
    }

    [Fact]
    public void An_encoding_that_was_told_is_no_surprise() =>
        Assert.Empty(Files.Read(Files.In(Files.Golden("mt940-turkish.txt"), "windows-1254"), new StatementOptions("windows-1254")).Warnings);

    [Fact]
    public void Marks_of_utf8_and_utf16_are_obeyed()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var file = Files.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Files.Golden("mt940-turkish.txt"))]);

            Assert.Empty(file.Warnings);
            Assert.Contains(Payer, file.Statements[0].Entries[0].Remittance!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ISO-8859-9", "iso-8859-9")]
    [InlineData("windows-1254", "windows-1254")]
    public void A_declared_encoding_is_obeyed(string declared, string actual)
    {
        var file = Files.Read(Files.In(Files.Golden("camt054.xml").Replace("ISO-8859-9", declared, StringComparison.Ordinal), actual));

        Assert.Empty(file.Warnings);
        Assert.Equal("Işık Sigorta A.Ş.", file.Statements[0].Entries[0].CounterpartyName);
    }

    [Fact]
    public void A_declaration_that_the_bytes_belie_gives_way_and_is_told()
    {
        var file = Files.Read(Files.Golden("camt054.xml"));

        Assert.Equal("Işık Sigorta A.Ş.", file.Statements[0].Entries[0].CounterpartyName);
        Assert.Equal((StatementCodes.Charset, 11L), (file.Warnings[0].Code, file.Warnings[0].Line));
    }

    [Fact]
    public void A_few_wrong_bytes_in_utf8_are_told_by_line_and_read_as_turkish()
    {
        var bytes = Encoding.UTF8.GetBytes(Files.Golden("mt940-turkish.txt")).ToList();
        var at = bytes.Count - ":62F:C261030TRY1.274.986,87\n-\n".Length - 1;
        bytes.InsertRange(at, [0xDE, 0x20, 0xFD]);

        var file = Files.Read([.. bytes]);

        Assert.Equal("BSMVŞ ı", file.Statements[0].Entries[2].Remittance);
        Assert.Equal((StatementCodes.Charset, 11L), (Assert.Single(file.Warnings).Code, file.Warnings[0].Line));
    }

    [Fact]
    public void Characters_lost_before_us_are_told()
    {
        var file = Files.Read(Files.Golden("mt940-turkish.txt").Replace("BSMV", "BSM\uFFFD", StringComparison.Ordinal));

        Assert.Equal((StatementCodes.CharsetLost, 11L), (Assert.Single(file.Warnings).Code, file.Warnings[0].Line));
    }
}
