using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class WorkTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr", "İşlerim", "Yıl sonu prim karşılığı")]
    [InlineData("en", "My work", "Yıl sonu prim karşılığı")]
    public async Task Given_a_journal_that_waits_When_the_controller_opens_the_inbox_Then_it_is_there_to_be_decided(string language, string title, string waiting)
    {
        await using var visit = await site.As("controller", language);

        await visit.Go("/work");
        Assert.Equal(title, await visit.Title.InnerTextAsync());
        await visit.Follow(visit.Page.Locator("main tbody tr", new() { HasText = waiting }).Locator("a").First, "/work/approvals/");

        Assert.Equal(1, await visit.Page.Locator("form[action*='handler=Approve']").CountAsync());
    }
}
