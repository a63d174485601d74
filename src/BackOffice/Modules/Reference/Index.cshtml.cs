using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Reference;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<Index.Line> Lines { get; private set; } = [];

    public async Task OnGetAsync() => Lines = await mediator.Send(new Index.Query(), HttpContext.RequestAborted);
}
