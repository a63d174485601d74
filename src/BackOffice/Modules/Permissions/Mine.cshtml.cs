using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Permissions;

public sealed class MineModel(IMediator mediator) : PageModel
{
    public Mine.Model Shown { get; private set; } = null!;

    public async Task OnGetAsync() => Shown = await mediator.Send(new Mine.Query(), HttpContext.RequestAborted);
}
