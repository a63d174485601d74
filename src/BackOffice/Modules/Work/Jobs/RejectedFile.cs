using System.Globalization;
using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using MediatR;

namespace BackOffice.Work.Jobs;

/// <summary>
/// The rejected rows as a file, <c>line,field,code,message,raw</c>, in the reader's language. The raw text is exactly the sender's, so
/// that it can be mended and sent again. Rows of a zip say in a last column which member they stood in.
/// </summary>
internal static class RejectedFile
{
    public static async Task<IResult> Send(Guid id, HttpContext http, IMediator mediator)
    {
        var job = await mediator.Send(new Details.Query(new JobId(id)), http.RequestAborted);
        if (job is null)
            return Problems.Of(StatusCodes.Status404NotFound, "job.unknown", http);

        // A spreadsheet needs the mark to read Turkish letters; a program does not want it.
        var forSpreadsheet = http.Request.Query["for"] == "spreadsheet";
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=rejected-{id}.csv");
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(forSpreadsheet), 32 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        var ask = (ListRequest step) => mediator.Send(new Rejected.Query(new JobId(id), step), http.RequestAborted);
        var first = await ask(ListRequest.All with { Limit = ListRequest.LimitMax });
        var ofZip = first.Items.Any(r => r.FileName is not null);
        await text.WriteLineAsync(ofZip ? "line,field,code,message,raw,file" : "line,field,code,message,raw");
        await foreach (var row in ListExport.Rows(ListRequest.All, ask, http.RequestAborted))
        {
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{row.Line},{Quoted(row.Field)},{Quoted(row.Code)},{Quoted(row.Message)},{Quoted(row.Raw)}{(ofZip ? "," + Quoted(row.FileName) : "")}"));
        }
        await text.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }

    private static string Quoted(string? text) => text is null ? ""
        : text.AsSpan().ContainsAny(",\"\r\n;") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
