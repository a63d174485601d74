using System.Net;
using System.Text.RegularExpressions;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Reference;
using BackOffice.Reference.Editing;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Lists;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Reference;

/// <summary>The pages of the room, asked as a browser asks: they answer, in both languages, without a word missing.</summary>
public sealed partial class SiteTests(App app) : IClassFixture<App>
{
    private static readonly string[] Everything = ["*"];

    public static TheoryData<string> Kinds() => new(KindList.All.Select(k => k.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_has_a_list_and_a_form_in_both_languages(string kind)
    {
        await Given();
        using var client = await app.Client(Everything);

        foreach (var language in new[] { "tr", "en" })
        {
            await Shown(client, $"/reference/{kind}", language);
            await Shown(client, $"/reference/{kind}/new", language);
        }
    }

    [Theory]
    [InlineData("/reference")]
    [InlineData("/reference/parties/LODO")]
    [InlineData("/reference/parties/LODO/edit")]
    [InlineData("/reference/securities/TRAAKBNK91N6")]
    [InlineData("/reference/accounts/C1-1")]
    [InlineData("/reference/settlement-cycles/XIST")]
    [InlineData("/reference/settlement-cycles/XIST/edit")]
    [InlineData("/reference/calendars/XIST@2026-10-29")]
    [InlineData("/reference/settlement-date?mic=XIST&tradeDate=2026-10-27")]
    [InlineData("/reference/settlement-date?mic=XIST&tradeDate=2031-10-27")]
    public async Task Pages_of_one_thing_answer_in_both_languages(string address)
    {
        await Given();
        using var client = await app.Client(Everything);

        await Shown(client, address, "tr");
        await Shown(client, address, "en");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        using var client = await app.Client(Everything);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/reference/parties/NOBODY")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/reference/dragons/new")).StatusCode);
    }

    [Fact]
    public async Task A_figure_that_could_mean_two_things_is_asked_about_and_nothing_is_stored()
    {
        await Given();
        using var client = await app.Client(Everything);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");
        var form = await Form(client, "/reference/securities/new");
        form["Input.Values[isin]"] = "US5949181045";
        form["Input.Values[name]"] = "Microsoft";
        form["Input.Values[currency]"] = "USD";
        form["Input.Values[lot_size]"] = "2.34";

        var answer = await client.PostAsync("/reference/securities/new", new FormUrlEncodedContent(form));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("2,34", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0L, await app.Sql<long>("select count(*) from reference.security where isin = 'US5949181045'"));

        form["Input.Values[lot_size]"] = "2,34";
        var stored = await client.PostAsync("/reference/securities/new", new FormUrlEncodedContent(form));
        Assert.True(stored.StatusCode == HttpStatusCode.Redirect, await stored.Content.ReadAsStringAsync());
        Assert.Equal(2.34m, await app.Sql<decimal>("select lot_size from reference.security where isin = 'US5949181045'"));
    }

    [Fact]
    public async Task The_second_of_two_people_at_one_party_sees_original_theirs_and_own()
    {
        await Given();
        await app.As("*").Send(new Save.Command(Guid.NewGuid(), "parties", null, null, null, Party("İlk Ad", "TR")));
        using var client = await app.Client(Everything);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");
        var form = await Form(client, "/reference/parties/TWO/edit");
        var seen = (await app.As("*").Send(new Details.Query("parties", "TWO")))!;
        Assert.Null((await app.As("*").Send(new Save.Command(Guid.NewGuid(), "parties", seen.Subject, seen.Row, null, Party("Onların Adı", "DE")))).Refusal);
        form["Input.Values[name]"] = "Benim Adım";

        var answer = await client.PostAsync("/reference/parties/TWO/edit", new FormUrlEncodedContent(form));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(new[] { "İlk Ad", "Onların Adı", "Benim Adım" }, name => Assert.Contains(name, page, StringComparison.Ordinal));
        Assert.Equal("Onların Adı", (await app.As("*").Send(new Details.Query("parties", "TWO")))!.Values["name"]);

        // Saved again from the page as it stands now, own name kept: theirs of the other field stays.
        var merged = Fields(page);
        merged["Input.Values[name]"] = "Benim Adım";
        var saved = await client.PostAsync("/reference/parties/TWO/edit", new FormUrlEncodedContent(merged));
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        var now = (await app.As("*").Send(new Details.Query("parties", "TWO")))!.Values;
        Assert.Equal(("Benim Adım", "DE"), (now["name"], now["country"]));
    }

    [Fact]
    public async Task The_second_of_two_people_at_one_standing_instruction_sees_original_theirs_and_own()
    {
        await Given();
        await app.Take("ssis", "party,market,currency,agent_bic,account,valid_from\nLODO,XIST,EUR,TVSBTRIS,72011,2026-01-01\n");
        var subject = await app.Sql<Guid>("select subject from reference.ssi where account = '72011'");
        using var client = await app.Client(Everything);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");
        var form = await Form(client, $"/reference/ssis/{subject}/edit");
        var theirs = (await app.As("*").Send(new Details.Query("ssis", subject.ToString())))!;
        var (maker, lead) = (app.As(ReferencePermissions.EditSsis, ReferencePermissions.View), app.As(ReferencePermissions.ApproveSsis));
        var waits = await maker.Send(new SaveSsi.Command(Guid.NewGuid(), theirs.Subject, theirs.Row, new Dictionary<string, string?>(theirs.Values) { ["account"] = "72022" }));
        var approval = await app.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == waits.Approval));
        Assert.Null((await lead.Send(new Approve.Command(Guid.NewGuid(), approval.Id, Convert.ToHexStringLower(approval.Sha256)))).Refusal);
        form["Input.Values[account]"] = "72033";

        var answer = await client.PostAsync($"/reference/ssis/{subject}/edit", new FormUrlEncodedContent(form));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(new[] { "72011", "72022", "72033" }, account => Assert.Contains(account, page, StringComparison.Ordinal));
        Assert.Equal("72022", (await app.As("*").Send(new Details.Query("ssis", subject.ToString())))!.Values["account"]);
    }

    private async Task Given()
    {
        if (await app.Sql<long>("select count(*) from reference.party where key = 'LODO'") > 0)
            return;
        await app.GivenMarkets();
        await app.GivenParties();
    }

    private static async Task Shown(HttpClient client, string address, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        var answer = await client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} in {language}: {answer.StatusCode}\n{page}");
        // A key that no room knows is shown as it is.
        Assert.DoesNotMatch(RawKey(), WebUtility.HtmlDecode(page));
    }

    private static async Task<Dictionary<string, string>> Form(HttpClient client, string address) => Fields(await client.GetStringAsync(address));

    private static Dictionary<string, string> Fields(string page)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..];
        foreach (Match input in Input().Matches(main))
        {
            var name = Name().Match(input.Value);
            if (name.Success && !fields.ContainsKey(WebUtility.HtmlDecode(name.Groups[1].Value)))
                fields[WebUtility.HtmlDecode(name.Groups[1].Value)] = WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value);
        }
        foreach (Match select in Select().Matches(main))
            fields[WebUtility.HtmlDecode(select.Groups[1].Value)] = WebUtility.HtmlDecode(Chosen().Match(select.Groups[2].Value).Groups[1].Value);
        return fields;
    }

    private static Dictionary<string, string?> Party(string name, string country) => new()
    {
        ["code"] = "TWO", ["name"] = name, ["kind"] = "vendor", ["country"] = country,
    };

    [GeneratedRegex(">\\s*(kind|column|field|new|one|history|settlement-date|party-kind|account-role|policy|menu|edit-one)\\.[a-z0-9.-]+\\s*<")]
    private static partial Regex RawKey();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<select[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();
}
