using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BackOffice.Ledger;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Ledger;

public sealed class MovementByHandTests(LedgerFirm firm) : IClassFixture<LedgerFirm>
{
    [Fact]
    public async Task Given_no_policy_that_lets_one_act_alone_When_a_deposit_is_posted_Then_it_waits_for_a_second_person()
    {
        var client = await firm.ClientIn(firm.Broker, "ledger.post-movements");

        var answer = await Send(client, Deposit("60000.00", "-60000.00"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("approval", out _));
        Assert.Equal(0, await firm.Read(db => { var all = db.Movements; return all.CountAsync(m => m.Kind == "deposit"); }));
    }

    [Theory]
    [InlineData("60000.00", "-59999.99", "movement.unbalanced")]
    [InlineData("60000.001", "-60000.001", "movement.amount-too-fine")]
    [InlineData("0", "0", "movement.quantity-zero")]
    public async Task What_cannot_be_moved_is_refused_and_does_not_wait(string one, string other, string code)
    {
        var client = await firm.ClientIn(firm.Broker, "ledger.post-movements");

        var answer = await Send(client, Deposit(one, other));

        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_account_is_named_beside_its_field()
    {
        var client = await firm.ClientIn(firm.Broker, "ledger.post-movements");

        var answer = await Send(client, new
        {
            date = "2026-11-24", kind = "deposit", description = "x",
            postings = new[]
            {
                new { account = "CL-9", asset = "TRY", purpose = "available", quantity = "1.00" },
                new { account = "BANK-C", asset = "XXX9", purpose = "available", quantity = "-1.00" },
            },
        });

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("postings[0].account", text, StringComparison.Ordinal);
        Assert.Contains("movement.asset-unknown", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Balances_stock_record_and_checks_answer_in_the_form_of_the_contract()
    {
        await firm.Post(firm.Buy(firm.Today, firm.Today.AddDays(2)));
        var client = await firm.ClientIn(firm.Broker, "ledger.view");

        var balances = await client.GetFromJsonAsync<JsonElement>("/api/v1/ledger/balances?account=CL-1");
        var cash = balances.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("asset").GetString() == "TRY");
        Assert.Equal("-50105.00", cash.GetProperty("quantity").GetString());
        Assert.Equal("pending", cash.GetProperty("purpose").GetString());

        var record = await client.GetFromJsonAsync<JsonElement>($"/api/v1/ledger/stock-record?security={LedgerFirm.ShareIsin}");
        Assert.Equal("1000", record.GetProperty("longTotal").GetString());
        Assert.Equal("1000", record.GetProperty("shortTotal").GetString());
        Assert.Equal("CL-1", record.GetProperty("long")[0].GetProperty("account").GetString());

        Assert.True((await client.GetFromJsonAsync<JsonElement>("/api/v1/ledger/verify")).GetProperty("checks").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == "movements-balance").GetProperty("ok").GetBoolean());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/ledger/balances?asOf=2026-02-31")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/ledger/exposure")).StatusCode);
    }

    private static object Deposit(string one, string other) => new
    {
        date = "2026-11-24", kind = "deposit", description = "Müşteri yatırması",
        postings = new[]
        {
            new { account = "CL-1", asset = "TRY", purpose = "available", quantity = one },
            new { account = "BANK-C", asset = "TRY", purpose = "available", quantity = other },
        },
    };

    private static Task<HttpResponseMessage> Send(HttpClient client, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ledger/movements") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return client.SendAsync(request);
    }
}
