using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace BackOffice.Platform.Ui;

/// <summary>
/// A page that shows one list by its address alone. Filters are typed into a form, read in the reader's language and put into the
/// address in invariant form.
/// <code>
/// public sealed class ListModel(IMediator mediator) : ListPage&lt;List.Row&gt;(mediator, List.Rows)
/// {
///     protected override IQuery&lt;Slice&lt;List.Row&gt;&gt; Ask(ListRequest request) => new List.Query(request);
/// }
/// </code>
/// </summary>
public abstract class ListPage<TRow>(IMediator mediator, ListOf<TRow> list) : PageModel, IExports, ITellsNew where TRow : class
{
    protected IMediator Mediator => mediator;

    public Sheet<TRow> Sheet { get; private set; } = null!;

    /// <summary>The question behind the list.</summary>
    protected abstract IQuery<Slice<TRow>> Ask(ListRequest request);

    /// <summary>What else the page shows.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    public virtual Task<IActionResult> OnGetAsync() => Show();

    /// <summary>The whole filter as a file, in this language: <c>?handler=export&amp;format=csv</c> or <c>xlsx</c>.</summary>
    public virtual async Task<IActionResult> OnGetExportAsync(string format)
    {
        var request = Asked();
        var max = HttpContext.RequestServices.GetRequiredService<IOptions<ExportLimits>>().Value.RowsAtOnceMax;
        // Asked once before the first byte, so that what may not be seen is answered as on the page.
        var first = await mediator.Send(Ask(request.With("count", "yes").With("totals", null) with { After = null, CountMax = max }), HttpContext.RequestAborted);
        if (first.Refusal is not null)
            return BadRequest();
        if (first.Count is not { } count || count <= max)
            return new ListDownload<TRow>(list, request, format, step => mediator.Send(Ask(step), HttpContext.RequestAborted));
        // An address only shows; that a job is started is the reader's own act.
        ViewData["ExportOffer"] = new ExportOffer(ExportLink(request, format), max);
        return await Show();
    }

    /// <summary>Starts the job that writes a list too long to wait for.</summary>
    public virtual async Task<IActionResult> OnPostExportAsync(string format, Guid requestId)
    {
        // Whoever may not see the list is told so here and not by a job that fails.
        var request = Asked() with { After = null, Limit = 50 };
        var first = await mediator.Send(Ask(request with { Limit = 1 }), HttpContext.RequestAborted);
        if (first.Refusal is not null)
            return BadRequest();
        var started = await mediator.Send(new StartExport.Command(requestId, ExportOptions.Of(list.Name, Ask(request), format)), HttpContext.RequestAborted);
        return started.Refusal is null ? LocalRedirect($"/work/jobs/{started.Value}") : BadRequest();
    }

    /// <summary>Address of the export of what is shown.</summary>
    public string? ExportLink(string format) => ExportLink(Sheet.Request, format);

    private string ExportLink(ListRequest request, string format) => Request.Path + Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        (request with { After = null, Limit = 50 }).ToQueryString(), new Dictionary<string, string?> { ["handler"] = "export", ["format"] = format });

    /// <summary>
    /// Asked now and then by a page that stands open: how many rows of its filter were made since it was shown. Nothing moves by itself;
    /// the answer is a line to click.
    /// </summary>
    public virtual async Task<IActionResult> OnGetNewAsync(DateTimeOffset? since)
    {
        var clock = HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var request = Asked().With("count", "yes").With("totals", null) with { Limit = 1, Since = since ?? clock.GetUtcNow() };
        var slice = await mediator.Send(Ask(request), HttpContext.RequestAborted);
        if (slice.Refusal is not null)
            return BadRequest();
        var here = Request.Path + (Asked() with { After = null }).ToQueryString();
        return list.KnowsNew && slice.Count is > 0 and var count
            ? Partial("/Platform/Ui/Parts/NewRows.cshtml", new NewRows(here, count))
            : Content("", "text/html");
    }

    ISheet? ITellsNew.Sheet => list.KnowsNew ? Sheet : null;

    string ITellsNew.NewLink(DateTimeOffset since) => Request.Path + Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        (Sheet.Request with { After = null }).ToQueryString(), new Dictionary<string, string?> { ["handler"] = "new", ["since"] = Invariant.Instant(since) });

    /// <summary>Reads the typed filters and goes to the address that says the same.</summary>
    public virtual async Task<IActionResult> OnPostFilterAsync()
    {
        var typed = TypedFilters.Read(list.Filters, Request.Form, ModelState, HttpContext.RequestServices.GetRequiredService<Words>());
        if (!ModelState.IsValid)
        {
            ViewData["TypedFilters"] = typed;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Show();
        }
        var request = Asked();
        foreach (var (parameter, value) in typed)
            request = request.With(parameter, value);
        return LocalRedirect(Request.Path + request.ToQueryString());
    }

    private ListRequest Asked() => ListRequest.Of(Request.Query.Where(q => q.Key is not ("handler" or "format" or "since")));

    private async Task<IActionResult> Show()
    {
        var request = Asked();
        var slice = await mediator.Send(Ask(request), HttpContext.RequestAborted);
        // An address that asks for what does not exist is answered as such; shown anyway, it would show too much.
        if (slice.Refusal is not null)
            return BadRequest();
        Sheet = new Sheet<TRow>(list, request, slice);
        await Prepare();
        return Page();
    }
}

/// <summary>A page that can say how many rows came since it was shown.</summary>
public interface ITellsNew
{
    /// <summary>The list it speaks of; null when its rows do not tell when they were made.</summary>
    ISheet? Sheet { get; }

    string NewLink(DateTimeOffset since);
}

/// <param name="Link">Shows them.</param>
public sealed record NewRows(string Link, int Count);

/// <summary>A list too long to wait for: the page offers to have it written by a job.</summary>
/// <param name="Link">Where the form goes.</param>
/// <param name="Max">More rows than this are not written at once.</param>
public sealed record ExportOffer(string Link, int Max);

/// <summary>A page whose list can be downloaded; its title row offers it.</summary>
public interface IExports
{
    /// <summary>Null while there is no list to take along.</summary>
    string? ExportLink(string format);
}
