using System.Globalization;
using BackOffice.Platform.Files;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Platform.Lists;

/// <summary>Answers a page's request for its list as a file, which is kept as a record before it goes out: the same address with <c>?handler=export&amp;format=csv|xlsx</c>.</summary>
public sealed class ListDownload<T>(ListOf<T> list, ListRequest request, string format, Func<ListRequest, Task<Slice<T>>> ask) : IActionResult
    where T : class
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        if (format is not (ListExport.Csv or ListExport.Xlsx) || list.Check(request with { After = null }) is not null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var export = http.RequestServices.GetRequiredService<ListExport>();
        var zone = http.RequestServices.GetRequiredService<FirmZone>();
        // The first slice is asked before the first byte, so that a refused question is still answered as one.
        var rows = ListExport.Rows(request, ask, http.RequestAborted);
        var columns = list.Only(request);
        await using var file = TemporaryFile.Create();
        if (format == ListExport.Csv)
            await export.WriteCsv(file, columns, rows, http.RequestAborted);
        else
            await export.WriteXlsx(file, columns, rows, http.RequestAborted);

        var name = $"{list.Name}-{Invariant.Day(zone.Today)}.{format}";
        var kept = await http.RequestServices.GetRequiredService<IFileStore>().Keep(file, http.RequestAborted);
        var title = http.RequestServices.GetRequiredService<Words>().Find("list." + list.Name) ?? name;
        var outcome = await http.RequestServices.GetRequiredService<IMediator>().Send(
            new KeepExport.Command(
                Guid.CreateVersion7(), list.KeptAs, list.Name, title, http.Request.Path + request.ToQueryString(), kept.Id, name,
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            http.RequestAborted);
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException($"The export {name} could not be kept: {refusal}");

        http.Response.ContentType = format == ListExport.Csv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        http.Response.Headers.ContentDisposition = $"attachment; filename={name}";
        http.Response.ContentLength = file.Length;
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
