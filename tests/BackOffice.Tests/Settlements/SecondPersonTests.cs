using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Editing;
using BackOffice.Reference.Lists;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

/// <summary>Standing instructions change by two people, and their files too where the policy asks for it.</summary>
public sealed class SecondPersonTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_a_policy_that_files_wait_When_a_file_of_standing_instructions_comes_Then_nothing_is_taken_until_a_second_person_lets_it_in()
    {
        await app.Take("policies", "code,needs_second_person\nfour-eyes.import.ssis,yes\n");
        using var http = await app.ClientIn(app.Broker, "reference.import", "reference.view", "jobs.view");
        using var body = File("party,market,currency,agent_bic,account,valid_from\nNONE,XIST,TRY,TVSBTRIS,70099,2025-01-01\n");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports/ssis") { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var approval = JsonDocument.Parse(text).RootElement.GetProperty("approval").GetGuid();
        await app.Trades(Trading.Buy("W1", counterparty: "NONE"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("ssi.none", (await app.Trade("W1")).StopCode);

        var waiting = await app.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == approval));
        var approved = await app.As("reference.approve-ssis").In(app.Broker).Send(
            new Approve.Command(Guid.NewGuid(), approval, Convert.ToHexStringLower(waiting.Sha256)));

        Assert.Null(approved.Refusal);
        Assert.Equal(1, await app.Sql<long>("select count(*) from platform.job where kind = 'ssis' and owner_id = $1", waiting.Maker.Value));
    }

    [Fact]
    public async Task Given_a_change_by_hand_When_a_second_person_lets_it_through_Then_it_holds_and_the_second_maker_was_told_of_the_first()
    {
        var ssi = (await app.AsSystem(app.Broker).Send(new SsisOf([(await Lodo()).Id]))).First(s => s.Currency == "TRY");
        var seen = (await app.Clerk.Send(new Details.Query("ssis", ssi.Id.Value.ToString())))!;
        var maker = app.As("reference.edit-ssis", "reference.view").In(app.Broker);
        var other = app.As("reference.edit-ssis", "reference.view").In(app.Broker);

        var first = await maker.Send(Changed(seen, "70011"));
        var second = await other.Send(Changed(seen, "70012"));

        Assert.NotNull(first.Approval);
        var told = await app.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == second.Approval));
        Assert.Contains(told.Needs.Changes, c => c.FieldKey == "ssi.other-change-waits");
        Assert.Equal(2, (await other.Send(new WaitingOn.Query(seen.Row))).Count);

        var stored = await app.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == first.Approval));
        Assert.Matches("^AP-[0-9]{4}-[0-9]{6}$", stored.Reference);
        Assert.NotEqual(told.Reference, stored.Reference);
        Assert.Contains((await maker.Send(new BackOffice.Work.Search.Find.Query(stored.Reference))).Items, hit => hit.Link == $"/work/approvals/{stored.Id}");
        var sha = Convert.ToHexStringLower(stored.Sha256);
        Assert.NotNull((await maker.Send(new Approve.Command(Guid.NewGuid(), stored.Id, sha))).Refusal);
        Assert.Null((await app.As("reference.approve-ssis").Send(new Approve.Command(Guid.NewGuid(), stored.Id, sha))).Refusal);
        Assert.Equal("approval.target-moved", (await app.As("reference.approve-ssis").Send(
            new Approve.Command(Guid.NewGuid(), told.Id, Convert.ToHexStringLower(told.Sha256)))).Refusal?.Code);
        await app.Trades(Trading.Buy("W2"));
        Assert.Equal("70011", (await app.InstructionOf("W2")).Ssi.Account);
    }

    private static SaveSsi.Command Changed(Details.Answer seen, string account) => new(
        Guid.NewGuid(), seen.Subject, seen.Row, new Dictionary<string, string?>(seen.Values) { ["account"] = account }, new DateOnly(2026, 1, 1));

    private async Task<PartyInfo> Lodo() => (await app.AsSystem(app.Broker).Send(new FindParties(["LODO"])))["LODO"];

    private static MultipartFormDataContent File(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return new MultipartFormDataContent { { content, "file", "ssis.csv" } };
    }
}
