using BackOffice.Domain;
using BackOffice.Platform.Lists;

namespace BackOffice.Platform.Api;

/// <summary>Turns outcomes into answers: one place for every status code of the contract.</summary>
internal static class Answers
{
    public static IResult Of(IOutcome outcome, object? value, HttpContext http)
    {
        if (outcome.Refusal is { } refusal)
            return Problems.Of(refusal, http);
        if (outcome.Approval is { } approval)
            return Results.Json(new Waiting(approval), statusCode: StatusCodes.Status202Accepted);
        if (value is null)
            return Results.NoContent();
        var answer = http.GetEndpoint()?.Metadata.GetMetadata<Answer>();
        if (answer?.Location is { } location)
            http.Response.Headers.Location = location(value);
        return Show(value, answer, http);
    }

    public static IResult Of(object? value, HttpContext http) =>
        value is not null && Refused(value) is { } refusal ? Problems.Of(Status(refusal), refusal, http) :
        value is null ? Problems.Of(StatusCodes.Status404NotFound, "not-found", http) : Show(value, http.GetEndpoint()?.Metadata.GetMetadata<Answer>(), http);

    // What a well-formed filter names is not there: the same as where one such thing is asked for.
    private static int Status(Refusal refusal) => refusal.Code is "account.unknown" or "movement.asset-unknown" or "account.cash-elsewhere"
        ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;

    // A list that was asked with a malformed filter carries the refusal instead of rows.
    private static Refusal? Refused(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Slice<>)
            ? (Refusal?)type.GetProperty(nameof(Slice<object>.Refusal))!.GetValue(value) : null;

    private static IResult Show(object value, Answer? answer, HttpContext http)
    {
        var shown = answer?.Show?.Invoke(value) ?? value;
        if (shown is IResult result)
            return result;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ShowsOne>() is not null)
        {
            var tag = http.RequestServices.GetRequiredService<Versions>().Tag(shown);
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(tag, StringComparer.Ordinal))
                return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        return Results.Json(shown, statusCode: answer?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>The act was stored and waits for a second person.</summary>
    public sealed record Waiting(Guid Approval);
}
