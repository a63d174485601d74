using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Files;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Documents;
using BackOffice.Records.Log;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace BackOffice.Records;

/// <summary>The room's routes below <c>/api/v1</c>.</summary>
internal static class Api
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/records/documents", Upload).WithMetadata(new NoSizeLimit(), new ApiRequest(typeof(Keep.Command)))
            .Produces<Uploaded>(StatusCodes.Status201Created);
        api.Ask("/records/documents", (ApiList list) => new Documents.List.Query(list)).Shows((Slice<Documents.List.Row> slice) => Documents.List.Declared.Answer(slice));
        api.Ask("/records/documents/{id}", (string id) => new Details.Query(id));
        api.Change("/records/documents/{id}", (string id, DescribeBody body, RequestKey key, IfMatch seen) => new Describe.Command(key, id, seen.VersionOrNone, body.Class, body.Title, body.Language));
        api.Ask("/records/documents/{id}/content", (string id) => new Content.Query(id)).Shows((Content.Result c) => Results.Stream(c.Stream, c.MediaType, c.FileName));
        api.Ask("/records/search", (string? q, string? @class, int? year, string? after, int? limit) => new Search.Find.Query(q, @class, year, after, limit));

        api.Ask("/records/retention/classes", () => new Classes.Query());
        api.AskByPost("/records/retention/evaluate", (EvaluateBody b) => new Evaluate.Query(b.Class, b.Rules, b.Events, b.Holds, b.Today));
        api.Change("/records/retention/classes/{code}", (string code, ClassBody b, RequestKey key) =>
            new Revise.Command(key, code, b.NameEn, b.NameTr, b.Access ?? ClassAccess.All, b.Source, b.From, b.Rules ?? [], b.Seen));
        api.Ask("/records/events", (ApiList list) => new Events.List.Query(list));
        api.Act("/records/events", (EventBody b, RequestKey key) => new Events.Say.Command(key, b.Kind, b.Party, b.Record, b.On, b.Note));

        api.Ask("/records/holds", (ApiList list) => new Holds.List.Query(list)).Shows((Slice<Holds.List.Row> slice) => Holds.List.Declared.Answer(slice));
        api.Ask("/records/holds/{reference}", (string reference) => new Holds.Details.Query(reference));
        api.Act("/records/holds", (HoldBody b, RequestKey key) => new Holds.Place.Command(key, b.Name, b.Reason, b.Q, b.Class, b.Year))
            .Creates<Holds.Place.Placed>(p => $"{HouseApi.Base}/records/holds/{p.Reference}");
        api.Act("/records/holds/{reference}/release", (string reference, ReasonBody? b, RequestKey key, IfMatch seen) =>
            new Holds.Release.Command(key, reference, b?.Reason, seen.VersionIfAny)).DemandsVersion();

        api.Ask("/records/completeness", () => new Completeness.Show.Query());
        api.AskByPost("/records/log/verify-inclusion", (VerifyLog.Inclusion body) => body);
        api.AskByPost("/records/log/verify-consistency", (VerifyLog.Consistency body) => body);
    }

    /// <summary>The record that was made; its address stands in Location, too.</summary>
    public sealed record Uploaded(RecordId Id, string Sha256, string Reference);

    internal sealed record DescribeBody(string? Class = null, string? Title = null, string? Language = null);

    internal sealed record EvaluateBody(
        string? Class = null, IReadOnlyDictionary<string, DateOnly?>? Events = null, IReadOnlyList<Evaluate.HoldGiven>? Holds = null, DateOnly? Today = null,
        IReadOnlyList<Evaluate.RuleGiven>? Rules = null);

    internal sealed record ClassBody(
        string? NameEn = null, string? NameTr = null, ClassAccess? Access = null, string? Source = null, DateOnly? From = null, IReadOnlyList<Evaluate.RuleGiven>? Rules = null,
        IReadOnlyList<Guid>? Seen = null);

    internal sealed record EventBody(string? Kind = null, string? Party = null, string? Record = null, DateOnly? On = null, string? Note = null);

    internal sealed record HoldBody(string? Name = null, string? Reason = null, string? Q = null, string? Class = null, int? Year = null);

    internal sealed record ReasonBody(string? Reason = null);

    private static async Task<IResult> Upload(
        RequestKey key, HttpContext http, IFileStore files, IMediator mediator, Actor actor, IAuthorizer authorizer, IOptions<FileLimits> limits)
    {
        var (cancelled, max) = (http.RequestAborted, limits.Value.DocumentBytesMax);
        // Before the body is read: whoever may not bring the document need not send it.
        if (!(await authorizer.DecideAnywhere(actor, RecordsPermissions.Keep, cancelled)).Allowed)
            return Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Denied, http, null, RecordsPermissions.Keep);
        if (!http.Request.HasFormContentType)
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "media-type", "file");
        if (http.Request.ContentLength > max + 1024 * 1024)
            throw new ApiException(StatusCodes.Status413PayloadTooLarge, "file.too-large", "file");
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = max + 1 }));
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(cancelled);
        }
        catch (InvalidDataException)
        {
            throw new ApiException(StatusCodes.Status413PayloadTooLarge, "file.too-large", "file");
        }
        if (form.Files.Count != 1 || form.Files[0].Name != "file")
            return Problems.Of(StatusCodes.Status400BadRequest, "document.file-missing", http, "file");
        DateOnly? on = null;
        if (form["date"].ToString() is { Length: > 0 } text)
        {
            if (!Invariant.TryDay(text, out var day))
                return Problems.Of(StatusCodes.Status400BadRequest, "list.day", http, "date", text);
            on = day;
        }
        var file = form.Files[0];
        await using var content = file.OpenReadStream();
        var kept = file.Length == 0 ? null : await files.Keep(content, cancelled);
        var outcome = await mediator.Send(
            new Keep.Command(key, form["class"], form["title"], form["language"], [.. form["party"].OfType<string>()], on, file.FileName, kept?.Id, file.Length), cancelled);
        if (outcome.Refusal is { } refusal)
            return Problems.Of(refusal, http);
        http.Response.Headers.Location = $"{HouseApi.Base}/records/documents/{outcome.Value!.Id}";
        return Results.Json(new Uploaded(outcome.Value.Id, outcome.Value.Sha256, outcome.Value.Reference), statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The limit is ours, so that going over it is answered and not cut off.</summary>
    private sealed class NoSizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
