using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class ReferenceTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_the_list_of_securities_When_one_is_sought_and_opened_Then_its_page_tells_what_it_is(string language)
    {
        await using var visit = await site.As("operations", language);

        await visit.Go("/reference/securities?q=TRSCM");
        await visit.Follow(visit.Page.Locator("main table tbody tr:has-text('Toros Çimento') a").First, "/reference/securities/");

        await visit.Shows("Toros Çimento");
        await visit.Shows("XIST");
    }
}
