using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Api;

/// <summary>A resource with a row version; changing it hands that version to the command, which checks it in its own transaction.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A dated resource: the row that was seen stands for its version, since a change adds a row.</summary>
public interface IDatedResource
{
    Guid Row { get; }
}

/// <summary>The lambda of a GET of one thing: what a change of that thing is compared with.</summary>
internal sealed record ShowsOne(Delegate Ask);

/// <summary>A POST that changes one resource and so must say what it saw; PUT, PATCH and DELETE always must.</summary>
internal sealed record DemandsVersion;

/// <summary>
/// ETag and If-Match, once for the whole API. The tag of a single resource is its row's version (or dated row) and a checksum of the whole answer, so
/// it moves with whatever the answer shows. A change at or below that address is compared with what the address shows now.
/// </summary>
internal sealed class Versions(EndpointDataSource endpoints, IOptions<JsonOptions> json)
{
    private readonly Lazy<Dictionary<string, RouteEndpoint>> _shown = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ShowsOne>() is not null)
        .GroupBy(e => Shape(e.RoutePattern.PathSegments.Select(s => s.Parts))).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));

    public string Tag(object shown)
    {
        var sum = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown, shown.GetType(), json.Value.SerializerOptions)).AsSpan(0, 8));
        return shown switch
        {
            IDatedResource dated => $"\"{dated.Row:N}.{sum}\"",
            IVersioned versioned => string.Create(CultureInfo.InvariantCulture, $"\"{versioned.Version}.{sum}\""),
            _ => $"\"{sum}\"",
        };
    }

    public static bool Demands(EndpointMetadataCollection metadata, string method) =>
        metadata.GetMetadata<DemandsVersion>() is not null || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);

    /// <summary>428 without the header where it is demanded, 412 when the resource is no longer what the header says.</summary>
    public static async ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || http.GetEndpoint() is not RouteEndpoint endpoint)
            return await next(context);
        var seen = IfMatch.Of(http);
        if (!seen.Given)
            return Demands(endpoint.Metadata, http.Request.Method)
                ? throw new ApiException(StatusCodes.Status428PreconditionRequired, "if-match.missing", IfMatch.Header)
                : await next(context);
        if (!seen.Anything && !await http.RequestServices.GetRequiredService<Versions>().StillNamed(seen, endpoint, http) && !await Repeated(http))
            return Problems.Of(StatusCodes.Status412PreconditionFailed, new Refusal(RefusalCodes.RowChanged), http);
        return await next(context);
    }

    /// <summary>
    /// An answer speaks its reader's language (the name of a role, of an entity), so each language has a tag of its own. Whoever read in one
    /// language and changes in the other has seen the same thing: the tag is looked for in both.
    /// </summary>
    private async Task<bool> StillNamed(IfMatch seen, RouteEndpoint endpoint, HttpContext http)
    {
        foreach (var culture in Cultures.All.OrderByDescending(c => c.TwoLetterISOLanguageName == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))
        {
            if (await Shown(endpoint, http, culture) is not { } shown || seen.Names(Tag(shown)))
                return true;
        }
        return false;
    }

    /// <summary>What the nearest address above this one shows to the same caller; null when there is none or nothing is there.</summary>
    private async Task<object?> Shown(RouteEndpoint endpoint, HttpContext http, CultureInfo culture)
    {
        // Holds for this call alone: an async method gives its caller back the culture that was.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var segments = endpoint.RoutePattern.PathSegments.Select(s => s.Parts).ToList();
        var given = endpoint.RoutePattern.Parameters.Select(p => http.Request.RouteValues[p.Name]).ToList();
        for (var length = segments.Count; length > 0; length--)
        {
            if (!_shown.Value.TryGetValue(Shape(segments.Take(length)), out var found))
                continue;
            if (Arguments(found, given) is not { } arguments)
                return null;
            var request = found.Metadata.GetMetadata<ShowsOne>()!.Ask.DynamicInvoke(arguments)!;
            var mediator = http.RequestServices.GetRequiredService<IMediator>();
            var value = await Sender.For(request.GetType()).Value(mediator, request, http.RequestAborted);
            return value is null ? null : found.Metadata.GetMetadata<Answer>()?.Show?.Invoke(value) ?? value;
        }
        return null;
    }

    private static object?[]? Arguments(RouteEndpoint shown, List<object?> given)
    {
        var parameters = shown.Metadata.GetMetadata<ShowsOne>()!.Ask.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var at = shown.RoutePattern.Parameters.ToList().FindIndex(p => p.Name == parameters[i].Name);
            if (at < 0)
                continue;
            var text = Convert.ToString(given[at], CultureInfo.InvariantCulture);
            if (parameters[i].ParameterType == typeof(string))
                arguments[i] = text;
            else if (parameters[i].ParameterType == typeof(Guid) && Guid.TryParse(text, out var id))
                arguments[i] = id;
            else if (parameters[i].ParameterType == typeof(int) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                arguments[i] = number;
            else
                return null;
        }
        return arguments;
    }

    // The first sending has moved the version itself: its repeat must meet the stored answer, not a refusal.
    private static async Task<bool> Repeated(HttpContext http)
    {
        if (http.Request.Headers[RequestKey.Header].Count == 0)
            return false;
        var (key, actor) = (RequestKey.Of(http).Value, http.RequestServices.GetRequiredService<Actor>().UserId.Value);
        var db = http.RequestServices.GetRequiredService<BackOfficeDb>();
        return await db.Database.SqlQuery<bool>($"""select exists(select from platform.idempotency where actor = {actor} and key = {key}) as "Value" """).SingleAsync(http.RequestAborted);
    }

    private static string Shape(IEnumerable<IReadOnlyList<Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart>> segments) =>
        string.Join('/', segments.Select(parts => parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] ? literal.Content : "{}"));
}

/// <summary>What the caller saw, from If-Match; <c>*</c> is whatever is there. The house has compared it before the lambda runs.</summary>
public sealed class IfMatch
{
    public const string Header = "If-Match";

    /// <summary>A version that every row has: the caller sent <c>*</c>.</summary>
    public const int AnyVersion = -1;

    private readonly string[] _tags;

    private IfMatch(string text) => _tags = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool Given => _tags.Length > 0;

    public bool Anything => _tags.Contains("*", StringComparer.Ordinal);

    /// <summary>The row version seen; null when nothing was sent or the resource has none, <see cref="AnyVersion"/> for <c>*</c>.</summary>
    public int? Version => Anything ? AnyVersion : Given && int.TryParse(Front, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The version where a command cannot do without one; a tag without it is no longer anything's.</summary>
    public int VersionOrNone => Version ?? int.MaxValue;

    /// <summary>The same for an act that takes null as "whatever is there".</summary>
    public int? VersionIfAny => Anything ? null : Version;

    /// <summary>The dated row seen; null when nothing was sent, empty for <c>*</c>.</summary>
    public Guid? Row => Anything ? Guid.Empty : Given && Guid.TryParse(Front, out var row) ? row : null;

    /// <summary>A tag may be given whole, or by its version alone.</summary>
    public bool Names(string tag) => _tags.Any(t => t == tag || (t.IndexOf('.', StringComparison.Ordinal) < 0 && tag.StartsWith(t.TrimEnd('"') + ".", StringComparison.Ordinal)));

    private string Front => _tags[0].Trim('"').Split('.')[0];

    public static IfMatch Of(HttpContext http) => new(http.Request.Headers.IfMatch.ToString());

    public static ValueTask<IfMatch?> BindAsync(HttpContext http, ParameterInfo parameter) => ValueTask.FromResult<IfMatch?>(Of(http));
}
