using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Approvals;

public sealed class ListModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Tab { get; set; }

    public List.Model Shown { get; private set; } = null!;

    public async Task OnGetAsync() => Shown = await mediator.Send(new List.Query(Tab), HttpContext.RequestAborted);
}
