using Microsoft.Playwright;

namespace BackOffice.Browser.Tests.Heavy;

/// <summary>One way in which a page may be looked at.</summary>
internal sealed record Variant(string Language, bool Dark, int Width)
{
    /// <summary>Every language, theme and width, each pair of them at least once.</summary>
    public static readonly IReadOnlyList<Variant> All =
        [new("tr", false, 1440), new("tr", true, 1440), new("en", false, 1440), new("tr", false, 390), new("en", true, 390)];

    /// <summary>Sample people keep no language and no theme, so the window's own wish decides: one window serves for all variants.</summary>
    public async Task Wear(IPage page)
    {
        await page.Context.SetExtraHTTPHeadersAsync([new("Accept-Language", Language)]);
        await page.EmulateMediaAsync(new() { ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light });
        await page.SetViewportSizeAsync(Width, 1000);
    }

    public override string ToString() => $"{Language}, {(Dark ? "dark" : "light")}, {Width}";
}
