using BackOffice.Browser.Tests.Harness;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BackOffice.Browser.Tests.Heavy;

/// <summary>Looks at one page for what a person would trip over: an error, sideways scrolling, a complaint of the browser, an axe violation.</summary>
internal static class Look
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Violations alone come back: to bring over everything that passed takes longer than the look itself.
    private const string Ask = """
        async language => {
          const root = document.documentElement, wide = root.scrollWidth - root.clientWidth, heads = document.querySelectorAll('h1').length, said = [];
          if (wide > 1) said.push(`scrolls sideways by ${wide} px`);
          if (heads !== 1) said.push(`has ${heads} first headings`);
          if (!document.title.trim()) said.push('has no title');
          if (root.lang !== language) said.push(`speaks "${root.lang}"`);
          const found = await axe.run(document, { resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return said.concat(found.violations.map(v => `axe ${v.id} (${v.nodes.length} times, first ${v.nodes[0].target.join(' ')})`));
        }
        """;

    public static async Task<IReadOnlyList<string>> At(Visit visit, string page, Variant variant)
    {
        await variant.Wear(visit.Page);
        // A page that follows a job may open itself anew while it is looked at; then it is looked at again.
        for (var again = 0; ; again++)
        {
            try
            {
                var answer = await visit.Page.GotoAsync(page);
                if (answer is { Status: >= 400 })
                    return [.. visit.TakeComplaints(), $"answers {answer.Status}"];
                // As the debugger's own, the script runs under any content security policy.
                await visit.Page.EvaluateAsync(Axe + ";undefined");
                var said = await visit.Page.EvaluateAsync<string[]>(Ask, variant.Language);
                return [.. visit.TakeComplaints(), .. said];
            }
            catch (PlaywrightException) when (again < 2)
            {
                visit.TakeComplaints();
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                return [.. visit.TakeComplaints(), e.Message.Split('\n')[0]];
            }
        }
    }
}
