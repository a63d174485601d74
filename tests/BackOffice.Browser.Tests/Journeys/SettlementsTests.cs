using System.Globalization;
using System.Text;
using System.Text.Json;
using BackOffice.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class SettlementsTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_a_file_of_trades_When_it_is_brought_in_by_its_page_Then_the_trade_is_instructed_and_tells_its_story(string language)
    {
        await using var visit = await site.As("operations", language);
        var reference = $"WEB-{language.ToUpperInvariant()}-{Guid.NewGuid():N}"[..20];
        var like = await InstructedTrade(visit);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{reference},{Text(like, "tradeDate")},buy,{Text(like, "isin")},1000,{Text(like, "price")},{Text(like, "currency")},{Text(like, "account")},{Text(like, "counterparty")}");

        await visit.Go("/work/imports/trades");
        await visit.Page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "web.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"trade_ref,trade_date,side,security,quantity,price,price_currency,account,counterparty\n{line}\n"),
        });
        await visit.Primary.ClickAsync();
        await visit.Page.Locator("main table td", new() { HasText = reference }).First.WaitForAsync();
        await visit.Follow(visit.Primary, "/work/jobs/");
        var job = await Done(visit);

        Assert.Equal(("done", 1, 0), (Text(job, "state"), job.GetProperty("accepted").GetInt32(), job.GetProperty("rejected").GetInt32()));
        await visit.Go($"/settlements/trades/{reference}");
        Assert.Equal(line, (await visit.Page.InnerTextAsync("pre.bo-raw")).Trim());
        Assert.Equal("instructed", Text(await visit.Ask($"/api/v1/settlements/trades/{reference}"), "state"));
        await visit.Follow(visit.Page.Locator("main a[href^='/settlements/instructions/']").First, "/settlements/instructions/");
        await visit.Shows(Text(like, "isin"));
    }

    /// <summary>Writes the README's picture when BACKOFFICE_SCREENSHOT names a file; looks at the same page otherwise.</summary>
    [SkippableFact]
    public async Task Given_the_sample_firm_When_the_dashboard_is_opened_Then_each_market_and_the_worst_exceptions_are_on_it()
    {
        await using var visit = await site.As("operations", "en", height: 900);

        await visit.Go("/settlements");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        foreach (var market in (string[])["Borsa İstanbul Pay", "New York Stock Exchange", "Xetra Frankfurt", "Nasdaq"])
            await visit.Shows(market);
        Assert.NotEqual(0, await visit.Page.Locator("main a[href^='/settlements/instructions/'], main a[href^='/settlements/trades/']").CountAsync());
        if (Environment.GetEnvironmentVariable("BACKOFFICE_SCREENSHOT") is { Length: > 0 } file)
            await visit.Page.ScreenshotAsync(new() { Path = file });
    }

    /// <summary>A trade of a client on the home market whose standing instruction was found: another like it will be instructed as well.</summary>
    private static async Task<JsonElement> InstructedTrade(Visit visit)
    {
        var page = await visit.Ask("/api/v1/settlements/trades?state=instructed&limit=200");
        return page.GetProperty("items").EnumerateArray().First(t => Text(t, "currency") == "TRY" && !Text(t, "account").EndsWith("PORTFOY", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> Done(Visit visit)
    {
        var id = new Uri(visit.Page.Url).AbsolutePath.Split('/')[^1];
        for (var attempt = 0; ; attempt++)
        {
            var job = await visit.Ask($"/api/v1/jobs/{id}");
            if (Text(job, "state") is not ("queued" or "running"))
                return job;
            Assert.True(attempt < 240, $"The job is still {Text(job, "state")}.");
            await Task.Delay(500);
        }
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).ToString();
}
