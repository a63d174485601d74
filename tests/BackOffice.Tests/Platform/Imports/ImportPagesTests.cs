using System.Net;
using BackOffice.Platform.Files;
using BackOffice.Tests.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Platform.Imports;

/// <summary>The pages by their addresses alone, in both languages.</summary>
public sealed class ImportPagesTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_a_job_with_rejected_rows_When_its_pages_are_opened_Then_they_show_it(string language)
    {
        var client = await Reader(language);
        var job = await app.Import(app.As(JobsApp.Permission), "notes", "ref,amount\nP1,1\nP2,\"1,5\"\n", name: "günlük.csv");

        var list = await Page(client, "/work/jobs");
        var details = await Page(client, $"/work/jobs/{job.Id}");

        Assert.Contains("günlük.csv", list);
        Assert.Contains("1,5", details);
        Assert.Contains(language == "tr" ? "gibi yazılmış bir sayı değil" : "is not a number written like", details);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/work/jobs/{Guid.NewGuid()}")).StatusCode);
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_a_file_When_it_is_looked_at_Then_formats_are_proposed_and_the_first_rows_are_shown_as_understood(string language)
    {
        var client = await Reader(language);
        var bytes = BackOffice.Messages.Csv.Encodings.Of("windows-1254")!.GetBytes("ref;amount;day;text;more\nİŞ1;1.234,56;26.10.2026;Çınar;x\nİŞ2;x;26.10.2026;Çınar;x\n");
        var kept = await app.Services.GetRequiredService<IFileStore>().Keep(new MemoryStream(bytes), default);

        var kinds = await Page(client, "/work/imports");
        var empty = await Page(client, "/work/imports/notes");
        var look = await Page(client, $"/work/imports/notes?file={kept.Id}&name=a.csv");
        var otherwise = await Page(client, $"/work/imports/notes?file={kept.Id}&name=a.csv&encoding=utf-8");

        Assert.Contains("/work/imports/notes", kinds);
        Assert.Contains("type=\"file\"", empty);
        Assert.Contains("windows-1254", look);
        Assert.Contains(language == "tr" ? ">1.234,56<" : ">1,234.56<", look);
        Assert.Contains(language == "tr" ? ">26.10.2026<" : ">26 Oct 2026<", look);
        Assert.Contains("Çınar", look);
        Assert.Contains(language == "tr" ? "Bu biçimde okunamıyor" : "It cannot be read like this", otherwise);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/work/imports/nothing")).StatusCode);
    }

    [Fact]
    public async Task Given_rows_that_their_room_will_refuse_When_the_file_is_looked_at_Then_they_are_marked_and_nothing_is_taken()
    {
        var client = await Reader("en");
        var kept = await app.Services.GetRequiredService<IFileStore>().Keep(new MemoryStream("ref,amount\nLOOK1,1\nbad,2\n"u8.ToArray()), default);

        var first = await Page(client, $"/work/imports/notes?file={kept.Id}&name=a.csv");
        var again = await Page(client, $"/work/imports/notes?file={kept.Id}&name=a.csv");
        var job = await app.Import(app.As(JobsApp.Permission), "notes", "ref,amount\nLOOK1,1\n");

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(first, "Would be rejected"));
        Assert.Equal(first.Split("Would be rejected").Length, again.Split("Would be rejected").Length);
        Assert.Equal(1, job.Accepted);
    }

    [Fact]
    public async Task Given_a_file_read_in_the_wrong_letters_When_it_is_looked_at_Then_its_own_figures_and_days_are_proposed_all_the_same()
    {
        var client = await Reader("tr");
        var bytes = BackOffice.Messages.Csv.Encodings.Of("windows-1254")!.GetBytes("ref;amount;day;text\nİŞ3;1.234,56;26.10.2026;Çınar\n");
        var kept = await app.Services.GetRequiredService<IFileStore>().Keep(new MemoryStream(bytes), default);

        var look = await Page(client, $"/work/imports/notes?file={kept.Id}&name=a.csv&encoding=utf-8");

        Assert.Contains("name=\"ProposedNumbers\" value=\"tr\"", look);
        Assert.Contains("name=\"ProposedDays\" value=\"dd.MM.yyyy\"", look);
    }

    [Fact]
    public async Task Given_somebody_who_may_not_bring_a_kind_When_they_open_its_page_Then_403_names_the_right_in_words()
    {
        var client = await app.Client("jobs.see-all");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");

        var answer = await client.GetAsync("/work/imports/trades");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("İşlem dosyası yükleme", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Given_a_row_of_ten_megabytes_When_its_file_is_looked_at_Then_the_page_says_why_that_row_is_none_and_stays_small()
    {
        var client = await Reader("en");
        var bytes = System.Text.Encoding.UTF8.GetBytes($"ref,amount,text\nB1,1,x\nB2,1,{new string('y', 10_000_000)}\nB3,1,z\n");
        var kept = await app.Services.GetRequiredService<IFileStore>().Keep(new MemoryStream(bytes), default);

        var look = await Page(client, $"/work/imports/notes?file={kept.Id}&name=long.csv");

        Assert.Contains("The row is longer than", look);
        Assert.Contains("B3", look);
        Assert.InRange(look.Length, 1, 500_000);
    }

    [Fact]
    public async Task Given_a_job_that_is_over_When_its_stream_is_opened_Then_it_tells_the_progress_and_the_end()
    {
        var client = await Reader("en");
        var job = await app.Import(app.As(JobsApp.Permission), "notes", "ref,amount\nS1,1\n");

        var stream = await client.GetStringAsync($"/work/jobs/{job.Id}/stream");

        Assert.Contains("event: progress", stream);
        Assert.Contains("<progress", stream);
        Assert.EndsWith("event: end\ndata: done\n\n", stream);
    }

    [Fact]
    public async Task Given_the_list_of_jobs_When_it_is_exported_Then_a_file_comes()
    {
        var client = await Reader("en");
        await app.Import(app.As(JobsApp.Permission), "notes", "ref,amount\nX1,1\n", name: "exported.csv");

        var csv = await client.GetAsync("/work/jobs?handler=export&format=csv");
        var xlsx = await client.GetAsync("/work/jobs?handler=export&format=xlsx");

        Assert.Contains("exported.csv", await csv.Content.ReadAsStringAsync());
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0x50, 0x4B], (await xlsx.Content.ReadAsByteArrayAsync())[..2]);
    }

    private async Task<HttpClient> Reader(string language)
    {
        var client = await app.Client(JobsApp.Permission, "jobs.see-all");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static async Task<string> Page(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}\n{text[..Math.Min(text.Length, 2000)]}");
        return WebUtility.HtmlDecode(text);
    }
}
