using System.Text.Json;
using System.Text.Json.Serialization;
using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Files;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace BackOffice.Work.Jobs;

/// <summary>Files in and jobs, for outside programs.</summary>
internal static class JobsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/imports/{kind}", Import).WithMetadata(new NoSizeLimit())
            .Accepts<IFormFile>("multipart/form-data").Produces<Started>(StatusCodes.Status202Accepted)
            .WithMetadata(new FileParts("How to read it, as JSON: separator, numberFormat (tr or invariant), dateFormat, encoding, mappingName, mapping {ours: theirs or =constant}, dryRun, openPeriods, entity."))
            .Fails();
        api.Ask("/jobs", (ApiList list) => new List.Query(list)).Shows((Slice<List.Row> slice) => List.Rows.Answer(slice));
        api.Ask("/jobs/{id:guid}", (Guid id) => new Details.Query(new JobId(id)));
        api.MapGet("/jobs/{id:guid}/rejected", RejectedFile.Send).Produces(StatusCodes.Status200OK, contentType: "text/csv").Fails();
        api.MapGet("/jobs/{id:guid}/file", JobStream.ResultFile).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Fails();
        api.MapPost("/exports", Export).Accepts<ExportBody>("application/json").Produces<Started>(StatusCodes.Status202Accepted).Fails();
        api.Act("/jobs/{id:guid}/cancel", (Guid id, RequestKey key) => new Cancel.Command(key, new JobId(id)));
    }

    /// <summary>A whole list as a file: its filters and sort by the names of its own address, its columns in the order wanted.</summary>
    /// <param name="List">Such as <c>trades</c> or <c>journals</c>.</param>
    /// <param name="Format"><c>csv</c> (also when absent) or <c>xlsx</c>.</param>
    public sealed record ExportBody(
        string List, string? Format = null, IReadOnlyDictionary<string, string>? Filters = null, string? Sort = null, IReadOnlyList<string>? Columns = null);

    private static async Task<IResult> Export(ExportBody body, RequestKey key, HttpContext http, Exportables lists, IMediator mediator)
    {
        if (lists.Find(body.List ?? "") is not { } list)
            return Problems.Of(StatusCodes.Status404NotFound, "export.list-unknown", http, "list", body.List);
        var request = (ListRequest.All with { Values = body.Filters ?? ListRequest.All.Values, Sort = body.Sort })
            .With(ListRequest.ColumnsParameter, body.Columns is null ? null : string.Join(',', body.Columns));
        var question = Activator.CreateInstance(list.Question, request)!;
        // Asked once at once: what is wrong with it, or forbidden, is the answer and not the end of a job.
        if (await ExportQuestion.Try(list.Row, question, mediator, http.RequestAborted) is { } wrong)
            return Problems.Of(StatusCodes.Status400BadRequest, wrong, http);
        var outcome = await mediator.Send(new StartExport.Command(key, ExportOptions.Of(list.Name, question, body.Format ?? ListExport.Csv)), http.RequestAborted);
        if (outcome.Refusal is { } refusal)
            return Problems.Of(refusal, http);
        http.Response.Headers.Location = $"{HouseApi.Base}/jobs/{outcome.Value}";
        return Results.Json(new Started(outcome.Value, StartExport.Work), statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The job's address stands in Location, too.</summary>
    public sealed record Started(JobId Id, string Kind);

    private static async Task<IResult> Import(
        string kind, RequestKey key, HttpContext http, Importers importers, IFileStore files, IMediator mediator, Actor actor, IAuthorizer authorizer,
        IOptions<FileLimits> limits)
    {
        var cancelled = http.RequestAborted;
        if (importers.Find(kind) is not { } importer)
            return Problems.Of(StatusCodes.Status404NotFound, "import.kind-unknown", http, null, kind);
        // Before the body is read: whoever may not bring the file need not send it.
        if (!(await authorizer.DecideAnywhere(actor, importer.Permission, cancelled)).Allowed)
            return Problems.Of(StatusCodes.Status403Forbidden, new Refusal(RefusalCodes.Denied, importer.Permission), http);

        var form = await Form(http, limits.Value, cancelled);
        if (form.Files.Count != 1 || form.Files[0].Name != "file")
            return Problems.Of(StatusCodes.Status400BadRequest, "import.file-missing", http, "file");
        if (form.Files[0].Length > limits.Value.UploadBytesMax)
            throw TooLarge();

        var options = await Options(form["options"], mediator, cancelled);
        if (options.Refusal is { } wrong)
            return Problems.Of(StatusCodes.Status400BadRequest, wrong, http);

        await using var content = form.Files[0].OpenReadStream();
        var kept = await files.Keep(content, cancelled);
        var name = Path.GetFileName(form.Files[0].FileName) is { Length: > 0 } given ? given : kind;
        var outcome = await mediator.Send(new StartImport.Command(key, kind, importer.Permission, kept.Id, name, options.Value!), cancelled);
        if (outcome.Refusal is { } refusal)
            return Problems.Of(refusal, http);
        if (outcome.Approval is { } approval)
            return Results.Json(new Answers.Waiting(approval), statusCode: StatusCodes.Status202Accepted);
        http.Response.Headers.Location = $"{HouseApi.Base}/jobs/{outcome.Value}";
        return Results.Json(new Started(outcome.Value, kind), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IFormCollection> Form(HttpContext http, FileLimits limits, CancellationToken cancelled)
    {
        if (!http.Request.HasFormContentType)
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "media-type", "file");
        if (http.Request.ContentLength > limits.UploadBytesMax + 1024 * 1024)
            throw TooLarge();
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = limits.UploadBytesMax + 1 }));
        try
        {
            return await http.Request.ReadFormAsync(cancelled);
        }
        catch (InvalidDataException)
        {
            throw TooLarge();
        }
    }

    private static ApiException TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "file.too-large", "file");

    private static async Task<Outcome<ImportOptions>> Options(string? json, IMediator mediator, CancellationToken cancelled)
    {
        if (string.IsNullOrWhiteSpace(json))
            return new ImportOptions();
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, OptionsJson);
        }
        catch (JsonException e)
        {
            var path = e.Path is { Length: > 2 } p && p.StartsWith("$.", StringComparison.Ordinal) ? "options." + p[2..] : "options";
            return new Refusal("import.options-malformed", path).At(path);
        }
        if (written is null)
            return new ImportOptions();
        EntityId? entity = null;
        if (written.Entity is { Length: > 0 } code)
        {
            entity = (await mediator.Send(new LegalEntities(), cancelled)).FirstOrDefault(e => e.Code == code || e.Id.ToString() == code)?.Id;
            if (entity is null)
                return new Refusal("import.option-entity", code).At("options.entity");
        }
        return new ImportOptions(
            written.Separator, written.NumberFormat, written.DateFormat, written.Encoding?.ToLowerInvariant(), written.MappingName, written.Mapping,
            written.DryRun, written.OpenPeriods, entity);
    }

    // A misspelt option would otherwise be silently without effect.
    private static readonly JsonSerializerOptions OptionsJson = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private sealed record Written(
        string? Separator = null, string? NumberFormat = null, string? DateFormat = null, string? Encoding = null, string? MappingName = null,
        Dictionary<string, string>? Mapping = null, bool DryRun = false, bool OpenPeriods = false, string? Entity = null);

    /// <summary>The limit is ours, so that going over it is answered and not cut off.</summary>
    private sealed class NoSizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
