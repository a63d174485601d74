using System.Reflection;
using BackOffice.Domain;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;

namespace BackOffice.Platform.Api;

/// <summary>
/// How a room offers its slices to outside programs, one line each: a lambda binds the route, the query and the body, and gives
/// back the command or question; the house sends it through the pipeline and turns the outcome into an answer.
/// </summary>
/// <example><code>
/// api.Ask("/settlements/trades/{ref}", (string @ref) => new Details.Query(@ref));
/// api.Act("/settlements/instructions/{ref}/hold", (string @ref, HoldBody body, RequestKey key, IfMatch seen) =>
///     new Hold.Command(key, @ref, seen.Version, body.Reason)).DemandsVersion();
/// </code></example>
public static class ApiRoutes
{
    /// <summary>A question, by GET.</summary>
    public static RouteHandlerBuilder Ask(this IEndpointRouteBuilder api, string pattern, Delegate ask) =>
        (pattern.EndsWith('}') ? api.MapGet(pattern, ask).WithMetadata(new ShowsOne(ask)) : api.MapGet(pattern, ask)).Through();

    /// <summary>A question whose input is too large or too private for an address, by POST; it needs no Idempotency-Key.</summary>
    public static RouteHandlerBuilder AskByPost(this IEndpointRouteBuilder api, string pattern, Delegate ask) =>
        api.MapPost(pattern, ask).WithMetadata(new ChangesNothing()).Through();

    /// <summary>An act, by POST with Idempotency-Key.</summary>
    public static RouteHandlerBuilder Act(this IEndpointRouteBuilder api, string pattern, Delegate act) =>
        api.MapPost(pattern, act).Through();

    /// <summary>An act upon one resource that must say in If-Match what was seen of it, as PUT and DELETE always must.</summary>
    public static RouteHandlerBuilder DemandsVersion(this RouteHandlerBuilder route) => route.WithMetadata(new DemandsVersion());

    /// <summary>A change of one resource, by PUT; take an <see cref="IfMatch"/> so that nobody overwrites unseen work.</summary>
    public static RouteHandlerBuilder Change(this IEndpointRouteBuilder api, string pattern, Delegate act) =>
        api.MapPut(pattern, act).Through();

    /// <summary>A removal, by DELETE.</summary>
    public static RouteHandlerBuilder Remove(this IEndpointRouteBuilder api, string pattern, Delegate act) =>
        api.MapDelete(pattern, act).Through();

    /// <summary>Answers 201 with a Location instead of 200.</summary>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder route, Func<T, string> location) =>
        route.Answering(StatusCodes.Status201Created, typeof(T), location: value => location((T)value));

    /// <summary>Answers 202 with the job's address: long work goes on after the answer.</summary>
    public static RouteHandlerBuilder StartsJob<T>(this RouteHandlerBuilder route, Func<T, JobId> job) =>
        route.Answering(StatusCodes.Status202Accepted, typeof(T), location: value => $"{HouseApi.Base}/jobs/{job((T)value)}");

    /// <summary>Shows the outcome's value in another form than its own.</summary>
    public static RouteHandlerBuilder Shows<T, TShown>(this RouteHandlerBuilder route, Func<T, TShown> show) where TShown : notnull =>
        route.Answering(StatusCodes.Status200OK, typeof(TShown), show: value => show((T)value));

    private static RouteHandlerBuilder Answering(
        this RouteHandlerBuilder route, int status, Type type, Func<object, string>? location = null, Func<object, object>? show = null) =>
        route.WithMetadata(new Answer(status, location, show)).WithMetadata(new ProducesResponseTypeMetadata(status, type, ["application/json"]));

    private static RouteHandlerBuilder Through(this RouteHandlerBuilder route)
    {
        route.Finally(builder =>
        {
            // The lambda's return type is the request: it names the permission, and must not be taken for the answer's schema.
            var returned = builder.Metadata.OfType<MethodInfo>().First().ReturnType;
            var request = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>) ? returned.GetGenericArguments()[0] : returned;
            foreach (var wrong in builder.Metadata.OfType<IProducesResponseTypeMetadata>().Where(m => m.Type == request || m.Type == returned).ToList())
                builder.Metadata.Remove(wrong);
            builder.Metadata.Add(new ApiRequest(request));
            if (ShownBy(request) is { } shown && !builder.Metadata.OfType<Answer>().Any())
                builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, shown, ["application/json"]));
            Describe(builder, request);
        });
        route.AddEndpointFilter(async (context, next) =>
        {
            var request = await next(context);
            if (request is IResult result)
                return result;
            var mediator = context.HttpContext.RequestServices.GetRequiredService<IMediator>();
            return await Sender.For(request!.GetType()).Send(mediator, request, context.HttpContext);
        });
        return route;
    }

    /// <summary>The answers that an address has beside its good one: 204 for an act that gives nothing back, 202 where a second person may be needed, and the failures.</summary>
    private static void Describe(EndpointBuilder builder, Type request)
    {
        var given = Given(request);
        if (given == typeof(Outcome))
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));
        if (builder.ApplicationServices.GetService<IServiceProviderIsService>()?.IsService(typeof(Ports.IFourEyesPolicy<>).MakeGenericType(request)) == true)
            builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(Answers.Waiting), ["application/json"]));
        Failures(builder, mayBeRefused: given is not null && typeof(IOutcome).IsAssignableFrom(given));
    }

    private static void Failures(EndpointBuilder builder, bool mayBeRefused)
    {
        var method = builder.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var first, ..] ? first : HttpMethods.Get;
        var (reads, asks) = (HttpMethods.IsGet(method), builder.Metadata.OfType<ChangesNothing>().Any());
        var demands = builder.Metadata.OfType<DemandsVersion>().Any() || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method);
        List<int> statuses = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests];
        if (builder is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 })
            statuses.Add(StatusCodes.Status404NotFound);
        if (mayBeRefused)
            statuses.Add(StatusCodes.Status409Conflict);
        if (!reads && !asks)
            statuses.AddRange([StatusCodes.Status412PreconditionFailed, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity]);
        if (demands)
            statuses.Add(StatusCodes.Status428PreconditionRequired);
        foreach (var status in statuses)
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problems.Problem), ["application/problem+json"]));
    }

    /// <summary>Describes the failures of a route that answers by itself.</summary>
    internal static RouteHandlerBuilder Fails(this RouteHandlerBuilder route)
    {
        route.Finally(builder => Failures(builder, mayBeRefused: true));
        return route;
    }

    private static Type? Given(Type request) =>
        request.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    // Outcome<T> shows T, Outcome nothing, a question whatever it gives back.
    private static Type? ShownBy(Type request)
    {
        var given = Given(request);
        if (given is { IsGenericType: true } && given.GetGenericTypeDefinition() == typeof(Outcome<>))
            return given.GetGenericArguments()[0];
        return given == typeof(Outcome) ? null : given;
    }
}

/// <summary>The command or question behind a route: names its permission for the early check and for the endpoint table.</summary>
public sealed record ApiRequest(Type Type);

/// <summary>A POST that is a question.</summary>
public sealed record ChangesNothing;

/// <summary>How a done outcome is answered.</summary>
internal sealed record Answer(int Status, Func<object, string>? Location, Func<object, object>? Show);
