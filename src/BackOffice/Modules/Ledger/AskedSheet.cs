using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Ledger;

/// <summary>A page over a question that must be told what it is about (a security, an account) before there is a list to show.</summary>
public abstract class AskedSheet<TRow>(IMediator mediator, ListOf<TRow> list) : PageModel, IExports where TRow : class
{
    protected IMediator Mediator => mediator;

    public Sheet<TRow> Sheet { get; private set; } = null!;

    /// <summary>Why there is nothing to show, in words; null when there is.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>True until the address says what it is about.</summary>
    public bool Asking { get; private set; }

    /// <summary>The parameter without which there is no question.</summary>
    protected abstract string Needed { get; }

    protected abstract Task<Outcome<Slice<TRow>>> Ask(ListRequest request);

    public async Task<IActionResult> OnGetAsync()
    {
        var request = ListRequest.Of(Request.Query.Where(q => q.Key != "handler"));
        if (list.Check(request) is not null)
            return BadRequest();
        return await Show(request);
    }

    /// <summary>The whole answer as a file; before anything is asked there is none.</summary>
    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        var request = ListRequest.Of(Request.Query.Where(q => q.Key is not ("handler" or "format"))) with { After = null };
        if (list.Check(request) is not null || request[Needed] is null || (await Ask(request)).Refusal is not null)
            return BadRequest();
        return new ListDownload<TRow>(list, request, format, async step => (await Ask(step)).Value!);
    }

    public string? ExportLink(string format) => Asking || WhyNot is not null ? null : Request.Path + Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        (Sheet.Request with { After = null, Limit = 50 }).ToQueryString(), new Dictionary<string, string?> { ["handler"] = "export", ["format"] = format });

    public async Task<IActionResult> OnPostFilterAsync()
    {
        var typed = TypedFilters.Read(list.Filters, Request.Form, ModelState, HttpContext.RequestServices.GetRequiredService<Words>());
        var request = ListRequest.Of(Request.Query.Where(q => q.Key != "handler"));
        if (!ModelState.IsValid)
        {
            ViewData["TypedFilters"] = typed;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Show(request);
        }
        foreach (var (parameter, value) in typed)
            request = request.With(parameter, value);
        return LocalRedirect(Request.Path + request.ToQueryString());
    }

    private async Task<IActionResult> Show(ListRequest request)
    {
        Asking = request[Needed] is null;
        var slice = new Slice<TRow>([], null);
        if (!Asking)
        {
            var outcome = await Ask(request);
            if (outcome.Refusal is { } refusal)
                WhyNot = HttpContext.RequestServices.GetRequiredService<Words>().Sentence(refusal);
            else
                slice = outcome.Value!;
        }
        Sheet = new Sheet<TRow>(list, request, slice);
        return Page();
    }
}
