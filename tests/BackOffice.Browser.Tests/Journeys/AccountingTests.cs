using System.Globalization;
using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class AccountingTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_a_journal_up_to_the_limit_When_it_is_posted_Then_it_stands_in_the_trial_balance_at_once(string language)
    {
        await using var visit = await site.As("accountant", language);
        var before = await Debit(visit);

        await Write(visit, 1234.56m, language, "Web " + Guid.NewGuid().ToString("N")[..8]);
        await visit.Page.WaitForURLAsync("**/accounting/journals/JR-*");

        Assert.Equal(1234.56m, await Debit(visit) - before);
    }

    [SkippableTheory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Given_a_journal_above_the_limit_When_another_person_approves_it_Then_it_stands_in_the_trial_balance(string language)
    {
        await using var maker = await site.As("accountant", language);
        await using var checker = await site.As("controller", language);
        var before = await Debit(maker);

        await Write(maker, 1_000_000.01m, language, "Web " + Guid.NewGuid().ToString("N")[..8]);
        await maker.Page.WaitForURLAsync("**/work/approvals/*");
        var approval = new Uri(maker.Page.Url).AbsolutePath;
        Assert.Equal(0, await maker.Page.Locator("form[action*='handler=Approve']").CountAsync());
        Assert.Equal(before, await Debit(maker));

        await checker.Go(approval);
        await checker.Page.Locator("form[action*='handler=Approve'] button").ClickAsync();
        await checker.Page.Locator(".bo-note.ok").WaitForAsync();

        Assert.Equal(1_000_000.01m, await Debit(maker) - before);
    }

    private static async Task Write(Visit visit, decimal amount, string language, string description)
    {
        var typed = amount.ToString("0.00", CultureInfo.GetCultureInfo(language == "tr" ? "tr-TR" : "en-GB"));
        await visit.Go("/accounting/journals/new");
        await visit.Page.FillAsync("#Input_Description", description);
        await visit.Page.FillAsync("#Input_Lines_0__Account", "770");
        await visit.Page.FillAsync("#Input_Lines_0__Debit", typed);
        await visit.Page.FillAsync("#Input_Lines_1__Account", "381");
        await visit.Page.FillAsync("#Input_Lines_1__Credit", typed);
        await visit.Primary.ClickAsync();
    }

    /// <summary>The debit turnover of account 770, as the page shows it.</summary>
    private static async Task<decimal> Debit(Visit visit)
    {
        await visit.Go("/accounting/trial-balance?level=4");
        return visit.Figure(await visit.Page.Locator("tr[data-code='770'] td").Nth(2).InnerTextAsync());
    }
}
