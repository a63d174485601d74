using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BackOffice.Platform.Api;

namespace BackOffice.Tests.Permissions.Grants;

/// <summary>Grants, roles and people by HTTP: the page's own commands, guarded by what was seen.</summary>
public sealed class GrantApiTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task A_grant_is_given_seen_and_ended_by_http()
    {
        using var admin = await app.ClientOf("admin");
        using var auditor = await app.ClientOf("auditor");
        var given = await Send(admin, HttpMethod.Post, "/permissions/grants", new { person = "frontoffice", role = "auditor", until = "2026-12-31", reason = "Denetim haftası" });
        var address = given.Headers.Location!.ToString()["/api/v1".Length..];
        var seen = await admin.GetAsync("/api/v1" + address);

        var blind = await Send(admin, HttpMethod.Delete, address + "?reason=Bitti");
        var wrong = await Send(admin, HttpMethod.Delete, address + "?reason=Bitti", tag: "\"7.abc\"");
        var ended = await Send(admin, HttpMethod.Delete, address + "?reason=Bitti", tag: seen.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        Assert.Equal((HttpStatusCode)428, blind.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, wrong.StatusCode);
        Assert.True(ended.IsSuccessStatusCode, await ended.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(auditor, HttpMethod.Post, "/permissions/grants", new { })).StatusCode);
    }

    [Fact]
    public async Task A_missing_right_is_told_in_words()
    {
        using var client = await app.ClientOf("auditor");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var answer = await Send(client, HttpMethod.Post, "/permissions/grants", new { });

        var message = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["message"]!.GetValue<string>();
        Assert.DoesNotContain("permissions.give-grants", message);
    }

    [Fact]
    public async Task A_role_is_made_and_changed_at_the_version_seen()
    {
        using var admin = await app.ClientOf("admin");
        var made = await Send(admin, HttpMethod.Post, "/permissions/roles", new { code = "visitor", nameEn = "Visitor", nameTr = "Ziyaretçi", permissions = new[] { "permissions.view" } });
        var seen = await admin.GetAsync("/api/v1/permissions/roles/visitor");

        var changed = await Send(admin, HttpMethod.Put, "/permissions/roles/visitor", new { nameEn = "Guest", nameTr = "Konuk", permissions = Array.Empty<string>() }, seen.Headers.ETag!.ToString());
        var stale = await Send(admin, HttpMethod.Put, "/permissions/roles/visitor", new { nameEn = "Other", nameTr = "Başka", permissions = Array.Empty<string>() }, seen.Headers.ETag!.ToString());
        var person = await admin.GetAsync("/api/v1/permissions/people/frontoffice");

        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.NotNull(person.Headers.ETag);
    }

    [Theory]
    [InlineData("tr", "en")]
    [InlineData("en", "tr")]
    public async Task What_was_read_in_one_language_is_changed_in_the_other(string reads, string changes)
    {
        using var admin = await app.ClientOf("admin");
        void Speak(string language)
        {
            admin.DefaultRequestHeaders.AcceptLanguage.Clear();
            admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        }
        Speak(reads);
        var given = await Send(admin, HttpMethod.Post, "/permissions/grants", new { person = "frontoffice", role = "auditor", desk = reads, reason = "Denetim haftası" });
        var address = given.Headers.Location!.ToString()["/api/v1".Length..];
        var grant = (await admin.GetAsync("/api/v1" + address)).Headers.ETag!.ToString();
        var person = (await admin.GetAsync("/api/v1/permissions/people/hr")).Headers.ETag!.ToString();

        Speak(changes);
        var desk = new { displayName = "Hale Rüzgâr " + reads, desk = "equity", entity = SampleApp.Broker.ToString() };
        var changed = await Send(admin, HttpMethod.Put, address, new { ceilingTry = "1000", reason = "Daha az" }, grant);
        var stale = await Send(admin, HttpMethod.Delete, address + "?reason=Bitti", tag: "\"9.abc\"");
        var renamed = await Send(admin, HttpMethod.Put, "/permissions/people/hr", desk, person);

        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        Assert.NotEqual(HttpStatusCode.NoContent, stale.StatusCode);
        Assert.NotEqual(HttpStatusCode.PreconditionFailed, renamed.StatusCode);
    }

    [Fact]
    public async Task Everybody_may_ask_what_they_may_do_and_only_who_sees_rights_about_another()
    {
        using var operations = await app.ClientOf("operations");

        var mine = await Send(operations, HttpMethod.Post, "/permissions/check", new { permission = "settlements.view" });
        var named = await Send(operations, HttpMethod.Post, "/permissions/check", new { user = "operations", permission = "permissions.view" });
        var another = await Send(operations, HttpMethod.Post, "/permissions/check", new { user = "hr", permission = "permissions.view" });
        var nobody = await Send(operations, HttpMethod.Post, "/permissions/check", new { user = "nobody", permission = "permissions.view" });

        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.True(JsonNode.Parse(await mine.Content.ReadAsStringAsync())!["allowed"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, another.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, nobody.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string address, object? body = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + address) { Headers = { { RequestKey.Header, Guid.NewGuid().ToString() } } };
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await client.SendAsync(request);
    }
}
