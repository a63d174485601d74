using System.Diagnostics;
using BackOffice.Domain;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Api;

/// <summary>RFC 9457 problem details with <c>errors[] {field, code, message}</c> and a correlation id.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, HttpContext http, string? field = null, params object?[] args) =>
        Of(status, http, [new Error(field, code, ApiWordsOf(http).Say(code, args.Length == 0 ? [field] : args))]);

    public static IResult Of(int status, HttpContext http, IReadOnlyList<Error> errors) => Results.Json(
        new Problem(Type(status), errors.Count > 0 ? errors[0].Message : Title(status), status, Correlation(http), errors),
        contentType: "application/problem+json", statusCode: status);

    public static IResult Of(Refusal refusal, HttpContext http) => Of(Status(refusal, http), refusal, http);

    public static IResult Of(int status, Refusal refusal, HttpContext http)
    {
        var words = ApiWordsOf(http);
        return Of(status, http, [.. (refusal.Details.Count > 0 ? refusal.Details : [refusal]).Select(r => new Error(FieldName(r.Field), r.Code, words.Say(r)))]);
    }

    /// <summary>A rule's refusal is 409; these few are told apart by what they mean to a program.</summary>
    private static int Status(Refusal refusal, HttpContext http) => refusal.Code switch
    {
        // A form that does not read is malformed; the same code from a rule names several lines that the rules refuse.
        _ when refusal.Malformed || Unreadable(refusal.Code) => StatusCodes.Status400BadRequest,
        RefusalCodes.Denied => StatusCodes.Status403Forbidden,
        RefusalCodes.OtherPayload => StatusCodes.Status422UnprocessableEntity,
        RefusalCodes.RowChanged => http.Request.Headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        // The thing in the address is not there; an unknown thing named in the body is a rule's refusal.
        var code when code.EndsWith(".unknown", StringComparison.Ordinal) && refusal.Field is null && http.Request.RouteValues.Count > 0 => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    private static bool Unreadable(string code) => code is "field.missing" or "field.missing-value" or "field.malformed"
        || code.StartsWith("filter.", StringComparison.Ordinal) || code.StartsWith("list.", StringComparison.Ordinal);

    /// <summary>Lines[0].Amount is lines[0].amount to the caller, and a file's message_ref is messageRef.</summary>
    private static string? FieldName(string? property) => string.IsNullOrEmpty(property) ? null
        : string.Join('.', property.Split('.').Select(part => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(
            string.Concat(part.Split('_').Select((word, at) => at == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])))));

    public static string Correlation(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private static ApiSentences ApiWordsOf(HttpContext http) => http.RequestServices.GetRequiredService<ApiSentences>();

    private static string Type(int status) => $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}";

    private static string Title(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

    public sealed record Error(string? Field, string Code, string Message);

    public sealed record Problem(string Type, string Title, int Status, string CorrelationId, IReadOnlyList<Error> Errors);
}
