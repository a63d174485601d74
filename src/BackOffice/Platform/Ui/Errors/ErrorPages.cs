using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace BackOffice.Platform.Ui.Errors;

/// <summary>
/// What a person sees when a page cannot be shown: which of a few things went wrong, what became of what was typed, and a number to ask about.
/// Drawn without the database, so that it also stands when the database is what is missing. Programs get problem details instead.
/// </summary>
internal static class ErrorPages
{
    private const string PermissionKey = "backoffice.missing-permission";

    /// <summary>Names the permission that was missing, for the page that says so.</summary>
    public static void MissingPermission(this HttpContext http, string permission) => http.Items[PermissionKey] = permission;

    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Write,
            StatusCodeSelector = StatusOf,
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePages(context => Write(context.HttpContext));
        // An address that holds what no text can keep is answered before anything is asked; programs are told by their own middleware.
        app.Use((http, next) =>
        {
            if (http.Request.Path.StartsWithSegments("/api") || Pipeline.TextShape.UnkeepableIn(http.Request.Query) is null)
                return next(http);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    private static async Task Write(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/openapi"))
        {
            if (http.RequestServices.GetService<IProblemDetailsService>() is { } problems)
                await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = http });
            return;
        }
        if (http.Request.Path.StartsWithSegments("/health"))
            return;

        var status = http.Response.StatusCode;
        await new ViewPart("/Platform/Ui/Errors/Error.cshtml", await Model(http, status), status).ExecuteAsync(http);
    }

    private static async Task<ErrorModel> Model(HttpContext http, int status)
    {
        var known = status is 400 or 401 or 403 or 404 or 405 or 409 or 410 or 413 or 429 or 500 or 503 ? status : status < 500 ? 400 : 500;
        var posted = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        var original = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path.Value ?? "/";
        return new ErrorModel(known, status, CorrelationOf(http), posted, posted ? await Typed(http) : [], original,
            PermissionOf(http), http.Response.Headers.RetryAfter.ToString() is { Length: > 0 } after ? after : null);
    }

    private static string? PermissionOf(HttpContext http) =>
        http.Items[PermissionKey] as string ?? (http.Features.Get<IExceptionHandlerPathFeature>()?.Error as Pipeline.DeniedException)?.Permission;

    /// <summary>The number that finds this request in the log.</summary>
    public static string CorrelationOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    /// <summary>What was typed, so that it is not lost with the page; secrets and our own hidden fields are left out.</summary>
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> Typed(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return [];
        try
        {
            var form = await http.Request.ReadFormAsync();
            return [.. form
                .Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && !f.Key.EndsWith("RequestId", StringComparison.Ordinal)
                    && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase) && f.Value.ToString().Length > 0)
                .Take(60)
                .Select(f => KeyValuePair.Create(f.Key[(f.Key.LastIndexOf('.') + 1)..], f.Value.ToString()))];
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return [];
        }
    }

    private static int StatusOf(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case BadHttpRequestException bad: return bad.StatusCode;
                case PostgresException or OverflowException when Pipeline.Conflicts.Unkeepable(e) is not null: return StatusCodes.Status400BadRequest;
                case Pipeline.DeniedException: return StatusCodes.Status403Forbidden;
                case AntiforgeryValidationException: return StatusCodes.Status400BadRequest;
                case NpgsqlException { IsTransient: true } or System.Net.Sockets.SocketException: return StatusCodes.Status503ServiceUnavailable;
            }
        }
        return StatusCodes.Status500InternalServerError;
    }
}

/// <param name="Known">The status whose words are shown; <paramref name="Status"/> is the one that was answered.</param>
/// <param name="Typed">Fields of the form that was sent, to copy from.</param>
public sealed record ErrorModel(
    int Known, int Status, string Correlation, bool Posted, IReadOnlyList<KeyValuePair<string, string>> Typed, string Path,
    string? Permission, string? RetryAfter);
