using BackOffice.Domain;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Platform.Ui.Shell;

/// <summary>What the frame around every page asks for: language, theme, the clock and the inbox, the palette's answers.</summary>
internal static class ShellEndpoints
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";

    public static void MapShell(this IEndpointRouteBuilder routes)
    {
        var shell = routes.MapGroup("/shell");
        // They look at the token themselves: the framework's own check would throw where a plain refusal is due.
        shell.MapPost("/language", Language).AllowAnonymous().DisableAntiforgery();
        shell.MapPost("/theme", Theme).AllowAnonymous().DisableAntiforgery();
        shell.MapGet("/status", Status);
        shell.MapGet("/find", Find);
    }

    private static async Task<IResult> Language(
        [FromForm] string language, [FromForm] string? back, HttpContext http, IAntiforgery antiforgery, Actor actor)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        var culture = Cultures.Of(language);
        Remember(http, LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
        await Keep(http, actor, culture.Name, null);
        return Results.LocalRedirect(Safe(back));
    }

    private static async Task<IResult> Theme(
        [FromForm] string theme, [FromForm] string? back, HttpContext http, IAntiforgery antiforgery, Actor actor)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        var chosen = theme is "light" or "dark" ? theme : "system";
        Remember(http, ThemeCookie, chosen);
        await Keep(http, actor, null, chosen);
        // Asked by script, the page has changed its look already.
        return http.Request.Headers.ContainsKey("HX-Request") ? Results.NoContent() : Results.LocalRedirect(Safe(back));
    }

    /// <summary>The inbox count and the nearest cut-off, as a part of the page; asked after the page stands, so that no page waits for it.</summary>
    private static async Task<IResult> Status(HttpContext http, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var inbox = http.RequestServices.GetService<IInboxCount>() is { } counter ? await counter.For(actor, cancellationToken) : (int?)null;
        var clocks = http.RequestServices.GetService<ICutOffClocks>() is { } source ? await source.Today(cancellationToken) : [];
        var now = clock.GetUtcNow();
        // The nearest one still open; when all have passed, the last, so that its lock is seen.
        var nearest = clocks.Where(c => c.At > now).MinBy(c => c.At) ?? clocks.MaxBy(c => c.At);
        return new ViewPart("/Platform/Ui/Shell/Status.cshtml", new ShellStatus(inbox, nearest, now));
    }

    private static async Task<IResult> Find(
        string? q, HttpContext http, Menu menu, Words words, Actor actor, IEnumerable<ISearchSource> sources, CancellationToken cancellationToken)
    {
        var text = (q ?? "").Trim();
        var hits = new List<SearchHit>();
        if (text.Length >= 2)
        {
            foreach (var source in sources)
                hits.AddRange(await source.Find(text, actor, 6, cancellationToken));
        }
        var pages = (await menu.Entries("", cancellationToken)).SelectMany(e => e.Children.Prepend(e))
            .Where(e => text.Length == 0 || Cultures.Of(http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.Name)
                .CompareInfo.IndexOf(e.Word, text, System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) >= 0)
            .DistinctBy(e => e.Path).Take(8).ToList();
        // What was typed in full comes first: a reference or an ISIN names one thing.
        var ordered = hits.OrderByDescending(h => h.Reference.Equals(text, StringComparison.OrdinalIgnoreCase)).Take(12).ToList();
        return new ViewPart("/Platform/Ui/Shell/Found.cshtml", new Found(text, ordered, pages));
    }

    private static void Remember(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    });

    private static async Task Keep(HttpContext http, Actor actor, string? language, string? theme)
    {
        if (actor.UserId != UserId.System && http.RequestServices.GetService<IPersonalChoices>() is { } choices)
            await choices.Keep(actor.UserId, language, theme, http.RequestAborted);
    }

    private static string Safe(string? back) =>
        back is { Length: > 0 } && back[0] == '/' && (back.Length == 1 || (back[1] != '/' && back[1] != '\\')) ? back : "/";
}

public sealed record ShellStatus(int? Inbox, CutOffClock? Clock, DateTimeOffset Now);

public sealed record Found(string Text, IReadOnlyList<SearchHit> Hits, IReadOnlyList<MenuEntry> Pages);
