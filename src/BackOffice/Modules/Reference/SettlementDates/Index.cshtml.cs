using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Reference.SettlementDates;

/// <summary>The question is typed into a form and stands in the address: <c>?mic=XIST&amp;tradeDate=2026-10-26</c>.</summary>
[OpensFor(ReferencePermissions.View)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Mic { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? TradeDate { get; set; }

    public IEnumerable<SelectListItem> Markets { get; private set; } = [];

    public Ask.Answer? Answer { get; private set; }

    public async Task OnGetAsync()
    {
        await Prepare();
        if (Mic is null || TradeDate is null)
            return;
        var found = await mediator.Send(new Ask.Query(Mic, TradeDate), HttpContext.RequestAborted);
        Answer = found.Value;
        if (found.Refusal is { } refusal)
            this.AddErrors(refusal);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && Mic is { Length: > 0 } && TradeDate is { } day)
            return LocalRedirect($"/reference/settlement-date?mic={Uri.EscapeDataString(Mic)}&tradeDate={Invariant.Day(day)}");
        if (TradeDate is null && ModelState.IsValid)
            ModelState.AddModelError(nameof(TradeDate), HttpContext.RequestServices.GetRequiredService<Words>()["field.missing-value"]);
        await Prepare();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Prepare() =>
        Markets = (await mediator.Send(new MarketsWithCycle(), HttpContext.RequestAborted)).Select(m => new SelectListItem(m, m));
}
