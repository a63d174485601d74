using BackOffice.Messages.BankStatements;

namespace BackOffice.Messages.Tests.BankStatements;

public sealed class MtStatementTests
{
    [Theory]
    [InlineData("2610301030C100,00NTRFREF//BANK", "100.00", false, "REF", "BANK")]
    [InlineData("2610301030D100,00NTRFREF", "-100.00", false, "REF", null)]
    [InlineData("2610301030RC100,00NTRFNONREF//BANK", "-100.00", true, null, "BANK")]
    [InlineData("2610301030RD100,00NTRFNONREF", "100.00", true, null, null)]
    [InlineData("2610301030RDY100,00NTRFNONREF", "100.00", true, null, null)]
    [InlineData("2610301030DY100,NTRFNONREF", "-100", false, null, null)]
    [InlineData("261030C1.234,56NMSC", "1234.56", false, null, null)]
    [InlineData("261030C1234.5NMSC", "1234.5", false, null, null)]
    [InlineData("261030C500NTRFREF", "500", false, "REF", null)]
    [InlineData("261030    C,5NTRFREF", null, false, null, null)]
    [InlineData("261030C1.234NTRFREF", null, false, null, null)]
    [InlineData("261030C12.34,5NTRFREF", null, false, null, null)]
    [InlineData("261030C1234567890123456789,NTRFREF", null, false, null, null)]
    [InlineData("261330C1,NTRFREF", null, false, null, null)]
    [InlineData("2610301330C1,NTRFREF", null, false, null, null)]
    [InlineData("261030X1,NTRFREF", null, false, null, null)]
    [InlineData("", null, false, null, null)]
    public void A_statement_line_is_an_entry_or_a_located_error(string line, string? amount, bool reversal, string? own, string? bank)
    {
        var statement = Files.One($":20:X\n:25:1\n:60F:C261029TRY0,\n:61:{line}\n:86:text\n:62F:C261030TRY0,\n-\n");

        if (amount is null)
        {
            var error = Assert.Single(statement.Errors);
            Assert.Equal((StatementCodes.EntryUnreadable, 4L), (error.Code, error.Line));
            Assert.Contains(":61:" + line, statement.Raw, StringComparison.Ordinal);
            return;
        }
        var entry = Assert.Single(statement.Entries);
        Assert.Equal(amount, entry.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((reversal, own, bank), (entry.Reversal, entry.OwnReference, entry.BankReference));
    }

    [Theory]
    [InlineData("mt940-envelope.txt")]
    [InlineData("mt940-turkish.txt")]
    [InlineData("mt940-tags.txt")]
    [InlineData("mt942.txt")]
    [InlineData("mt950.txt")]
    public void A_file_cut_anywhere_is_an_error_or_ends_in_a_whole_statement(string name)
    {
        var text = Files.Golden(name);
        var whole = Files.Read(text).Statements;
        for (var length = 1; length < text.Length - 1; length++)
        {
            var file = Files.Read(text[..length]);
            if (file.Error is null)
                Assert.True(Ends(file.Statements[^1], whole[file.Statements.Count - 1]), $"{name} cut at {length} of {text.Length} was taken");
            else
                Assert.Empty(file.Statements);
        }

        // Cut between two messages, or in what stands behind a closing balance that proves, nothing in the file tells.
        static bool Ends(BankStatement cut, BankStatement statement) =>
            cut.Entries.Count == statement.Entries.Count && (cut.Closing?.Amount == statement.Closing?.Amount || StatementProof.Of(cut).Proven == true);
    }

    [Fact]
    public void An_unreadable_statement_leaves_its_neighbours_alone()
    {
        var file = Files.Read(":20:A\n:25:1\n:60F:C261029TRY0,\n:61:nonsense\n:62F:C261030TRY0,\n-\n:20:B\n:25:1\n:60F:C261029TRY5,\n:62F:C261030TRY5,\n-\n");

        Assert.Equal([1, 0], file.Statements.Select(s => s.Errors.Count));
        Assert.True(StatementProof.Of(file.Statements[1]).Proven);
    }

    [Fact]
    public void Acknowledgements_of_the_network_are_passed_over()
    {
        var file = Files.Read("{1:F21ORNKTRISAXXX0000000001}{4:{177:2610301200}{451:0}}\n" + Files.Golden("mt950.txt"));

        Assert.Null(file.Error);
        Assert.Single(file.Statements);
    }

    [Theory]
    [InlineData("{1:F01ORNKTRISAXXX0000000001}{2:I103FIRMTRISXXXXN}{4:\n:20:X\n-}\n", StatementCodes.OtherMessage)]
    [InlineData("{1:F01ORNKTRISAXXX0000000001{2:I940FIRMTRISXXXXN}{4:\n:20:X\n-}\n", StatementCodes.BlockBroken)]
    [InlineData("", StatementCodes.FileEmpty)]
    [InlineData(" \r\n\r\n", StatementCodes.FileEmpty)]
    [InlineData("account;amount\n1;2\n", StatementCodes.FileUnknown)]
    public void What_is_no_statement_is_said_to_be_none(string text, string code) => Assert.Equal(code, Files.Read(text).Error?.Code);

    [Fact]
    public void A_wrong_closing_balance_is_named_with_its_difference_and_line()
    {
        var statement = Files.One(Files.Golden("mt950.txt").Replace(":62F:C261030EUR400,00", ":62F:C261030EUR400,07", StringComparison.Ordinal));

        var proof = StatementProof.Of(statement);

        Assert.False(proof.Proven);
        Assert.Equal(0.07m, proof.Difference);
        Assert.Equal((StatementCodes.BalanceBroken, 9L), (proof.Breaks[0].Code, proof.Breaks[0].Line));
    }

    [Fact]
    public void An_interim_report_whose_sums_differ_from_its_entries_is_broken()
    {
        var proof = StatementProof.Of(Files.One(Files.Golden("mt942.txt").Replace(":90D:1TRY100,00", ":90D:2TRY101,00", StringComparison.Ordinal)));

        Assert.Equal([StatementCodes.SumBroken, StatementCodes.CountBroken], proof.Breaks.Select(b => b.Code));
    }
}
