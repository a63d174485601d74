using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class PermissionsTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr", "Neden yapamıyorum?")]
    [InlineData("en", "Why can't I?")]
    public async Task Given_a_page_that_refuses_When_one_asks_why_Then_the_missing_right_and_who_gives_it_are_told(string language, string why)
    {
        await using var visit = await site.As("risk", language);

        await visit.Go("/permissions/people", expected: 403);
        await visit.Follow(visit.Page.Locator("a[href^='/permissions/why']").First, "/permissions/why");

        Assert.Equal(why, await visit.Title.InnerTextAsync());
        await visit.Shows("permissions.");
    }
}
