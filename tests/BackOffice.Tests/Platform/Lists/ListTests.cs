using System.Globalization;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Lists;
using BackOffice.Work.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace BackOffice.Tests.Platform.Lists;

/// <summary>Lists over 300 rows of PostgreSQL with ties, gaps and Turkish letters.</summary>
public sealed class ListTests(ListTests.Rows app) : IClassFixture<ListTests.Rows>
{
    public sealed class Rows : App
    {
        public const int Count = 300;

        protected override async Task Prepare() => await Execute(
            $$"""
            insert into platform.job (id, work, kind, permission, entity_id, owner_id, owner_name, owner_home, file_name, options, dry_run, state,
                processed, checkpoint, accepted, duplicates, rejected, warnings, error_args, attempts, created_at)
            select uuidv7(), 'test', case when i % 3 = 0 then 'TRY' when i % 3 = 1 then 'USD' else 'EUR' end, 'x', '{{BackOffice.Domain.EntityId.Firm}}', uuidv7(),
                (array['Çınar', 'Ceyda', 'İpek', 'Işıl', 'Zeynep', 'Şule', '=HYPERLINK("x")'])[1 + i % 7], '{{BackOffice.Domain.EntityId.Firm}}',
                case when i % 5 = 0 then null else 'file ' || (i % 11) end, '{}', i % 2 = 0, (array['Queued', 'Running', 'Done', 'Failed'])[1 + i % 4],
                i, 0, i, 0, i % 13, 0, '{}', 0, timestamptz '2026-11-01 00:00Z' + make_interval(hours => i)
            from generate_series(1, {{Count}}) i
            """);
    }

    private sealed record Row
    {
        public required BackOffice.Domain.JobId Id { get; init; }
        public required string Owner { get; init; }
        public required string? File { get; init; }
        public required decimal Amount { get; init; }
        public required string Currency { get; init; }
        public required long Rejected { get; init; }
        public required JobState State { get; init; }
        public required DateTimeOffset At { get; init; }
        public required bool DryRun { get; init; }
    }

    private static readonly ListOf<Row> List = ListOf<Row>.Of<JobsWords, BackOffice.Domain.JobId>("rows", r => r.Id)
        .Text("owner", r => r.Owner)
        .Text("file", r => r.File)
        .Money("amount", r => r.Amount, r => r.Currency, totalled: true)
        .Count("rejected", r => r.Rejected)
        .Status("state", r => r.State, "job.state")
        .Instant("createdAt", r => r.At)
        .FilterText("q", r => r.Owner, r => r.File)
        .FilterChoice("state", r => r.State, "job.state")
        .FilterCode("currency", r => r.Currency)
        .FilterAmounts("amount", r => r.Amount)
        .FilterDays("created", r => r.At)
        .FilterYesNo("dryRun", r => r.DryRun)
        .SortedBy("-createdAt");

    [Theory]
    [InlineData(null)]
    [InlineData("owner")]
    [InlineData("-owner")]
    [InlineData("file")]
    [InlineData("-file")]
    [InlineData("amount")]
    [InlineData("-rejected")]
    [InlineData("createdAt")]
    public async Task Given_any_sort_When_the_pages_are_walked_Then_every_row_comes_once_and_in_order(string? sort)
    {
        var seen = new List<Row>();
        string? after = null;
        do
        {
            var slice = await Ask(ListRequest.All with { Sort = sort, After = after, Limit = 37 });
            Assert.Null(slice.Refusal);
            seen.AddRange(slice.Items);
            after = slice.Next;
        }
        while (after is not null);

        var whole = await Ask(ListRequest.All with { Sort = sort, Limit = 500 });
        Assert.Equal(Rows.Count, seen.Select(r => r.Id).Distinct().Count());
        Assert.Equal(whole.Items.Select(r => r.Id), seen.Select(r => r.Id));
        Assert.Null(whole.Next);
    }

    [Fact]
    public async Task Names_are_sorted_as_a_Turkish_reader_expects_and_missing_ones_come_last_both_ways()
    {
        var names = (await Ask(ListRequest.All with { Sort = "owner", Limit = 500 })).Items.Select(r => r.Owner).Distinct().ToList();
        var up = (await Ask(ListRequest.All with { Sort = "file", Limit = 500 })).Items.Select(r => r.File).ToList();
        var down = (await Ask(ListRequest.All with { Sort = "-file", Limit = 500 })).Items.Select(r => r.File).ToList();

        Assert.Equal(["=HYPERLINK(\"x\")", "Ceyda", "Çınar", "Işıl", "İpek", "Şule", "Zeynep"], names);
        Assert.All([up, down], files => Assert.All(files.TakeLast(Rows.Count / 5), Assert.Null));
    }

    [Theory]
    [InlineData("state", "done", 75)]
    [InlineData("state", "done,failed", 150)]
    [InlineData("state", "!done", 225)]
    [InlineData("currency", "TRY", 100)]
    [InlineData("amountMin", "299", 2)]
    [InlineData("amountMax", "2.5", 2)]
    [InlineData("createdFrom", "2026-11-13", 13)]
    [InlineData("createdTo", "2026-11-01", 23)]
    [InlineData("dryRun", "yes", 150)]
    [InlineData("q", "ÇINAR", 42)]
    [InlineData("q", "ZEYNEP", 43)]
    [InlineData("q", "IŞIL", 43)]
    [InlineData("q", "100%", 0)]
    public async Task A_filter_of_the_address_narrows_the_list(string parameter, string value, int count) =>
        Assert.Equal(count, (await Ask(ListRequest.All.With(parameter, value) with { Limit = 500 })).Items.Count);

    [Theory]
    [InlineData("state", "sleeping", "state")]
    [InlineData("amountMin", "1,5", "amountMin")]
    [InlineData("createdTo", "31.02.2026", "createdTo")]
    [InlineData("dryRun", "maybe", "dryRun")]
    public async Task A_malformed_filter_is_refused_by_its_name_and_never_shows_everything(string parameter, string value, string field)
    {
        var slice = await Ask(ListRequest.All.With(parameter, value));

        Assert.Equal(field, slice.Refusal?.Field);
        Assert.Empty(slice.Items);
    }

    [Theory]
    [InlineData("nothing", null, 50, "sort")]
    [InlineData(null, "made-up", 50, "after")]
    [InlineData(null, null, 501, "limit")]
    [InlineData(null, null, 0, "limit")]
    public async Task A_made_up_sort_cursor_or_limit_is_refused(string? sort, string? after, int limit, string field) =>
        Assert.Equal(field, (await Ask(new ListRequest(new Dictionary<string, string>(), sort, after, limit))).Refusal?.Field);

    [Fact]
    public async Task Totals_are_per_currency_over_the_filter_and_the_count_only_when_asked()
    {
        var slice = await Ask(ListRequest.All.With("totals", "yes").With("count", "yes").With("amountMax", "6") with { Limit = 1 });

        Assert.Equal([new("EUR", 7m), new("TRY", 9m), new CurrencyTotal("USD", 5m)], slice.Totals!);
        Assert.Equal(6, slice.Count);
        Assert.Null((await Ask(ListRequest.All)).Count);
    }

    [Fact]
    public async Task The_export_holds_the_whole_filter_in_the_readers_form_and_no_formula()
    {
        var export = app.Services.GetRequiredService<ListExport>();
        var request = ListRequest.All with { Sort = "owner" };
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("tr");
        using var csv = new MemoryStream();
        using var xlsx = new MemoryStream();

        await export.WriteCsv(csv, List, ListExport.Rows(request, Ask), default);
        await export.WriteXlsx(xlsx, List, ListExport.Rows(request, Ask), default);

        var text = System.Text.Encoding.UTF8.GetString(csv.ToArray());
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal('\ufeff', text[0]);
        Assert.Equal(Rows.Count + 1, lines.Length);
        Assert.Equal(6, lines[0].Count(c => c == ';'));
        Assert.StartsWith("\"'=HYPERLINK(\"\"x\"\")\"", lines[1]);
        xlsx.Position = 0;
        var rows = xlsx.Query(useHeaderRow: false).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(Rows.Count + 1, rows.Count);
        Assert.IsType<double>(rows[1]["C"]);
        Assert.IsType<DateTime>(rows[1]["G"]);
    }

    [Fact]
    public async Task The_api_answers_the_same_columns_with_amounts_as_text_in_minor_units()
    {
        var answer = List.Answer(await Ask(ListRequest.All with { Sort = "amount", Limit = 1 }));

        var item = Assert.Single(answer.Items);
        Assert.Equal(("1.00", "USD", "running", "2026-11-01T01:00:00Z"), (item["amount"], item["currency"], item["state"], item["createdAt"]));
        Assert.NotNull(answer.Next);
    }

    [Fact]
    public void A_request_makes_its_address_and_the_address_makes_the_request()
    {
        var request = ListRequest.All.With("status", "matched,held").With("amountMin", "1234.56") with { Sort = "-amount", Limit = 100 };

        var again = ListRequest.Of(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.ToQueryString()));

        Assert.Equal("?amountMin=1234.56&status=matched,held&sort=-amount&limit=100", request.ToQueryString());
        Assert.Equal((request.Sort, request.Limit, "matched,held"), (again.Sort, again.Limit, again["status"]));
    }

    private Task<Slice<Row>> Ask(ListRequest request) => app.Read(db => db.Set<Job>().Where(j => j.Work == "test").Select(j => new Row
    {
        Id = j.Id,
        Owner = j.OwnerName,
        File = j.FileName,
        Amount = j.Accepted,
        Currency = j.Kind,
        Rejected = j.Rejected,
        State = j.State,
        At = j.CreatedAt,
        DryRun = j.DryRun,
    }).ToSlice(List, request, default));
}
