using System.Text.RegularExpressions;
using BackOffice.Browser.Tests.Harness;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace BackOffice.Browser.Tests.Heavy;

/// <summary>
/// The heavy tier of the look: every page a sample person reaches by links, one object of each kind, in both languages, both themes and
/// both widths. It looks for what a person would trip over: an error, sideways scrolling, a complaint of the browser, an axe violation.
/// </summary>
[Collection(OneSite.Name)]
public sealed partial class EveryPageTests(Site site)
{
    private const int PagesMax = 120;

    private static readonly (string Language, bool Dark, int Width)[] Variants =
        [("tr", false, 1440), ("tr", true, 1440), ("en", false, 1440), ("tr", false, 390), ("en", true, 390)];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

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
        IReadOnlyList<string> pages;
        await using (var walk = await site.As(person, "tr"))
            pages = await Found(walk);

        var trouble = new List<string>();
        foreach (var (language, dark, width) in Variants)
        {
            await using var visit = await site.As(person, language, width, dark: dark);
            foreach (var page in pages)
                trouble.AddRange((await Trouble(visit, page)).Select(t => $"{language}, {(dark ? "dark" : "light")}, {width}: {page}: {t}"));
        }

        Assert.True(pages.Count > 2, $"{person} reaches {pages.Count} pages only.");
        Assert.True(trouble.Count == 0, $"{pages.Count} pages, {trouble.Count} with trouble:\n{string.Join('\n', trouble)}");
    }

    /// <summary>Follows links from the start page on; of addresses that differ only by an id or reference, the first.</summary>
    private async Task<IReadOnlyList<string>> Found(Visit walk)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal) { ["/"] = "/" };
        var next = new Queue<string>(["/"]);
        while (next.TryDequeue(out var here) && found.Count < PagesMax)
        {
            var answer = await walk.Page.GotoAsync(here);
            if (answer is null || !(await answer.HeaderValueAsync("content-type") ?? "").Contains("html", StringComparison.Ordinal))
                continue;
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
        return [.. found.Values];
    }

    private static async Task<IReadOnlyList<string>> Trouble(Visit visit, string page)
    {
        var answer = await visit.Page.GotoAsync(page);
        if (answer is { Status: >= 400 })
            return [$"answers {answer.Status}"];
        var trouble = new List<string>();
        var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 1)
            trouble.Add($"scrolls sideways by {wide} px");
        if (await visit.Page.Locator("h1").CountAsync() is var heads && heads != 1)
            trouble.Add($"has {heads} first headings");
        var axe = await visit.Page.RunAxe(Rules);
        trouble.AddRange(axe.Violations.Select(v => $"axe {v.Id} ({v.Nodes.Length} times, first {v.Nodes[0].Target})"));
        return trouble;
    }

    [GeneratedRegex(@"sign-?out|export|download|\.(csv|xlsx|pdf|json|xml|zip)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoPage();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{2,4}-\d{4}-\d+|(?<=/)\d+(?=/|$)|(?<=/reference/[a-z-]+/)[^/]+")]
    private static partial Regex OneOf();
}
