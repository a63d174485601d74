using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Tests.Platform.Jobs;

namespace BackOffice.Tests.Platform.Imports;

/// <summary>The sentences of the HTTP contract about files in.</summary>
public sealed class ImportApiTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Fact]
    public async Task Given_a_file_When_it_is_posted_Then_202_names_the_job_and_the_job_tells_its_counts_and_rejected_rows()
    {
        var client = await app.Client(JobsApp.Permission);
        var mark = Guid.NewGuid().ToString("N");

        var answer = await client.SendAsync(Post("notes", $"ref,amount\n{mark},1\n{mark},1\nx,\"1,5\"\n", mark));
        var location = answer.Headers.Location!.ToString();
        await app.Run(new JobId(Guid.Parse(location[(location.LastIndexOf('/') + 1)..])));
        var job = await Json(client, location);
        var rejected = await client.GetStringAsync(location + "/rejected");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.StartsWith("/api/v1/jobs/", location);
        Assert.Equal("notes", job.GetProperty("kind").GetString());
        Assert.Equal("done", job.GetProperty("state").GetString());
        Assert.Equal([3, 3, 1, 1, 1], new[] { "total", "processed", "accepted", "duplicates", "rejected" }.Select(p => job.GetProperty(p).GetInt32()));
        Assert.Equal(JsonValueKind.Array, job.GetProperty("warnings").ValueKind);
        Assert.Equal("line,field,code,message,raw", rejected.Split("\r\n")[0]);
        Assert.StartsWith("4,amount,row.number,", rejected.Split("\r\n")[1]);
        Assert.EndsWith(",\"x,\"\"1,5\"\"\"", rejected.Split("\r\n")[1]);
    }

    [Fact]
    public async Task Given_one_key_When_it_is_posted_fifty_times_at_once_Then_there_is_one_job()
    {
        var client = await app.Client(JobsApp.Permission);
        var mark = Guid.NewGuid().ToString("N");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.SendAsync(Post("notes", $"ref,amount\n{mark},1\n", mark))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        var other = await client.SendAsync(Post("notes", $"ref,amount\n{mark}x,1\n", mark));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Theory]
    [InlineData("nothing-like-it", "ref,amount\n", null, HttpStatusCode.NotFound)]
    [InlineData("notes", "ref,amount\n", "{\"separator\":\"..\"}", HttpStatusCode.BadRequest)]
    [InlineData("notes", "ref,amount\n", "{\"seperator\":\";\"}", HttpStatusCode.BadRequest)]
    [InlineData("notes", "ref,amount\n", "{\"numberFormat\":\"de\"}", HttpStatusCode.BadRequest)]
    [InlineData("notes", "ref,amount\n", "not json", HttpStatusCode.BadRequest)]
    [InlineData("notes", "ref,amount\n", "{\"encoding\":\"klingon\"}", HttpStatusCode.BadRequest)]
    [InlineData("notes", "ref,amount\n", "{\"entity\":\"NOBODY\"}", HttpStatusCode.BadRequest)]
    public async Task Given_a_malformed_request_When_it_is_posted_Then_the_answer_says_what_is_wrong(string kind, string content, string? options, HttpStatusCode status)
    {
        var client = await app.Client(JobsApp.Permission);

        var answer = await client.SendAsync(Post(kind, content, Guid.NewGuid().ToString(), options));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task Given_no_key_no_file_or_no_right_When_it_is_posted_Then_400_400_and_403()
    {
        var client = await app.Client(JobsApp.Permission);
        var without = Post("notes", "ref,amount\n", "x");
        without.Headers.Remove("Idempotency-Key");
        var empty = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports/notes") { Content = new MultipartFormDataContent { { new StringContent("{}"), "options" } } };
        empty.Headers.Add("Idempotency-Key", "k");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(without)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(empty)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.Client("other.right")).SendAsync(Post("notes", "ref,amount\n", "x"))).StatusCode);
    }

    [Fact]
    public async Task Given_somebody_elses_job_When_it_is_asked_for_Then_it_is_not_there_unless_one_may_see_all()
    {
        var owner = await app.Client(JobsApp.Permission);
        var location = (await owner.SendAsync(Post("notes", "ref,amount\n", Guid.NewGuid().ToString()))).Headers.Location!;

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.Client(JobsApp.Permission)).GetAsync(location)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.Client("jobs.see-all")).GetAsync(location)).StatusCode);
        var list = await Json(owner, "/api/v1/jobs?kind=notes&limit=5");
        Assert.Equal("notes", list.GetProperty("items")[0].GetProperty("kind").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.GetAsync("/api/v1/jobs?state=sleeping")).StatusCode);
    }

    private static HttpRequestMessage Post(string kind, string content, string key, string? options = null)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var form = new MultipartFormDataContent { { file, "file", "rows.csv" } };
        if (options is not null)
            form.Add(new StringContent(options), "options");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/imports/{kind}") { Content = form };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private static async Task<JsonElement> Json(HttpClient client, string path) => JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
}
