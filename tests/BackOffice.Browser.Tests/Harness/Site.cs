using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BackOffice.Browser.Tests.Harness;

/// <summary>One running product and one browser for all journeys; each journey opens a window of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Installed =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    // Signing in is limited per minute, so each person does it once.
    private readonly ConcurrentDictionary<string, string> _signedIn = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningProduct? _product;

    /// <summary>Why no journey can be made here; null when a browser was found.</summary>
    public string? WhyNot { get; private set; }

    public Uri Address => _product!.Address;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        try
        {
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Installed.FirstOrDefault(File.Exists),   // none of them: Playwright's own
                Args = ["--no-sandbox", "--disable-dev-shm-usage"],
            });
        }
        catch (PlaywrightException e)
        {
            WhyNot = $"No Chromium, Chrome or Edge is installed, and Playwright's own is missing: {e.Message.Split('\n')[0]}";
            return;
        }
        _product = await RunningProduct.Start();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    /// <summary>A window of somebody who has not signed in; skips the test when there is no browser.</summary>
    public Task<Visit> Stranger(string language, int width = 1440, int height = 1000)
    {
        Skip.If(WhyNot is not null, WhyNot);
        return Open(language, width, height, null);
    }

    /// <summary>A window of a sample person who is signed in.</summary>
    public async Task<Visit> As(string person, string language, int width = 1440, int height = 1000, bool dark = false)
    {
        Skip.If(WhyNot is not null, WhyNot);
        if (_signedIn.TryGetValue(person, out var state))
            return await Open(language, width, height, state, dark);
        var visit = await Open(language, width, height, null, dark);
        await visit.SignIn(person);
        _signedIn[person] = await visit.Page.Context.StorageStateAsync();
        return visit;
    }

    private async Task<Visit> Open(string language, int width, int height, string? state, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            Locale = language == "tr" ? "tr-TR" : "en-GB",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            StorageState = state,
        });
        context.SetDefaultTimeout(60_000);
        return await Visit.Begin(context, language);
    }
}

[CollectionDefinition(Name)]
public sealed class OneSite : ICollectionFixture<Site>
{
    public const string Name = "one running product";
}
