using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackOffice.Platform.Api;
using BackOffice.Tests.Settlements;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Platform.Api;

/// <summary>Versions, refusals and names of the HTTP contract, at every route where they can be asked.</summary>
public sealed partial class ContractTests(Trading app) : IClassFixture<Trading>
{
    /// <summary>Whatever changes one resource says what it saw: found from the running product, so that a new route cannot forget it.</summary>
    [Fact]
    public async Task Every_change_of_a_resource_without_if_match_is_428()
    {
        using var client = await app.ClientIn(app.Broker, "*");
        var changing = Endpoints().Where(e => e.Metadata.GetMetadata<ApiRequest>() is not null && Versions.Demands(e.Metadata, MethodOf(e))).ToList();

        Assert.True(changing.Count > 20, $"Only {changing.Count} routes change something.");
        foreach (var endpoint in changing)
        {
            var answer = await Send(client, new HttpMethod(MethodOf(endpoint)), Filled(endpoint), "{}");
            Assert.True((int)answer.Status == 428, $"{MethodOf(endpoint)} {endpoint.RoutePattern.RawText} without If-Match answered {(int)answer.Status}: {answer.Body}");
            Assert.Contains("If-Match", answer.Body["errors"]![0]!["message"]!.GetValue<string>());
        }
    }

    /// <summary>A POST below something single that changes it, too: the few that need no version are named here, with the reason.</summary>
    [Fact]
    public void Every_act_upon_something_single_demands_its_version()
    {
        Dictionary<string, string> free = new(StringComparer.Ordinal)
        {
            ["/accounting/journals/{reference}/reverse"] = "a journal never changes; a second reversal is refused",
            ["/settlements/instructions/{ref}/settle"] = "says what happened outside; its message reference makes it one",
            ["/approvals/{id}/approve"] = "names the checksum of what was read",
            ["/approvals/{id}/reject"] = "is decided once",
            ["/approvals/{id}/withdraw"] = "is decided once",
            ["/jobs/{id}/cancel"] = "a running job moves on by itself",
        };
        static string Path(RouteEndpoint e) => e.RoutePattern.RawText!.Replace("/api/v1", "", StringComparison.Ordinal).Replace(":guid", "", StringComparison.Ordinal);
        var single = Endpoints().Where(e => e.Metadata.GetMetadata<ShowsOne>() is not null).Select(e => Parameter().Replace(Path(e), "{}") + "/").ToHashSet(StringComparer.Ordinal);
        var acts = Endpoints().Where(e => e.Metadata.GetMetadata<ApiRequest>() is not null && MethodOf(e) == "POST" && e.Metadata.GetMetadata<ChangesNothing>() is null
            && single.Any(s => Parameter().Replace(Path(e), "{}").StartsWith(s, StringComparison.Ordinal))).ToList();

        Assert.Contains(acts, e => Path(e) == "/settlements/trades/{ref}/cancel");
        foreach (var act in acts)
            Assert.True(Versions.Demands(act.Metadata, "POST") || free.ContainsKey(Path(act)), $"POST {Path(act)} demands no If-Match.");
    }

    [Fact]
    public async Task Everything_single_carries_an_etag_that_stays_while_nothing_changes()
    {
        await app.Trades(Trading.Buy("E1"));
        using var client = await app.ClientIn(app.Broker, "*");
        var instruction = (await app.InstructionOf("E1")).Reference;
        var journal = (await Get(client, "/accounting/journals?limit=1")).Body["items"]![0]!["reference"]!.GetValue<string>();
        var movement = (await Get(client, "/ledger/movements?limit=1")).Body["items"]![0]!["reference"]!.GetValue<string>();
        var job = (await Get(client, "/jobs?limit=1")).Body["items"]!.AsArray();

        List<string> addresses =
        [
            "/reference/parties/LODO", "/reference/securities/TRAAKBNK91N6", "/reference/accounts/C1-1", "/reference/markets/XIST", "/reference/settlement-cycles/XIST",
            "/reference/legal-entities/AND", "/settlements/trades/E1", $"/settlements/instructions/{instruction}", $"/accounting/journals/{journal}", $"/ledger/movements/{movement}",
        ];
        if (job.Count > 0)
            addresses.Add($"/jobs/{job[0]!["id"]!.GetValue<string>()}");
        foreach (var address in addresses)
        {
            var (first, again) = (await Get(client, address), await Get(client, address));
            Assert.True(first.Status == HttpStatusCode.OK, $"{address} answered {first.Status}.");
            Assert.True(first.Tag is not null, $"{address} has no ETag.");
            Assert.Equal(first.Tag, again.Tag);
            Assert.Equal(HttpStatusCode.NotModified, (await Send(client, HttpMethod.Get, address, header: ("If-None-Match", first.Tag!))).Status);
        }
    }

    [Fact]
    public async Task A_dated_edit_moves_the_etag_and_the_old_one_is_412()
    {
        using var client = await app.ClientIn(app.Broker, "*");
        var before = await Get(client, "/reference/parties/KRVN");
        object Named(string name)
        {
            var values = before.Body["values"]!.DeepClone();
            values["name"] = name;
            return new { values };
        }
        var change = Named("Kervan Menkul Değerler");

        var stale = await Send(client, HttpMethod.Put, "/reference/parties/KRVN", change, ("If-Match", "\"nothing.seen\""));
        var key = Guid.NewGuid().ToString();
        var done = await Send(client, HttpMethod.Put, "/reference/parties/KRVN", change, ("If-Match", before.Tag!), key);
        var repeated = await Send(client, HttpMethod.Put, "/reference/parties/KRVN", change, ("If-Match", before.Tag!), key);
        var after = await Get(client, "/reference/parties/KRVN");
        var second = await Send(client, HttpMethod.Put, "/reference/parties/KRVN", Named("Kervan"), ("If-Match", before.Tag!));
        var any = await Send(client, HttpMethod.Put, "/reference/parties/KRVN", Named("Kervan Yatırım Menkul"), ("If-Match", "*"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Equal("row.changed", stale.Code);
        Assert.True(done.Status == HttpStatusCode.OK, done.Body.ToJsonString());
        Assert.Equal(done.Body.ToJsonString(), repeated.Body.ToJsonString());
        Assert.NotEqual(before.Tag, after.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.Status);
        Assert.True(any.Status == HttpStatusCode.OK, any.Body.ToJsonString());
    }

    [Fact]
    public async Task An_instruction_is_held_at_the_version_seen_and_not_at_another()
    {
        await app.Trades(Trading.Buy("E2"));
        using var client = await app.ClientIn(app.Broker, "*");
        var address = $"/settlements/instructions/{(await app.InstructionOf("E2")).Reference}";
        var seen = await Get(client, address);

        var held = await Send(client, HttpMethod.Post, address + "/hold", new { reason = "Müşteri istedi" }, ("If-Match", seen.Tag!));
        var stale = await Send(client, HttpMethod.Post, address + "/release", new { }, ("If-Match", seen.Tag!));
        var any = await Send(client, HttpMethod.Post, address + "/release", new { }, ("If-Match", "*"));

        Assert.True((int)held.Status is 200 or 204, held.Body.ToJsonString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.True((int)any.Status is 200 or 204, any.Body.ToJsonString());
    }

    [Theory]
    [InlineData("/reference/settlement-date?mic=XIST", "tradeDate")]
    [InlineData("/reference/settlement-date?tradeDate=2026-10-26", "mic")]
    [InlineData("/ledger/stock-record", "security")]
    [InlineData("/ledger/cash-book", "account")]
    [InlineData("/settlements/trades?stat=settled", "stat")]
    [InlineData("/accounting/journals?fromm=2026-01-01", "fromm")]
    [InlineData("/reference/parties?knd=client", "knd")]
    [InlineData("/ledger/verify?all=yes", "all")]
    [InlineData("/settlements/instructions?limit=0", "limit")]
    [InlineData("/permissions/who-can?permission=nothing.at-all", "permission")]
    public async Task What_is_missing_or_unknown_in_an_address_is_400_and_named(string address, string field)
    {
        using var client = await app.ClientIn(app.Broker, "*");

        var answer = await Get(client, address);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{answer.Status}: {answer.Body}");
        Assert.Equal(field, answer.Body["errors"]![0]!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_filter_is_answered_with_the_ones_there_are()
    {
        using var client = await app.ClientIn(app.Broker, "*");

        var answer = await Get(client, "/settlements/trades?stat=settled");

        Assert.Equal("query.unknown", answer.Code);
        Assert.Contains("state", answer.Body["errors"]![0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_rule_refuses_with_409_and_a_form_that_does_not_read_with_400()
    {
        using var client = await app.ClientIn(app.Broker, "*");
        object Journal(string account, string credit) => new
        {
            date = "2026-11-24", description = "Kira",
            lines = new object[] { new { account, debit = "10.00", currency = "TRY" }, new { account = "102", credit, currency = "TRY" } },
        };
        object Movement(string account) => new
        {
            date = "2026-11-24", kind = "deposit", description = "Yatan",
            postings = new object[] { new { account, asset = "TRY", purpose = "available", quantity = "10" }, new { account = "AND-MUSTERI-TRY", asset = "NOPE", purpose = "available", quantity = "-10" } },
        };

        Assert.Equal(HttpStatusCode.Conflict, (await Send(client, HttpMethod.Post, "/accounting/journals", Journal("999.no-such", "10.00"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Send(client, HttpMethod.Post, "/ledger/movements", Movement("NO-SUCH"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(client, HttpMethod.Post, "/accounting/journals", new { description = "Kira" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(client, HttpMethod.Post, "/ledger/movements", new { kind = "deposit" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(client, HttpMethod.Post, "/accounting/journals", "{\"date\": ")).Status);
    }

    [Fact]
    public async Task The_same_key_with_another_payload_is_422()
    {
        using var client = await app.ClientIn(app.Broker, "*");
        var key = Guid.NewGuid().ToString();

        var first = await Send(client, HttpMethod.Post, "/accounting/years", new { year = 2024, entity = "AND" }, key: key);
        var other = await Send(client, HttpMethod.Post, "/accounting/years", new { year = 2023, entity = "AND" }, key: key);
        var years = await Get(client, "/accounting/years");

        Assert.True((int)first.Status is 200 or 201 or 204, first.Body.ToJsonString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.NotEmpty(years.Body["items"]!.AsArray());
    }

    [Fact]
    public async Task A_journal_is_found_by_id_and_by_reference_and_reversing_an_unknown_one_is_404()
    {
        await app.Trades(Trading.Buy("E3"));
        using var client = await app.ClientIn(app.Broker, "*");
        var journal = (await Get(client, "/accounting/journals?limit=1")).Body["items"]![0]!;
        var byReference = await Get(client, $"/accounting/journals/{journal["reference"]!.GetValue<string>()}");
        var byId = await Get(client, $"/accounting/journals/{byReference.Body["id"]!.GetValue<string>()}");

        Assert.Equal(byReference.Tag, byId.Tag);
        // A rule made it, so its cause must be undone: the rule refuses, whichever name is used.
        foreach (var name in new[] { byReference.Body["id"]!.GetValue<string>(), journal["reference"]!.GetValue<string>() })
            Assert.Equal(HttpStatusCode.Conflict, (await Send(client, HttpMethod.Post, $"/accounting/journals/{name}/reverse", new { reason = "Yanlış" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(client, HttpMethod.Post, "/accounting/journals/JR-1999-000001/reverse", new { reason = "Yanlış" })).Status);
    }

    [Fact]
    public async Task The_description_lists_filters_files_headers_and_failures()
    {
        using var client = app.Anonymous();
        var paths = (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!;
        string Names(string path, string method) => string.Join(' ', paths["/api/v1" + path]![method]!["parameters"]!.AsArray().Select(p => p!["name"]?.GetValue<string>()));

        Assert.Contains("state", Names("/settlements/trades", "get"));
        foreach (var name in new[] { "limit", "after", "sort" })
            Assert.Contains(name, Names("/settlements/trades", "get"));
        Assert.Contains("If-Match", Names("/settlements/instructions/{ref}/hold", "post"));
        Assert.Contains("Idempotency-Key", Names("/settlements/instructions/{ref}/hold", "post"));
        Assert.Contains("If-Match", Names("/reference/parties/{key}", "put"));
        var import = paths["/api/v1/imports/{kind}"]!["post"]!;
        Assert.NotNull(import["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!["properties"]!["file"]);
        Assert.NotNull(import["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!["properties"]!["options"]);
        Assert.NotNull(import["responses"]!["202"]);
        var hold = paths["/api/v1/settlements/instructions/{ref}/hold"]!["post"]!["responses"]!;
        foreach (var status in new[] { "400", "403", "404", "409", "412", "428", "429" })
            Assert.NotNull(hold[status]?["content"]?["application/problem+json"]?["schema"]);
        Assert.NotNull(paths["/api/v1/accounting/journals"]!["post"]!["responses"]!["202"]);
    }

    [Fact]
    public async Task The_readable_page_says_its_language_and_heading_before_any_script()
    {
        using var client = app.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/") { Headers = { { "Accept-Language", "en" } } };

        var html = await (await client.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains("<html lang=\"en\">", html);
        Assert.Contains("<h1>BackOffice API</h1>", html);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string MethodOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];

    private static string Filled(RouteEndpoint endpoint) =>
        Parameter().Replace(endpoint.RoutePattern.RawText!.Replace("/api/v1", "", StringComparison.Ordinal), m => m.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "x");

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Parameter();

    private static Task<Answered> Get(HttpClient client, string address) => Send(client, HttpMethod.Get, address);

    private static async Task<Answered> Send(
        HttpClient client, HttpMethod method, string address, object? body = null, (string Name, string Value)? header = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + address);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add(RequestKey.Header, key ?? Guid.NewGuid().ToString());
            request.Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body);
        }
        if (header is { } h)
            request.Headers.TryAddWithoutValidation(h.Name, h.Value);
        using var answer = await client.SendAsync(request);
        var content = await answer.Content.ReadAsStringAsync();
        return new Answered(answer.StatusCode, answer.Headers.ETag?.ToString(), content.Length == 0 ? new JsonObject() : JsonNode.Parse(content)!);
    }

    private sealed record Answered(HttpStatusCode Status, string? Tag, JsonNode Body)
    {
        public string? Code => Body["errors"]?[0]?["code"]?.GetValue<string>();
    }
}
