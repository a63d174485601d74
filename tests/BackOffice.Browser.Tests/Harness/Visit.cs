using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace BackOffice.Browser.Tests.Harness;

/// <summary>One window of one person. It collects what the browser complains about; leaving fails if there was anything.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly string _language;

    private Visit(IPage page, string language) => (Page, _language) = (page, language);

    public IPage Page { get; }

    internal static async Task<Visit> Begin(IBrowserContext context, string language)
    {
        var visit = new Visit(await context.NewPageAsync(), language);
        visit.Page.PageError += (_, error) => visit._complaints.Add("script: " + error);
        visit.Page.Console += (_, message) =>
        {
            // A page refused with 403 or 422 is what the journey asked for; the browser reports it all the same.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                visit._complaints.Add("console: " + message.Text);
        };
        return visit;
    }

    /// <summary>What the browser has complained about since it was last asked.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        string[] taken = [.. _complaints];
        _complaints.Clear();
        return taken;
    }

    public ILocator Title => Page.Locator("h1").First;

    public ILocator Primary => Page.Locator("main button.btn.primary").Last;

    public async Task SignIn(string person)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#UserName", person);
        await Page.FillAsync("#Password", RunningProduct.Password);
        await Page.Locator("form button.btn.primary").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Opens an address, expects it to be answered with this status, and the page to speak the window's language.</summary>
    public async Task Go(string address, int expected = 200)
    {
        // A page that follows a job may open itself anew in the very moment it is left; then the visit is made again.
        var answer = await Page.GotoAsync(address) ?? await Page.GotoAsync(address);
        Assert.True(answer!.Status == expected, $"{address} answered {answer.Status}: {await Page.InnerTextAsync("body")}");
        Assert.Equal(_language, await Page.GetAttributeAsync("html", "lang"));
    }

    /// <summary>Asks the HTTP API as the same person.</summary>
    public async Task<JsonElement> Ask(string address)
    {
        var answer = await Page.APIRequest.GetAsync(address);
        var text = await answer.TextAsync();
        Assert.True(answer.Ok, $"{address} answered {answer.Status}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Clicks what leads on, and expects to arrive at this address.</summary>
    public async Task Follow(ILocator leads, string arrives)
    {
        await leads.ClickAsync();
        try
        {
            await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith(arrives, StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Expected {arrives}, still at {Page.Url}: {await Page.InnerTextAsync("main")}");
        }
    }

    public async Task Shows(string text) => Assert.Contains(text, await Page.InnerTextAsync("main"), StringComparison.Ordinal);

    /// <summary>A figure as this window's language writes it.</summary>
    public decimal Figure(string shown) =>
        shown.Trim() is "—" or "" ? 0 : decimal.Parse(shown.Trim().Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.GetCultureInfo(_language == "tr" ? "tr-TR" : "en-GB"));

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Empty(_complaints);
    }
}
