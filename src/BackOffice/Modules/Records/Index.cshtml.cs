using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Records;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Index.Result Shown { get; private set; } = null!;

    public async Task OnGetAsync() => Shown = await mediator.Send(new Index.Query(), HttpContext.RequestAborted);
}
