using System.Net;
using System.Text.RegularExpressions;
using BackOffice.Platform.Modules;
using BackOffice.Tests.Permissions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Platform.Ui;

/// <summary>What stands above a list or a report is typed and sent: it must lead somewhere, on every page of the menu.</summary>
public sealed partial class FilterFormTests(FilterFormTests.Door app) : IClassFixture<FilterFormTests.Door>
{
    /// <summary>One person after the other signs in from one address.</summary>
    public sealed class Door : SampleApp
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["SignIn:TriesPerMinute"] = "60" };
    }

    [Fact]
    public void Every_page_can_be_linked_to_so_that_its_forms_name_their_handlers()
    {
        var pages = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>().ToList();

        Assert.True(pages.Count > 40, $"Only {pages.Count} pages.");
        Assert.All(pages.GroupBy(p => p.ViewEnginePath), page => Assert.Contains(page, p => p.AttributeRouteInfo is { SuppressLinkGeneration: false }));
    }

    [Theory]
    [InlineData("accountant")]
    [InlineData("controller")]
    [InlineData("operations")]
    [InlineData("admin")]
    public async Task Every_filter_of_the_menu_can_be_sent_as_it_stands_and_with_a_day_that_does_not_exist(string user)
    {
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", await SignIn(client, user));
        var sent = 0;
        foreach (var address in app.Services.GetServices<IModule>().SelectMany(m => m.Menu).SelectMany(e => (e.Children ?? []).Append(e)).Select(e => e.Path).Distinct())
        {
            using var page = await client.GetAsync(address);
            if (page.StatusCode != HttpStatusCode.OK)
                continue;
            foreach (var form in Forms().Matches(await page.Content.ReadAsStringAsync()).Select(m => m.Value).Where(f => f.Contains("class=\"bo-filter\"", StringComparison.Ordinal) && !f.Contains("RequestId", StringComparison.Ordinal)))
            {
                var action = WebUtility.HtmlDecode(Action().Match(form).Groups[1].Value);
                var fields = Inputs().Matches(form).Select(m => m.Value).Where(i => Name().IsMatch(i)).GroupBy(i => Name().Match(i).Groups[1].Value)
                    .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(Value().Match(g.First()).Groups[1].Value));
                await Expect(client, address, action, fields, HttpStatusCode.Redirect);
                sent++;
                if (fields.ContainsKey("Input.AsOf"))
                    await Expect(client, address, action, new(fields) { ["Input.AsOf"] = "31.02.2026" }, HttpStatusCode.UnprocessableEntity);
            }
        }
        Assert.True(sent > 0, $"{user} sees no filter.");
    }

    private static async Task Expect(HttpClient client, string address, string action, Dictionary<string, string> fields, HttpStatusCode status)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(action.Length == 0 ? address : action, content);
        Assert.True(answer.StatusCode == status, $"{address}, sent to '{action}', answered {answer.StatusCode}.");
    }

    private static async Task<string> SignIn(HttpClient client, string name)
    {
        using var page = await client.GetAsync("/sign-in");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = name, ["Password"] = SampleApp.Password, ["__RequestVerificationToken"] = token });
        using var answer = await client.PostAsync("/sign-in", form);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("backoffice=", StringComparison.Ordinal)).Split(';')[0];
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<form[^>]* action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
