using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class RecordsTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr", "Işık ödemesi", "isik odeme")]
    [InlineData("en", "Payments of the lighthouse", "PAYMENT lighthouse")]
    public async Task Given_two_documents_When_they_are_added_Then_they_are_found_held_and_shown_with_the_reason_they_are_kept(string language, string text, string question)
    {
        await using var visit = await site.As("records", language);
        var mark = "m" + Guid.NewGuid().ToString("N")[..8];

        await visit.Go("/records/documents/upload");
        await visit.Page.SetInputFilesAsync("#Input_Files", new[]
        {
            new Microsoft.Playwright.FilePayload { Name = mark + " bir.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes($"{text} {mark} 1") },
            new Microsoft.Playwright.FilePayload { Name = mark + " iki.html", MimeType = "text/html", Buffer = System.Text.Encoding.UTF8.GetBytes($"<p>{text} {mark} 2</p>") },
        });
        await visit.Page.SelectOptionAsync("#Input_Class", "correspondence");
        await visit.Primary.ClickAsync();
        await visit.Page.Locator(".bo-files .state.fg-ok").Nth(1).WaitForAsync();

        var address = $"/records/search?q={Uri.EscapeDataString(question + " " + mark)}";
        for (var tries = 0; tries < 40 && await Hits(visit, address) < 2; tries++)
            await Task.Delay(500);
        Assert.Equal(2, await Hits(visit, address));
        Assert.True(await visit.Page.Locator(".bo-hits mark").CountAsync() > 0);

        await visit.Page.Locator(".bo-title a[href^='/records/holds/place']").ClickAsync();
        await visit.Page.FillAsync("#Input_Name", mark);
        await visit.Page.FillAsync("#Input_Reason", "Mahkeme yazısı / court letter");
        await visit.Primary.ClickAsync();
        await visit.Page.WaitForURLAsync("**/records/holds/HLD-*");

        await visit.Page.Locator("table a.code").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/records/documents/REC-*");
        Assert.Contains(mark, await visit.Page.Locator(".bo-note.warn").First.InnerTextAsync());
        Assert.Contains("TTK 82", await visit.Page.Locator(".bo-panel").InnerTextAsync());
    }

    private static async Task<int> Hits(Visit visit, string address)
    {
        await visit.Go(address);
        return await visit.Page.Locator(".bo-hits li").CountAsync();
    }
}
