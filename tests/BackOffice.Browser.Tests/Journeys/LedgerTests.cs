using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class LedgerTests(Site site)
{
    private const string Bank = "PM-MUSTERI-TRY";

    [SkippableTheory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_the_cash_book_of_the_clients_bank_When_a_movement_is_opened_Then_its_two_sides_are_shown(string language)
    {
        await using var visit = await site.As("operations", language);

        await visit.Go($"/ledger/cash/book?account={Bank}");
        await visit.Shows(Bank);
        await visit.Follow(visit.Page.Locator("main table tbody a[href^='/ledger/movements/']").First, "/ledger/movements/");

        await visit.Shows(Bank);
    }
}
