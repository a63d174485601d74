using BackOffice.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Platform.Lists;

/// <summary>Answers a page's request for its list as a file: the same address with <c>?handler=export&amp;format=csv|xlsx</c>.</summary>
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
        http.Response.ContentType = format == ListExport.Csv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        http.Response.Headers.ContentDisposition = $"attachment; filename={list.Name}-{Invariant.Day(zone.Today)}.{format}";
        // The first slice is asked before the first byte, so that a refused question is still answered as one.
        var rows = ListExport.Rows(request, ask, http.RequestAborted);
        var columns = list.Only(request);
        if (format == ListExport.Csv)
            await export.WriteCsv(http.Response.Body, columns, rows, http.RequestAborted);
        else
            await export.WriteXlsx(http.Response.Body, columns, rows, http.RequestAborted);
    }
}
