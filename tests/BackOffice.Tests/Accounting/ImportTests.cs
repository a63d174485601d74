using BackOffice.Accounting.Persistence;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Accounting;

public sealed class ImportTests(Books books) : IClassFixture<Books>
{
    private const string Header = "journal_ref,date,account,debit,credit,currency,description\n";

    [Fact]
    public async Task Rows_of_one_reference_are_one_journal_and_stand_or_fall_together()
    {
        var job = await books.Take("journals", Header
            + "J-1,2026-05-04,770,100.00,,TRY,Kira\nJ-1,2026-05-04,381,,100.00,TRY,Kira\n"
            + "J-2,2026-05-04,770,50.00,,TRY,Su\nJ-2,2026-05-04,381,,49.99,TRY,Su\n");

        Assert.Equal((JobState.Done, 1, 0), (job.State, (int)job.Accepted, (int)job.Duplicates));
        Assert.True(job.Rejected > 0);
    }

    [Theory]
    [InlineData("1000000.00", "1000000.00", "TRY", false)]
    [InlineData("1000000.01", "1000000.01", "TRY", true)]
    [InlineData("30000.00", "30000.00", "USD", true)]
    public async Task A_file_with_a_journal_above_the_limit_waits_for_a_second_person(string debit, string credit, string currency, bool waits)
    {
        var text = Header + "K-1,2026-11-04,770,5.00,,TRY,x\nK-1,2026-11-04,381,,5.00,TRY,x\n"
            + $"K-{debit}-{currency},2026-11-04,770,{debit},,{currency},x\nK-{debit}-{currency},2026-11-04,381,,{credit},{currency},x\n";

        var taken = await books.TakeAs(books.As("accounting.import-journals", "accounting.view"), "journals", text);

        Assert.Equal(waits ? "import.waits" : null, taken.Refusal?.Code);
    }

    [Fact]
    public async Task An_account_with_a_balance_gets_no_first_sub_account()
    {
        const string Head = "code,name_tr,name_en,class,normal_balance\n";
        await books.Take("journals", Header + "J-9,2026-05-06,689,10.00,,TRY,x\nJ-9,2026-05-06,679,,10.00,TRY,x\n");

        var job = await books.Take("chart-of-accounts", Head + "689.01,Alt,Part,6,D\n");
        var outcome = await books.AsSystem(books.Broker).Send(new BackOffice.Accounting.Chart.Change.Command(
            Guid.NewGuid(), "679.01", "Alt", "Part", BackOffice.Domain.Accounting.EntrySide.Credit, new DateOnly(2026, 11, 1)));

        Assert.Equal((0, 1), ((int)job.Accepted, (int)job.Rejected));
        Assert.Equal("chart.parent-posted", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task The_same_journals_in_another_file_change_nothing_and_other_content_is_rejected()
    {
        await books.Take("journals", Header + "J-3,2026-05-05,770,10.00,,TRY,x\nJ-3,2026-05-05,381,,10.00,TRY,x\n");

        var again = await books.Take("journals", Header + "J-3,2026-05-05,770,10.00,,TRY,y\nJ-3,2026-05-05,381,,10.00,TRY,y\n");
        var other = await books.Take("journals", Header + "J-3,2026-05-05,770,11.00,,TRY,x\nJ-3,2026-05-05,381,,11.00,TRY,x\n");

        Assert.Equal((0, 1), ((int)again.Accepted, (int)again.Duplicates));
        Assert.Equal((0, 0), ((int)other.Accepted, (int)other.Duplicates));
        Assert.True(other.Rejected > 0);
    }

    [Fact]
    public async Task Past_years_open_when_the_file_asks_for_it()
    {
        const string Rows = Header + "J-4,2019-05-06,770,10.00,,TRY,x\nJ-4,2019-05-06,381,,10.00,TRY,x\n";

        var closed = await books.Take("journals", Rows);
        var opened = await books.Take("journals", Rows + "\n", new ImportOptions { OpenPeriods = true });

        Assert.Equal(0, (int)closed.Accepted);
        Assert.Equal(1, (int)opened.Accepted);
    }

    [Fact]
    public async Task An_account_of_the_chart_is_added_renamed_and_left_alone()
    {
        const string Head = "code,name_tr,name_en,class,normal_balance\n";
        var added = await books.Take("chart-of-accounts", Head + "780.05,Finansman ücretleri,Finance fees,7,D\n");
        var same = await books.Take("chart-of-accounts", Head + "780.05,Finansman ücretleri,Finance fees,7,D\n\n");
        var wrong = await books.Take("chart-of-accounts", Head + "7A,Bozuk,Broken,7,D\n320.01,Başka,Other,3,C\n");

        Assert.Equal((1, 0), ((int)added.Accepted, (int)added.Rejected));
        Assert.Equal((0, 1), ((int)same.Accepted, (int)same.Duplicates));
        Assert.Equal((0, 2), ((int)wrong.Accepted, (int)wrong.Rejected));
    }

    [Theory]
    [InlineData("debit", "Debit")]
    [InlineData("Credit", "Credit")]
    [InlineData("Borç", "Debit")]
    [InlineData("ALACAK", "Credit")]
    public async Task The_side_of_an_account_is_read_in_both_languages(string word, string side)
    {
        var code = $"780.{word.Length}{word[0]}";

        var job = await books.Take("chart-of-accounts", $"code,name_tr,name_en,class,normal_balance\n{code},Ücret {word},Fee {word},7,{word}\n");

        Assert.Equal((1, 0), ((int)job.Accepted, (int)job.Rejected));
        Assert.Equal(side, (await books.Read(db => db.ChartAccounts.Where(a => a.Code == code).Select(a => a.NormalSide).SingleAsync())).ToString());
    }
}
