using System.Text;
using BackOffice.Domain.Settlements;
using BackOffice.Messages.Csv;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Settlements;

/// <summary>Trade files that are spoilt as files, and what comes too late: a clear answer, nothing half taken, nothing lost.</summary>
public sealed class BadTradeFilesTests(Trading app) : IClassFixture<Trading>
{
    private static readonly string Head = Trading.TradeHeader + "\n";

    public static TheoryData<string, string> Spoilt => new()
    {
        { "", "file.empty" },
        { Head.Replace("trade_ref,", "", StringComparison.Ordinal) + Trading.Buy("Z1")[3..] + "\n", "file.header-missing" },
        { Trading.Buy("Z2") + "\n" + Trading.Buy("Z3") + "\n", "file.header-missing" },
        { Head + Trading.Buy("Z4") + "\nZ5,2026-10-26,buy,\"AKBNK,1,1,TRY,C1-1,LODO,,\n" + Trading.Buy("Z6") + "\n", "file.cut-quote" },
        { Head + Trading.Buy("Z7") + "\nZ8,2026-10-26,buy,AKB", "file.cut-row" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task Given_a_spoilt_file_of_trades_When_it_is_taken_Then_the_job_says_why_and_no_trade_of_it_is_booked(string text, string code)
    {
        var job = await app.Take("trades", text);

        Assert.Equal((JobState.Failed, code, 0L), (job.State, job.ErrorCode, job.Accepted));
        Assert.Equal(0, await app.Read(db => db.Trades.CountAsync(t => EF.Functions.Like(t.TradeRef, "Z%"))));
    }

    [Fact]
    public async Task Given_a_trade_row_of_ten_megabytes_When_the_file_is_taken_Then_that_row_is_rejected_and_its_neighbours_are_instructed()
    {
        var job = await app.Trades(Trading.Buy("L1"), Trading.Buy("L2") + new string('9', 10_000_000), Trading.Buy("L3"));

        Assert.Equal((2, 1), (job.Accepted, job.Rejected));
        Assert.Equal(["row.too-long"], await app.Rejections(job));
        Assert.Equal(TradeState.Instructed, (await app.Trade("L3")).State);
    }

    [Fact]
    public async Task Given_trades_in_windows_1254_When_it_is_told_Then_they_are_booked_and_untold_the_job_says_what_it_looks_like()
    {
        var text = Trading.TradeHeader.Replace(',', ';') + "\nİŞLEM-Ğ1;2026-10-26;buy;AKBNK;10;50,25;TRY;C1-1;LODO;;\n";
        var bytes = Encodings.Of(Encodings.Windows1254)!.GetBytes(text);

        var untold = await Take(bytes, null);
        var told = await Take(bytes, new ImportOptions(Encoding: Encodings.Windows1254, NumberFormat: "tr"));

        Assert.Equal((JobState.Failed, "file.not-utf8"), (untold.State, untold.ErrorCode));
        Assert.Equal((JobState.Done, 1L), (told.State, told.Accepted));
        Assert.Equal(50.25m, (await app.Trade("İŞLEM-Ğ1")).Price);
    }

    [Fact]
    public async Task Given_the_same_trades_under_another_name_with_other_line_ends_and_in_another_order_When_they_come_again_Then_nothing_moves()
    {
        await app.Trades(Trading.Buy("D1"), Trading.Buy("D2"));
        var before = await app.Sql<long>("select count(*) from ledger.movement");

        var renamed = await Take(Encoding.UTF8.GetBytes(Trading.TradeFile(Trading.Buy("D1"), Trading.Buy("D2"))), null, "another-name.csv");
        var turned = await Take(Encoding.UTF8.GetBytes(Trading.TradeFile(Trading.Buy("D2"), Trading.Buy("D1")).Replace("\n", "\r", StringComparison.Ordinal)), null, "mac.csv");

        Assert.Equal((0, 2, 0), (renamed.Accepted, renamed.Duplicates, renamed.Rejected));
        Assert.Equal((0, 2, 0), (turned.Accepted, turned.Duplicates, turned.Rejected));
        Assert.Equal(before, await app.Sql<long>("select count(*) from ledger.movement"));
    }

    [Theory]
    [InlineData("tr", "ters yönde bir işlem girin")]
    [InlineData("en", "book a trade the other way instead")]
    public async Task Given_a_trade_that_has_begun_to_settle_When_it_is_cancelled_or_amended_by_hand_Then_the_answer_says_what_to_do_instead(string language, string instead)
    {
        var reference = "BEGUN-" + language;
        await app.Trades(Trading.Buy(reference));
        await app.Messages($"{reference},{reference}-1,partially-settled,400,20000,2026-10-30T10:00:00Z,");
        var trade = await app.Trade(reference);

        var cancel = await app.Clerk.Send(new CancelTrade.Command(Guid.NewGuid(), reference, null, "Wrong"));
        var amend = await app.Clerk.Send(new Capture.Command(
            Guid.NewGuid(), reference, 2, trade.TradeDate, trade.Side, "AKBNK", null, 1_200, 50, "TRY", "C1-1", "LODO", null, null, null, null, null));

        Assert.All(new[] { cancel.Refusal, amend.Refusal }, refusal =>
        {
            Assert.Equal("trade.begun-to-settle", refusal?.Code);
            Assert.Contains(instead, Sentence(refusal!, language));
        });
        Assert.Equal([], await app.Broken());
    }

    [Fact]
    public async Task Given_a_part_that_has_settled_When_more_than_the_rest_is_confirmed_Then_it_is_refused_with_what_is_open()
    {
        await app.Trades(Trading.Buy("M1"));
        await app.Messages("M1,M1-1,partially-settled,600,30000,2026-10-30T10:00:00Z,");

        var job = await app.Messages("M1,M1-2,settled,500,25000,2026-10-30T10:00:00Z,", "M1,M1-3,settled,400,20000,2026-10-30T10:00:00Z,");

        Assert.Equal(["settlement.more-than-instructed"], await app.Rejections(job));
        Assert.Equal((1_000m, 50_000m), ((await app.InstructionOf("M1")).SettledQuantity, (await app.InstructionOf("M1")).SettledAmount));
    }

    private string Sentence(BackOffice.Domain.Refusal refusal, string language)
    {
        using var scope = app.Services.CreateScope();
        var before = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = Cultures.Of(language);
            return scope.ServiceProvider.GetRequiredService<Words>().Sentence(refusal);
        }
        finally
        {
            (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = before;
        }
    }

    private async Task<Job> Take(byte[] bytes, ImportOptions? options, string name = "trades.csv")
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(BackOffice.Domain.UserId.System, "system", app.Broker);
        using var content = new MemoryStream(bytes);
        var taken = await scope.ServiceProvider.GetRequiredService<ImportNow>().Take("trades", name, content, options);
        Assert.Null(taken.Refusal);
        return taken.Value!;
    }
}
