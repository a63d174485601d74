using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Permissions;

public sealed class WhyModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Permission { get; set; }

    public Why.Model Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (string.IsNullOrEmpty(Permission))
            return LocalRedirect("/permissions/mine");
        Shown = await mediator.Send(new Why.Query(Permission), HttpContext.RequestAborted);
        return Shown.Known ? Page() : NotFound();
    }
}
