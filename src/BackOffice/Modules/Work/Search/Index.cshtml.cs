using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Search;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Find.Result Result { get; private set; } = null!;

    public async Task OnGetAsync(string? q) => Result = await mediator.Send(new Find.Query(q ?? ""));
}
