using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Permissions.Roles;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public Details.Model Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await mediator.Send(new Details.Query(code), HttpContext.RequestAborted) is not { } role)
            return NotFound();
        Shown = role;
        return Page();
    }
}
