using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Tests.Architecture;
using BackOffice.Tests.Settlements;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Platform.Api;

/// <summary>What the database cannot keep is the sender's mistake, told in words: never a fault of the house.</summary>
public sealed class UnkeepableTests(Trading app) : IClassFixture<Trading>
{
    private const string Journals = "/accounting/journals";

    public static TheoryData<string, string> Bodies => new()
    {
        { Journals, $$"""{"date":"2026-11-24","description":"{{new string('x', 3000)}}","lines":[{"account":"770","debit":"1.00"},{"account":"381","credit":"1.00"}]}""" },
        { Journals, """{"date":"2026-11-24","description":"a\u0000b","lines":[{"account":"770","debit":"1.00"},{"account":"381","credit":"1.00"}]}""" },
        { Journals, """{"date":"2026-11-24","description":"x","lines":[null,null]}""" },
        { Journals, """{"date":"2026-11-24","description":"x","lines":[{"account":"770","debit":"1234567890123456789","currency":"JPY","rate":"12345678901234567890"},{"account":"381","credit":"1234567890123456789","currency":"JPY","rate":"12345678901234567890"}]}""" },
        { "/ledger/movements", """{"date":"2026-11-24","kind":"deposit","description":"x","postings":[null,null]}""" },
        { "/ledger/movements", """{"date":"2026-11-24","kind":"deposit\u0000","description":"x","postings":[]}""" },
        { "/settlements/trades", """{"tradeRef":"a\u0000"}""" },
        { "/reference/parties", """{"values":{"code":"X1","name":"a\u0000b"}}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_cannot_be_kept_is_400_with_a_sentence(string address, string body)
    {
        using var client = await app.ClientIn(app.Broker, "*");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add(RequestKey.Header, Guid.NewGuid().ToString());

        using var answer = await client.SendAsync(request);
        var said = await answer.Content.ReadFromJsonAsync<JsonObject>();

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode}: {said}");
        Assert.DoesNotContain("{0}", said!["errors"]![0]!["message"]!.GetValue<string>());
        Assert.Contains(' ', said["errors"]![0]!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/settlements/trades?q=%00")]
    [InlineData("/reference/parties?q=%00")]
    [InlineData("/ledger/balances?account=%00")]
    public async Task An_address_that_holds_a_nul_is_400(string address)
    {
        using var client = await app.ClientIn(app.Broker, "*");

        using var answer = await client.GetAsync("/api/v1" + address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text.unkeepable", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![0]!["code"]!.GetValue<string>());
    }

    /// <summary>Found from the running product, so that a new command cannot forget it.</summary>
    [Fact]
    public void No_command_takes_a_nul_or_a_text_without_end_in_any_of_its_texts()
    {
        var texts = Requests.Commands.SelectMany(c => c.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType == typeof(string) && p.CanWrite && !p.IsDefined(typeof(JsonIgnoreAttribute))).Select(p => (Command: c, Text: p))).ToList();

        Assert.True(texts.Count > 60, $"Only {texts.Count} texts.");
        foreach (var (command, text) in texts)
        {
            foreach (var wrong in new[] { "a\0b", new string('x', TextShape.LengthMax + 1) })
            {
                var request = RuntimeHelpers.GetUninitializedObject(command);
                text.SetValue(request, wrong);
                Assert.True(TextShape.Wrong(request).Exists(r => r.Field == text.Name), $"{command.FullName}.{text.Name}");
            }
        }
    }

    [Fact]
    public void A_sentence_that_lacks_a_value_is_still_said()
    {
        using var scope = app.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<Words>();

        Assert.Contains("500", words.Sentence(new Refusal("field.too-long", 500)));
        Assert.NotEmpty(words.Sentence(new Refusal("query.unknown", "x")));
        Assert.NotEmpty(words.Sentence(new Refusal("field.not-a-day", "x")));
    }

    [Fact]
    public async Task Verify_by_api_runs_what_the_command_line_runs()
    {
        using var client = await app.ClientIn(app.Broker, "*");

        var said = await client.GetFromJsonAsync<JsonObject>("/api/v1/ledger/verify");
        var names = said!["checks"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()).ToList();

        Assert.Contains("movements-balance", names);
        Assert.Contains("control-client-ties", names);
        Assert.Contains("no-job-stuck", names);
    }
}
