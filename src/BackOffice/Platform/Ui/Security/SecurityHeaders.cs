using System.Security.Cryptography;

namespace BackOffice.Platform.Ui.Security;

/// <summary>The headers that keep a page to itself, on every answer whatever its status.</summary>
internal static class SecurityHeaders
{
    private const string NonceKey = "backoffice.nonce";

    /// <summary>The nonce of this answer, for the few pages that carry a script of another's making (the API page).</summary>
    public static string Nonce(this HttpContext http)
    {
        if (http.Items[NonceKey] is string known)
            return known;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy(context);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.XFrameOptions = "DENY";
            // A page shows what one person may see: no shared cache may keep it. Files with a hash in their name say otherwise themselves.
            if (string.IsNullOrEmpty(headers.CacheControl))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http);
        return next(http);
    });

    private static string Policy(HttpContext http)
    {
        // The API page of another's making styles itself inline; nothing of ours does.
        var style = http.Request.Path.StartsWithSegments("/api") ? "'self' 'unsafe-inline'" : "'self'";
        return $"default-src 'none'; script-src 'self' 'nonce-{http.Nonce()}'; style-src {style}; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }
}
