using System.Net;
using System.Text.Json;
using BackOffice.Reference;
using BackOffice.Reference.Kinds;

namespace BackOffice.Tests.Reference;

public sealed class PagesTests(App app) : IClassFixture<App>
{
    public static TheoryData<string> Kinds() => new(KindList.All.Select(k => k.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_answers_its_list_filtered_and_sorted(string kind)
    {
        if (await app.Sql<long>("select count(*) from reference.party") == 0)
        {
            await app.GivenMarkets();
            await app.GivenParties();
        }
        using var client = await app.Client(ReferencePermissions.View);

        var all = await client.GetAsync($"/api/v1/reference/{kind}?limit=2");
        var asOf = await client.GetAsync($"/api/v1/reference/{kind}?knownAt=2026-11-24" + (kind is "calendar-rules" or "fx-rates" or "settlement-cycles" or "policies" ? "" : "&q=a"));

        Assert.Equal(HttpStatusCode.OK, all.StatusCode);
        Assert.True(asOf.StatusCode == HttpStatusCode.OK, await asOf.Content.ReadAsStringAsync());
        Assert.True(JsonDocument.Parse(await all.Content.ReadAsStringAsync()).RootElement.TryGetProperty("items", out _));
    }

    [Fact]
    public async Task The_settlement_date_says_its_steps()
    {
        await app.GivenMarkets();
        using var client = await app.Client(ReferencePermissions.View);

        var answer = JsonDocument.Parse(await client.GetStringAsync("/api/v1/reference/settlement-date?mic=XIST&tradeDate=2026-10-27")).RootElement;

        Assert.Equal("2026-10-30", answer.GetProperty("settlementDate").GetString());
        Assert.Equal(2, answer.GetProperty("cycleDays").GetInt32());
        Assert.Equal("XIST", answer.GetProperty("calendar").GetString());
        Assert.Equal(2, answer.GetProperty("steps").EnumerateArray().Count(s => s.GetProperty("counted").GetBoolean()));
    }

    [Fact]
    public async Task Beyond_the_calendar_the_settlement_date_is_a_refusal()
    {
        await app.GivenMarkets();
        using var client = await app.Client(ReferencePermissions.View);

        var answer = await client.GetAsync("/api/v1/reference/settlement-date?mic=XIST&tradeDate=2031-10-27");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("calendar.beyond-coverage", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_look_is_told_so()
    {
        using var client = await app.Client("ledger.view");

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/reference/securities")).StatusCode);
    }

    [Fact]
    public async Task The_identity_number_of_a_person_is_masked_for_who_may_not_see_it()
    {
        await app.GivenMarkets();
        await app.Take("parties", "code,name,kind,country,tax_id\nKISI1,Ayşe Örnek,client,TR,10000000146\nSIRKET1,Örnek AŞ,client,TR,1234567890\n");
        using var reader = await app.Client(ReferencePermissions.View);
        using var keeper = await app.Client(ReferencePermissions.View, ReferencePermissions.ViewPersonal);

        var masked = await reader.GetStringAsync("/api/v1/reference/parties/KISI1");

        Assert.DoesNotContain("10000000146", masked, StringComparison.Ordinal);
        Assert.Contains("********146", masked, StringComparison.Ordinal);
        Assert.Contains("10000000146", await keeper.GetStringAsync("/api/v1/reference/parties/KISI1"), StringComparison.Ordinal);
        Assert.Contains("1234567890", await reader.GetStringAsync("/api/v1/reference/parties/SIRKET1"), StringComparison.Ordinal);
    }
}
