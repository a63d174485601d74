using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Records.Retention;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<Classes.RecordClass> Shown { get; private set; } = [];

    public async Task OnGetAsync() => Shown = (await mediator.Send(new Classes.Query(), HttpContext.RequestAborted)).Items;
}
