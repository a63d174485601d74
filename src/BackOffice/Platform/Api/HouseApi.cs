using System.Threading.RateLimiting;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Modules;

namespace BackOffice.Platform.Api;

/// <summary>The API as one thing: registrations, middleware and the group that every room maps its routes on.</summary>
public static class HouseApi
{
    public const string Base = "/api/v1";

    /// <summary>Callers beyond this many requests in ten seconds are asked to wait.</summary>
    private const int RequestsPerTenSeconds = 2_000;

    internal const string RateSetting = "Api:RequestsPerTenSeconds";

    internal static void AddHouseApi(this IServiceCollection services)
    {
        services.AddScoped<ApiSentences>();
        services.AddSingleton<Versions>();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.AddHouseNumbers());
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddHouseOpenApi();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(RatePolicy, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Request.Headers.Authorization.ToString() is { Length: > 0 } token ? Convert.ToHexString(RandomSecret.HashOf(token)) : http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue(RateSetting, RequestsPerTenSeconds), Window = TimeSpan.FromSeconds(10) }));
        });
    }

    internal const string RatePolicy = "api";

    /// <summary>Before routing: what goes wrong below <see cref="Base"/> answers as problem details.</summary>
    internal static void UseHouseApi(this IApplicationBuilder app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Base), api => api.UseMiddleware<ApiErrors>());
        app.UseWhen(http => http.Request.Path.Value is "/api" or "/api/", page => page.Use(HouseOpenApi.Speak));
    }

    /// <summary>Each room maps its routes on a group that demands a token (a cookie only reads), a key on POST, and the permission.</summary>
    public static void MapHouseApi(this WebApplication app, IEnumerable<IModule> rooms)
    {
        var api = app.MapGroup(Base).RequireAuthorization(ApiAccess.Policy).RequireRateLimiting(RatePolicy).DisableAntiforgery();
        api.AddEndpointFilterFactory(RawText.Check);
        api.AddEndpointFilterFactory(QueryNames.Check);
        api.AddEndpointFilterFactory(Bodies.Check);
        api.AddEndpointFilter(DemandKey);
        api.AddEndpointFilter(Versions.Guard);
        foreach (var room in rooms)
            room.MapApi(api);
        // An address that nobody mapped ends as a bare 404, which ApiErrors puts into words; a catch-all route would take what a wrong
        // content type has turned away from its own.
        app.MapHouseOpenApi();
    }

    private static ValueTask<object?> DemandKey(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata is { } metadata
            && metadata.GetMetadata<ChangesNothing>() is null
            && http.Request.Headers[RequestKey.Header].ToString().Length is 0 or > RequestKey.LengthMax)
            throw new ApiException(StatusCodes.Status400BadRequest, "idempotency-key.missing", RequestKey.Header);
        return next(context);
    }
}
