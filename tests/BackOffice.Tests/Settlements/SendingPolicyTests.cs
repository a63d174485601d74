using System.Net;
using System.Net.Http.Json;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Settlements;
using BackOffice.Settlements.Sending;

namespace BackOffice.Tests.Settlements;

public sealed class SendingPolicyTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_a_rule_that_instructions_wait_When_a_trade_comes_Then_it_waits_to_be_sent_and_the_rule_is_listed_with_its_days()
    {
        using var http = await app.ClientIn(app.Broker, SettlementsPermissions.SetSending, SettlementsPermissions.View);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/settlements/sending")
        {
            Content = JsonContent.Create(new { atOnce = false, from = app.Today, source = "Operations manual 4.2" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        using var answer = await http.SendAsync(request);
        await app.Trades(Trading.Buy("P1"));

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(InstructionState.Pending, (await app.InstructionOf("P1")).State);
        var rules = await app.Clerk.Send(new List.Query(ListRequest.All));
        var rule = Assert.Single(rules.Items);
        Assert.Equal(("AND", "on-act", app.Today, null, "in-force"), (rule.Entity, rule.Sending, rule.From, rule.To, rule.State));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/settlements/sending")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/settlements/sending/set-policy")).StatusCode);
    }

    [Fact]
    public async Task Given_a_rule_from_yesterday_When_it_is_set_Then_it_is_refused()
    {
        var outcome = await app.Clerk.Send(new SetPolicy.Command(Guid.NewGuid(), null, true, app.Today.AddDays(-1), "Manual"));

        Assert.Equal("sending.from-past", outcome.Refusal?.Code);
    }
}
