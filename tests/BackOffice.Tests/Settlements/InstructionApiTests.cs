using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

/// <summary>The acts on instructions as programs do them.</summary>
public sealed class InstructionApiTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_an_instruction_When_a_program_holds_releases_and_cancels_it_Then_each_act_shows_in_its_state()
    {
        await app.Trades(Trading.Buy("A1"));
        var reference = (await app.InstructionOf("A1")).Reference;
        using var http = await app.ClientIn(app.Broker, "*");

        Assert.True((await Act(http, reference, "hold", new { reason = "Missing shares" })).IsSuccessStatusCode);
        Assert.Equal("held", (await Get(http, reference)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await Act(http, reference, "hold", new { reason = "Again" })).StatusCode);
        Assert.True((await Act(http, reference, "release", null)).IsSuccessStatusCode);
        Assert.Equal("sent", (await Get(http, reference)).GetProperty("state").GetString());
        Assert.True((await Act(http, reference, "cancel", new { reason = "Other depository" })).IsSuccessStatusCode);
        Assert.Equal("cancelled", (await Get(http, reference)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await Act(http, reference, "release", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Act(http, "ST-2026-999999", "hold", new { reason = "?" })).StatusCode);
    }

    [Fact]
    public async Task Given_one_confirmation_When_programs_post_it_fifty_times_at_once_Then_it_has_one_effect_and_amounts_show_their_minor_units()
    {
        await app.Trades(Trading.Buy("A2"));
        using var http = await app.ClientIn(app.Broker, "*");
        var body = new { messageRef = "API-1", quantity = "400", amount = "20000", settledAt = "2026-10-30T10:00:00+03:00" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Act(http, "A2", "settle", body)));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode, a.StatusCode.ToString()));
        var id = (await app.InstructionOf("A2")).Id;
        Assert.Equal(1, await app.Read(db => db.Deliveries.CountAsync(d => d.InstructionId == id)));
        var shown = await Get(http, "A2");
        Assert.Equal(("partially-settled", "400", "20000.00", "30000.00"), (
            shown.GetProperty("state").GetString(), shown.GetProperty("settledQuantity").GetString(), shown.GetProperty("settledAmount").GetString(), shown.GetProperty("openAmount").GetString()));
        var said = shown.GetProperty("messages").EnumerateArray().Single(m => m.GetProperty("direction").GetString() == "in").GetProperty("said");
        Assert.Equal(("20000.00", "TRY"), (said.GetProperty("amount").GetString(), said.GetProperty("currency").GetString()));
    }

    [Fact]
    public async Task Given_a_part_finer_than_the_unit_When_a_program_settles_it_Then_it_is_refused()
    {
        await app.Trades(Trading.Buy("A3"));
        using var http = await app.ClientIn(app.Broker, "*");

        var answer = await Act(http, "A3", "settle", new { messageRef = "API-2", quantity = "400.5" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("settlement.finer-than-unit", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0m, (await app.InstructionOf("A3")).SettledQuantity);
    }

    [Fact]
    public async Task Given_a_trade_When_a_program_asks_why_Then_amounts_and_days_speak_for_themselves()
    {
        await app.Take("trades", Trading.TradeHeader + ",commission,fees,tax\n" + Trading.Buy("A4") + ",100,,5\n");
        using var http = await app.ClientIn(app.Broker, "*");

        var trade = await http.GetFromJsonAsync<JsonElement>("/api/v1/settlements/trades/A4");

        var why = trade.GetProperty("why");
        Assert.All(why.GetProperty("netAmount").EnumerateArray(), p => Assert.Matches(@"^\d+\.\d\d$", p.GetProperty("amount").GetString()));
        var day = why.GetProperty("settlementDate").GetProperty("steps").EnumerateArray().First();
        Assert.Equal("trade-date", day.GetProperty("code").GetString());
        Assert.NotEqual("trade-date", day.GetProperty("why").GetString());
        var owed = await http.GetFromJsonAsync<JsonElement>("/api/v1/settlements/obligations");
        Assert.All(
            owed.GetProperty("items").EnumerateArray().SelectMany(o => o.GetProperty("trades").EnumerateArray()),
            p => Assert.Matches(@"^\d+\.\d\d$", p.GetProperty("amount").GetString()));
    }

    private static async Task<HttpResponseMessage> Act(HttpClient http, string reference, string act, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/settlements/instructions/{reference}/{act}");
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        // A confirmation is the depository's: it counts by its own reference, whatever was seen before.
        if (act != "settle")
            request.Headers.TryAddWithoutValidation("If-Match", await Seen(http, reference));
        return await http.SendAsync(request);
    }

    private static async Task<string> Seen(HttpClient http, string reference)
    {
        using var shown = await http.GetAsync($"/api/v1/settlements/instructions/{reference}");
        return shown.Headers.ETag?.Tag ?? "\"1\"";
    }

    private static Task<JsonElement> Get(HttpClient http, string reference) =>
        http.GetFromJsonAsync<JsonElement>($"/api/v1/settlements/instructions/{reference}");
}
