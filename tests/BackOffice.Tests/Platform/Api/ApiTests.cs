using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BackOffice.Tests.Platform.Api;

/// <summary>The contract's own rules, at whatever route shows them.</summary>
public sealed class ApiTests(Permissions.SampleApp app) : IClassFixture<Permissions.SampleApp>
{
    [Fact]
    public async Task A_route_that_is_not_there_answers_404_as_problem_details()
    {
        using var client = await app.ClientOf("auditor");

        var answer = await client.GetAsync("/api/v1/nothing/of/the/kind");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull((await Problem(answer))["correlationId"]);
    }

    [Theory]
    [InlineData("asOf=24.11.2026")]
    [InlineData("asOf=10/26/2026")]
    [InlineData("asOf=2026-02-31")]
    public async Task A_date_in_another_form_is_refused_with_its_field(string query)
    {
        using var client = await app.ClientOf("auditor");

        var answer = await client.GetAsync("/api/v1/permissions/who-can?permission=permissions.view&" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("asOf", (await Problem(answer))["errors"]![0]!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_post_without_a_key_is_refused()
    {
        using var client = await app.ClientOf("controller");

        var answer = await client.PostAsync($"/api/v1/approvals/{Guid.NewGuid()}/approve", null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("idempotency-key.missing", (await Problem(answer))["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_approval_that_is_not_there_is_404()
    {
        using var client = await app.ClientOf("controller");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/approvals/{Guid.NewGuid()}/approve") { Headers = { { "Idempotency-Key", "1" } } };

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Check_answers_with_its_trace()
    {
        using var client = await app.ClientOf("auditor");

        var answer = await client.PostAsJsonAsync("/api/v1/permissions/check", new { user = "frontoffice", permission = "permissions.give-grants", resource = new { desk = "equity", amount = "10.50" } });

        var said = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.False(said!["allowed"]!.GetValue<bool>());
        Assert.Equal("trace.no-grant", said["trace"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_number_where_a_decimal_text_belongs_names_its_field()
    {
        using var client = await app.ClientOf("auditor");

        var answer = await client.PostAsJsonAsync("/api/v1/permissions/check", new { user = "frontoffice", permission = "permissions.view", resource = new { amount = 10.5 } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("resource.amount", (await Problem(answer))["errors"]![0]!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_lacks_the_permission_is_told_before_the_body_is_read()
    {
        using var client = await app.ClientOf("frontoffice");

        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var answer = await client.PostAsync("/api/v1/accounting/journals", new StringContent("not json", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("permission.denied", (await Problem(answer))["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_description_knows_decimals_as_text_and_the_key_header()
    {
        using var client = app.Anonymous();

        var document = await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json");

        Assert.Contains("Idempotency-Key", document!["paths"]!["/api/v1/approvals/{id}/approve"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("\"format\":\"decimal\"", document.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> Problem(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
