using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Work.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Platform.Lists;

/// <summary>A house where four rows are already too many to wait for.</summary>
public sealed class ExportApp : App
{
    public const string View = "reference.view";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Exports:RowsAtOnceMax"] = "3" };

    protected override async Task Prepare()
    {
        await Take("legal-entities", "code,name,functional_currency,time_zone\nAND,Anadolu Menkul,TRY,Europe/Istanbul\n");
        await Take("parties", "code,name,kind,country\nAND,Anadolu Menkul,broker,TR\nC1,\"Yılmaz; Ayşe\",client,TR\nC2,Bora Demir,client,TR\nC3,Çınar Şen,client,TR\nC4,=Dilek,client,TR\nLODO,Lodos Menkul,counterparty,TR\n");
    }

    public Task<Job> Run(JobId job) => Services.GetRequiredService<IJobRunner>().RunNow(job, default);

    private async Task Take(string kind, string text)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(UserId.System, "system", EntityId.Firm);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var taken = await scope.ServiceProvider.GetRequiredService<ImportNow>().Take(kind, kind + ".csv", content);
        Assert.Equal((null, 0L), (taken.Refusal, taken.Value!.Rejected));
    }
}

/// <summary>A list too long to wait for is written by a job: as its reader would have it, and only while they may.</summary>
public sealed class ExportJobTests(ExportApp app) : IClassFixture<ExportApp>
{
    [Fact]
    public async Task Given_more_rows_than_are_written_at_once_When_they_are_asked_for_Then_the_page_offers_a_job_and_below_it_the_file_comes()
    {
        var client = await Reader("tr");

        var offered = await client.GetAsync("/reference/parties?kind=client&handler=export&format=csv");
        var offer = WebUtility.HtmlDecode(await offered.Content.ReadAsStringAsync());
        var few = await client.GetAsync("/reference/parties?kind=counterparty&handler=export&format=csv");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (offered.StatusCode, offered.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Listede 3 satırdan fazla var", offer);
        Assert.Equal("text/csv", few.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Lodos Menkul", await few.Content.ReadAsStringAsync());

        var started = await client.PostAsync(Found(offer, "action=\"([^\"]*handler=export[^\"]*)\""), new FormUrlEncodedContent(
        [
            new("RequestId", Found(offer, "name=\"RequestId\" value=\"([^\"]+)\"")),
            new("__RequestVerificationToken", Found(offer, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")),
        ]));
        var page = started.Headers.Location!.OriginalString;
        var job = await app.Run(new JobId(Guid.Parse(page[(page.LastIndexOf('/') + 1)..])));
        var shown = WebUtility.HtmlDecode(await client.GetStringAsync(page));

        Assert.Equal((JobState.Done, 4L, 4L), (job.State, job.Total, job.Processed));
        Assert.Contains("Dosya hazır", shown);
        Assert.Contains(page + "/file", shown);
        Assert.DoesNotContain("Lodos", await client.GetStringAsync(page + "/file"));
    }

    [Fact]
    public async Task Given_filters_columns_and_a_language_When_a_program_asks_for_a_list_Then_the_job_writes_it_so_and_a_fact_tells()
    {
        var client = await Reader("tr");

        var answer = await client.SendAsync(Ask(new { list = "parties", format = "csv", filters = new { kind = "client" }, sort = "-code", columns = new[] { "name", "code" } }));
        var location = answer.Headers.Location!.OriginalString;
        var id = new JobId(Guid.Parse(location[(location.LastIndexOf('/') + 1)..]));
        var job = await app.Run(id);
        var seen = await client.GetFromJsonAsync<JsonElement>(location);
        var file = await client.GetAsync(location + "/file");
        var lines = (await file.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal((JobState.Done, "tr"), (job.State, job.Language));
        Assert.Equal(("done", 4), (seen.GetProperty("state").GetString(), seen.GetProperty("result").GetProperty("rows").GetInt32()));
        Assert.Equal(["Ad;Kod", "'=Dilek;C4", "Çınar Şen;C3", "Bora Demir;C2", "\"Yılmaz; Ayşe\";C1"], lines);
        Assert.Equal($"parties-{app.Today:yyyy-MM-dd}.csv", file.Content.Headers.ContentDisposition?.FileName);
        var fact = Assert.Single((await app.Facts(id.Value)).OfType<ListExported>());
        Assert.Equal(("parties", "csv", 4L, job.OwnerId), (fact.List, fact.Format, fact.Rows, fact.For));
    }

    [Fact]
    public async Task Given_a_right_revoked_while_the_export_waits_When_it_runs_Then_it_fails_and_leaves_no_file()
    {
        var clerk = app.As(ExportApp.View);
        var started = await clerk.Send(new StartExport.Command(Guid.NewGuid(), Parties()));
        app.Give(clerk);

        var job = await app.Run(started.Value);

        Assert.Equal((JobState.Failed, "permission.denied", null), (job.State, job.ErrorCode, job.ResultFile));
        Assert.Empty((await app.Facts(job.Id.Value)).OfType<ListExported>());
    }

    [Fact]
    public async Task Given_an_export_that_was_stopped_When_it_runs_Then_it_leaves_no_file()
    {
        var clerk = app.As(ExportApp.View);
        var started = await clerk.Send(new StartExport.Command(Guid.NewGuid(), Parties()));
        Assert.Null((await clerk.Send(new Cancel.Command(Guid.NewGuid(), started.Value))).Refusal);

        var job = await app.Run(started.Value);

        Assert.Equal((JobState.Cancelled, null), (job.State, job.ResultFile));
    }

    [Fact]
    public async Task Given_what_cannot_be_exported_When_it_is_asked_for_Then_the_answer_says_so_and_no_job_begins()
    {
        var (reader, stranger) = (await Reader("en"), await app.Client());

        var unknown = await reader.SendAsync(Ask(new { list = "nothing-like-it" }));
        var denied = await stranger.SendAsync(Ask(new { list = "parties" }));
        var filter = await reader.SendAsync(Ask(new { list = "parties", filters = new { kind = "nothing-like-it" } }));
        var format = await reader.SendAsync(Ask(new { list = "parties", format = "pdf" }));

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { unknown, denied, filter, format }.Select(a => a.StatusCode));
    }

    private static ExportOptions Parties() => ExportOptions.Of(
        "parties", new BackOffice.Reference.Lists.KindRows<BackOffice.Reference.Parties.PartyKinds.Row>(ListRequest.All), ListExport.Xlsx);

    private static HttpRequestMessage Ask(object body) => new(HttpMethod.Post, "/api/v1/exports")
    {
        Content = JsonContent.Create(body),
        Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
    };

    private async Task<HttpClient> Reader(string language)
    {
        var client = await app.Client(ExportApp.View);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static string Found(string page, string pattern) =>
        Regex.Match(page, pattern) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"{pattern} is not in:\n{page}");
}
