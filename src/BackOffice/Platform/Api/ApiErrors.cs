using System.Text.Json;
using System.Text.RegularExpressions;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Api;

/// <summary>
/// Everything that goes wrong below <c>/api/v1</c> answers as problem details: unreadable input, a bare status set by
/// authentication or routing, and our own faults. Framework sentences are never passed on: they name types.
/// </summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            if (TextShape.UnkeepableIn(http.Request.Query) is { } field)
                await Problems.Of(StatusCodes.Status400BadRequest, "text.unkeepable", http, field).ExecuteAsync(http);
            else
                await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } response)
                await Bare(response.StatusCode, http).ExecuteAsync(http);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Answer(error, http).ExecuteAsync(http);
        }
    }

    private static IResult Bare(int status, HttpContext http) =>
        http.Items.ContainsKey(ApiAccess.CookieWrites) ? Problems.Of(StatusCodes.Status401Unauthorized, "cookie-writes", http)
        : http.Items[ApiAccess.Missing] is string permission ? Problems.Of(StatusCodes.Status403Forbidden, new Refusal(RefusalCodes.Denied, permission), http)
        : Problems.Of(status, CodeOf(status), http);

    private IResult Answer(Exception error, HttpContext http)
    {
        switch (error)
        {
            case ApiException own:
                return own.Said is { } said ? Problems.Of(own.Status, own.Code, http, own.Field, said) : Problems.Of(own.Status, own.Code, http, own.Field);
            case DeniedException denied:
                return Problems.Of(StatusCodes.Status403Forbidden, new Refusal(RefusalCodes.Denied, denied.Permission), http);
            case BadHttpRequestException { InnerException: JsonException json }:
                return Problems.Of(StatusCodes.Status400BadRequest, FieldOf(json) is null ? "malformed" : "field.malformed", http, FieldOf(json));
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad:
                return Problems.Of(StatusCodes.Status400BadRequest, ParameterOf(bad) is null ? "malformed" : "field.malformed", http, ParameterOf(bad));
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, CodeOf(bad.StatusCode), http);
            case { } unkept when Conflicts.Unkeepable(unkept) is { } unkeepable:
                return Problems.Of(StatusCodes.Status400BadRequest, unkeepable, http);
            default:
                log.LogError(error, "API request failed, correlation {Correlation}", Problems.Correlation(http));
                return Problems.Of(StatusCodes.Status500InternalServerError, "internal", http);
        }
    }

    // "$.lines[0].amount" is the field lines[0].amount.
    private static string? FieldOf(JsonException json) =>
        json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;

    // The stock sentence reads: Failed to bind parameter "DateOnly asOf" from "…".
    private static string? ParameterOf(BadHttpRequestException bad) =>
        Parameter().Match(bad.Message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("parameter \"[^\" ]+ ([A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "media-type",
        StatusCodes.Status429TooManyRequests => "too-many",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        _ => "malformed",
    };
}
