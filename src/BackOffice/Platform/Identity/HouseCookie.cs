using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BackOffice.Platform.Identity;

/// <summary>Rules of the session cookie, and what a part of a page or a stream hears when the session is over.</summary>
internal static class HouseCookie
{
    /// <summary>A session ends this long after its last use.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(10);

    public const string SignInPath = "/sign-in";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "backoffice";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Life;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "next";
        options.Events.OnCheckSlidingExpiration = OnlyByHand;
        options.Events.OnRedirectToLogin = ToSignIn;
        options.Events.OnRedirectToAccessDenied = context => Bare(context, StatusCodes.Status403Forbidden);
    }

    // A page that stands open and asks by itself for new rows is not somebody at work.
    private static Task OnlyByHand(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !string.Equals(context.Request.Query["handler"], "new", StringComparison.OrdinalIgnoreCase);
        return Task.CompletedTask;
    }

    // htmx would swap the sign-in page into the part it asked for; a stream would read it as its first event.
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api") || request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal))
            return Bare(context, StatusCodes.Status401Unauthorized);
        if (!request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }
        var shown = Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page) ? page.PathAndQuery : "/";
        context.Response.Headers["HX-Redirect"] = $"{SignInPath}?next={Uri.EscapeDataString(shown)}";
        return Bare(context, StatusCodes.Status401Unauthorized);
    }

    private static Task Bare(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
