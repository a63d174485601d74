using BackOffice.Messages.BankStatements;

namespace BackOffice.Messages.Tests.BankStatements;

public sealed class PagesAndSequenceTests
{
    private static string Page(string number, string opening, string closing, string mark = "FF", string account = "1", string from = "261029", string to = "261030") =>
        $":20:X\n:25:{account}\n:28C:{number}\n:60{mark[0]}:C{from}TRY{opening}\n:62{mark[1]}:C{to}TRY{closing}\n-\n";

    [Fact]
    public void Pages_are_joined_in_whatever_order_they_came()
    {
        var joined = StatementPages.Join(Files.Read(Page("7/3", "5,", "5,", "MF") + Page("7/1", "5,", "5,", "FM") + Page("7/2", "5,", "5,", "MM")).Statements);

        var statement = Assert.Single(joined);
        Assert.Equal(3, statement.Pages.Count);
        Assert.True(statement.Proof().Proven);
    }

    [Fact]
    public void A_page_that_is_missing_or_does_not_follow_is_named()
    {
        var joined = Assert.Single(StatementPages.Join(Files.Read(Page("7/1", "5,", "5,", "FM") + Page("7/3", "6,", "6,", "MF")).Statements));

        Assert.Equal([StatementCodes.PageMissing, StatementCodes.PageBalance], joined.Breaks.Select(b => b.Code));
        Assert.False(joined.Proof().Proven);
    }

    [Fact]
    public void A_last_page_that_has_not_come_is_named()
    {
        var joined = Assert.Single(StatementPages.Join(Files.Read(Page("7/1", "5,", "5,", "FM")).Statements));

        Assert.Equal(StatementCodes.PageMissing, Assert.Single(joined.Breaks).Code);
    }

    [Theory]
    [InlineData("8", "5,", "261030", "261031", "")]
    [InlineData("9", "5,", "261030", "261031", StatementCodes.NumberGap)]
    [InlineData("7", "5,", "261030", "261031", StatementCodes.NumberRepeated)]
    [InlineData("8", "6,", "261030", "261031", StatementCodes.BalanceGap)]
    [InlineData("8", "5,", "261029", "261031", StatementCodes.DaysOverlap)]
    [InlineData("1", "5,", "261231", "270102", "")]
    [InlineData("2", "5,", "261231", "270102", StatementCodes.NumberGap)]
    [InlineData("0", "5,", "261030", "261031", "")]
    public void What_lies_between_two_statements_is_named(string number, string opening, string from, string to, string code)
    {
        var file = Files.Read(Page("7", "5,", "5,") + Page(number, opening, opening, from: from, to: to));

        Assert.Equal(code, string.Join(' ', StatementSequence.Breaks(file.Statements).Select(b => b.Code)));
    }

    [Fact]
    public void Statements_of_two_accounts_do_not_follow_each_other() =>
        Assert.Empty(StatementSequence.Breaks(Files.Read(Page("7", "5,", "5,") + Page("99", "1,", "1,", account: "2")).Statements));
}
