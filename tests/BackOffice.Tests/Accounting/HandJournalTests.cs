using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BackOffice.Accounting.Journals;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Accounting;

public sealed class HandJournalTests(Books books) : IClassFixture<Books>
{
    private static readonly DateOnly Day = new(2026, 10, 26);

    [Fact]
    public async Task A_journal_up_to_the_limit_posts_at_once_with_its_fact()
    {
        var outcome = await books.Accountant.Send(Books.Journal(Day, Books.Debit("770", 485_000.00m), Books.Credit("381", 485_000.00m)));

        Assert.Null(outcome.Refusal);
        Assert.Null(outcome.Approval);
        var lines = await books.Lines(outcome.Value!.Id);
        Assert.Equal([485_000.00m, -485_000.00m], lines.Select(l => l.Side == Domain.Accounting.EntrySide.Debit ? l.Functional : -l.Functional));
        Assert.Single((await books.Facts(outcome.Value.Id.Value)).OfType<JournalPosted>());
    }

    [Fact]
    public async Task A_journal_off_by_one_kurus_is_refused_with_the_difference_and_nothing_is_stored()
    {
        var before = await books.JournalCount();

        var outcome = await books.Accountant.Send(Books.Journal(Day, Books.Debit("770", 100.00m), Books.Credit("381", 99.99m)));

        Assert.Equal("journal.unbalanced", outcome.Refusal?.Code);
        Assert.Equal(0.01m, outcome.Refusal!.Args[0]);
        Assert.Equal(before, await books.JournalCount());
    }

    [Theory]
    [InlineData("320.01", "journal.control-account")]
    [InlineData("102", "journal.account-has-parts")]
    [InlineData("999", "journal.account-unknown")]
    public async Task An_account_that_takes_no_hand_journal_is_refused_beside_its_line(string account, string code)
    {
        var outcome = await books.Accountant.Send(Books.Journal(Day, Books.Debit(account, 10m), Books.Credit("381", 10m)));

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.Equal("lines[0].account", outcome.Refusal!.Field);
    }

    [Fact]
    public async Task Where_no_year_is_open_nothing_is_posted()
    {
        var outcome = await books.Accountant.Send(Books.Journal(new DateOnly(2024, 12, 31), Books.Debit("770", 10m), Books.Credit("381", 10m)));

        Assert.Equal("period.none", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task A_foreign_amount_is_booked_at_the_last_rate_published_up_to_the_day()
    {
        var outcome = await books.Accountant.Send(Books.Journal(
            new DateOnly(2026, 10, 19), Books.Debit("770", 1_000m, "USD"), Books.Credit("381", 41_500m)));

        Assert.Null(outcome.Refusal);
        Assert.Equal([41_500.00m, 41_500.00m], (await books.Lines(outcome.Value!.Id)).Select(l => l.Functional));
    }

    [Fact]
    public async Task Above_the_limit_it_waits_and_only_another_person_lets_it_through_once()
    {
        var maker = books.Accountant;
        var before = await books.JournalCount();
        var outcome = await maker.Send(Books.Journal(Day, Books.Debit("770", 1_000_000.01m), Books.Credit("381", 1_000_000.01m)) with { Entity = "AND" });

        Assert.NotNull(outcome.Approval);
        Assert.Equal(before, await books.JournalCount());
        var approval = await books.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == outcome.Approval));
        var hash = Convert.ToHexStringLower(approval.Sha256);

        Assert.Equal(("770 Genel Yönetim Giderleri", "borç 1.000.000,01 TRY", "Elle fiş: Kira tahakkuku, 1.000.000,01 TRY"), Read("tr-TR", approval));
        Assert.Equal(("770 General administrative expenses", "debit 1,000,000.01 TRY", "Journal by hand: Kira tahakkuku, 1,000,000.01 TRY"), Read("en-US", approval));
        Assert.Equal("approval.not-yours", (await maker.Send(new Approve.Command(Guid.NewGuid(), approval.Id, hash))).Refusal?.Code);
        Assert.Equal("permission.denied", (await books.As("accounting.view").In(books.Broker).Send(new Approve.Command(Guid.NewGuid(), approval.Id, hash))).Refusal?.Code);
        Assert.Equal("approval.other-content", (await books.Controller.Send(new Approve.Command(Guid.NewGuid(), approval.Id, new string('0', 64)))).Refusal?.Code);
        Assert.Null((await books.Controller.Send(new Approve.Command(Guid.NewGuid(), approval.Id, hash))).Refusal);
        Assert.Equal("approval.decided", (await books.Controller.Send(new Approve.Command(Guid.NewGuid(), approval.Id, hash))).Refusal?.Code);
        Assert.Equal(before + 1, await books.JournalCount());
    }

    [Fact]
    public async Task Books_that_report_in_another_currency_convert_a_hand_journal_at_the_rate_of_its_day()
    {
        await books.Take("legal-entities", "code,name,functional_currency,time_zone\nGRP,Grup Menkul,TRY,Europe/Istanbul\n");
        var group = (await books.AsSystem().Send(new LegalEntities())).Single(e => e.Code == "GRP").Id;
        Assert.Null((await books.AsSystem(group).Send(new BackOffice.Accounting.Years.Open.Command(Guid.NewGuid(), 2026, "GRP"))).Refusal);
        await books.Execute("update accounting.books_policy set reporting_currency = 'USD' where entity_id = $1", group.Value);
        var accountant = books.As("accounting.post-journals", "accounting.view").In(group);

        var posted = await accountant.Send(Books.Journal(Day, Books.Debit("770", 420m), Books.Credit("381", 420m)));
        var early = await accountant.Send(Books.Journal(new DateOnly(2026, 3, 2), Books.Debit("770", 420m), Books.Credit("381", 420m)));

        Assert.Null(posted.Refusal);
        Assert.Equal([10m, 10m], (await books.Lines(posted.Value!.Id)).Select(l => l.Reporting));
        Assert.Equal("rate.missing", early.Refusal?.Code);
    }

    [Fact]
    public async Task A_reversal_swaps_the_sides_links_both_ways_and_happens_once()
    {
        var posted = (await books.Accountant.Send(Books.Journal(Day, Books.Debit("760", 77m), Books.Credit("381", 77m)))).Value!;

        var reversal = await books.Accountant.Send(new Reverse.Command(Guid.NewGuid(), posted.Id, null, "Yanlış hesap"));

        Assert.Null(reversal.Refusal);
        var details = await books.Accountant.Send(new Details.Query(posted.Reference));
        Assert.Equal(reversal.Value!.Reference, details!.ReversedBy);
        Assert.Equal(posted.Reference, (await books.Accountant.Send(new Details.Query(reversal.Value.Reference)))!.Reverses);
        Assert.Equal([("760", 77m), ("381", -77m)], (await books.Lines(reversal.Value.Id)).Select(l => (l.Account, l.Side == Domain.Accounting.EntrySide.Credit ? l.Functional : -l.Functional)));
        Assert.Equal("journal.already-reversed", (await books.Accountant.Send(new Reverse.Command(Guid.NewGuid(), posted.Id, null, "Yine"))).Refusal?.Code);
    }

    [Fact]
    public async Task A_journal_above_the_limit_is_undone_by_two_people_too()
    {
        var made = await books.AsSystem(books.Broker).Send(Books.Journal(Day, Books.Debit("770", 2_000_000m), Books.Credit("381", 2_000_000m)));
        var before = await books.JournalCount();

        var outcome = await books.Accountant.Send(new Reverse.Command(Guid.NewGuid(), made.Value!.Id, null, "Yanlış hesap"));

        Assert.NotNull(outcome.Approval);
        Assert.Equal(before, await books.JournalCount());
        var approval = await books.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == outcome.Approval));
        Assert.Equal(2_000_000m, approval.AmountTry);
        Assert.Null((await books.Controller.Send(new Approve.Command(Guid.NewGuid(), approval.Id, Convert.ToHexStringLower(approval.Sha256)))).Refusal);
        Assert.Equal(before + 1, await books.JournalCount());
    }

    [Fact]
    public async Task One_journal_goes_to_the_database_a_counted_number_of_times()
    {
        var accountant = books.Accountant;
        var command = Books.Journal(Day, Books.Debit("770", 13m), Books.Credit("381", 13m));
        var statements = new ConcurrentBag<string>();
        using var root = new Activity("one journal").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                    statements.Add(activity.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var outcome = await accountant.Send(command);

        Assert.Null(outcome.Refusal);
        Assert.InRange(statements.Count, 5, 18);
    }

    [Fact]
    public async Task The_same_request_twice_posts_once()
    {
        var command = Books.Journal(Day, Books.Debit("770", 12m), Books.Credit("381", 12m));
        var accountant = books.Accountant;
        var before = await books.JournalCount();

        var first = await accountant.Send(command);
        var second = await accountant.Send(command);

        Assert.Equal(first.Value!.Id, second.Value!.Id);
        Assert.Equal(before + 1, await books.JournalCount());
        Assert.Equal("request.other-payload", (await accountant.Send(command with { Description = "Başka" })).Refusal?.Code);
    }

    [Fact]
    public async Task The_database_refuses_a_balanced_pair_added_to_a_posted_journal_and_any_change()
    {
        var posted = (await books.Accountant.Send(Books.Journal(Day, Books.Debit("770", 5m), Books.Credit("381", 5m)))).Value!;

        var added = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => books.Execute(
            """
            insert into accounting.journal_line select journal_id, line_no + 2, entity_id, book, posting_date, booked_at, account, side, amount, currency, rate,
                rate_date, functional, reporting, role, party, sub_ledger, dimensions, open_item_key, text from accounting.journal_line where journal_id = $1
            """, posted.Id.Value));
        Assert.Equal("23514", added.SqlState);
        var changed = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => books.Execute("update accounting.journal_line set functional = 1"));
        Assert.Equal("42501", changed.SqlState);
    }

    /// <summary>The second line's text and the title, as a reader of the language sees them.</summary>
    private (string Account, string Line, string Title) Read(string language, Approval approval)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var words = books.Services.GetRequiredService<Words>();
            return (words.Said(approval.Needs.Changes[2].FieldKey), words.Said(approval.Needs.Changes[2].New!), words.Of(approval.Needs.TitleKey, [.. approval.Needs.TitleArgs]));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
