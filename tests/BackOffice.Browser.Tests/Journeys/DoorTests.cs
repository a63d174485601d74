using BackOffice.Browser.Tests.Harness;

namespace BackOffice.Browser.Tests.Journeys;

[Collection(OneSite.Name)]
public sealed class DoorTests(Site site)
{
    [SkippableTheory]
    [InlineData("tr", "İşlerim", "Kullanıcı adı ya da parola yanlış")]
    [InlineData("en", "My work", "The user name or password is wrong")]
    public async Task Given_a_sample_person_When_signing_in_Then_a_wrong_password_is_refused_and_the_right_one_opens_the_work(string language, string work, string refused)
    {
        await using var visit = await site.Stranger(language);

        await visit.Go("/sign-in");
        await visit.Page.FillAsync("#UserName", "operations");
        await visit.Page.FillAsync("#Password", "not-the-password");
        await visit.Page.Locator("form button.btn.primary").ClickAsync();
        await visit.Page.Locator("#failed").WaitForAsync();
        Assert.Contains(refused, await visit.Page.InnerTextAsync("#failed"), StringComparison.Ordinal);

        await visit.SignIn("operations");
        await visit.Go("/work");
        Assert.Equal(work, await visit.Title.InnerTextAsync());
    }
}
