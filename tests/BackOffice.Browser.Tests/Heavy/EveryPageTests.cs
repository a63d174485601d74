using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using BackOffice.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace BackOffice.Browser.Tests.Heavy;

/// <summary>
/// The heavy tier of the look: every page a sample person reaches by links, one object of each kind, in both languages, both themes and
/// both widths. One product serves all people; each signs in once, and two windows share that person's pages.
/// </summary>
[Collection(OneSite.Name)]
public sealed partial class EveryPageTests(Site site, ITestOutputHelper output)
{
    private const int PagesMax = 120;
    private const int Windows = 2;

    [SkippableTheory]
    [InlineData("admin")]
    [InlineData("operations")]
    [InlineData("operations.lead")]
    [InlineData("accountant")]
    [InlineData("controller")]
    [InlineData("compliance")]
    [InlineData("records")]
    [InlineData("frontoffice")]
    [InlineData("risk")]
    [InlineData("it")]
    [InlineData("hr")]
    [InlineData("auditor")]
    public async Task Every_page_of_a_role_is_free_of_trouble_in_each_language_theme_and_width(string person)
    {
        Skip.If(Environment.GetEnvironmentVariable("BACKOFFICE_TEST_HEAVY") != "1", "Heavy tier: set BACKOFFICE_TEST_HEAVY=1.");
        var clock = Stopwatch.StartNew();
        IReadOnlyList<string> pages;
        await using (var walk = await site.As(person, "tr"))
            pages = await Found(walk);
        var (walked, trouble) = (clock.Elapsed, new ConcurrentBag<string>());

        var waiting = new ConcurrentQueue<string>(pages);
        await Task.WhenAll(Enumerable.Range(0, Windows).Select(async _ =>
        {
            await using var visit = await site.As(person, "tr");
            while (waiting.TryDequeue(out var page))
            {
                foreach (var variant in Variant.All)
                    foreach (var said in await Look.At(visit, page, variant))
                        trouble.Add($"{page} ({variant}): {said}");
            }
        }));

        output.WriteLine($"{person}: {pages.Count} pages, {pages.Count * Variant.All.Count} looks, {walked.TotalSeconds:0} s to find them, {clock.Elapsed.TotalSeconds:0} s in all");
        Assert.True(pages.Count > 2, $"{person} reaches {pages.Count} pages only.");
        Assert.True(pages.Count < PagesMax, $"{person} reaches more than {PagesMax} pages: some were not looked at.");
        Assert.True(trouble.IsEmpty, $"{person}: {pages.Count} pages, {trouble.Count} troubles:\n{string.Join('\n', trouble.Order(StringComparer.Ordinal))}");
    }

    /// <summary>Follows links from the start page on; of addresses that differ only by an id or reference, the first.</summary>
    private async Task<IReadOnlyList<string>> Found(Visit walk)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal) { ["/"] = "/" };
        var next = new Queue<string>(["/"]);
        while (next.TryDequeue(out var here) && found.Count < PagesMax)
        {
            if (!await IsPage(walk, here))
            {
                found.Remove(OneOf().Replace(here, "*"));
                continue;
            }
            foreach (var href in await walk.Page.EvalOnSelectorAllAsync<string[]>("a[href]", "all => all.map(a => a.href)"))
            {
                var to = Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Authority == site.Address.Authority ? uri.PathAndQuery : null;
                // The contract's viewer is another maker's page; what is downloaded is no page.
                if (to is null || to.Contains('?', StringComparison.Ordinal) || to == "/api" || NoPage().IsMatch(to))
                    continue;
                if (found.Count < PagesMax && found.TryAdd(OneOf().Replace(to, "*"), to))
                    next.Enqueue(to);
            }
        }
        walk.TakeComplaints();
        return [.. found.Values];
    }

    private static async Task<bool> IsPage(Visit walk, string address)
    {
        try
        {
            var answer = await walk.Page.GotoAsync(address);
            return answer is null || (await answer.HeaderValueAsync("content-type") ?? "").Contains("html", StringComparison.Ordinal);
        }
        catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal))
        {
            return false;
        }
    }

    [GeneratedRegex(@"sign-?out|export|download|\.(csv|xlsx|pdf|json|xml|zip)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoPage();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{2,4}-\d{4}-\d+|(?<=/)\d+(?=/|$)|(?<=/reference/[a-z-]+/)[^/]+")]
    private static partial Regex OneOf();
}
