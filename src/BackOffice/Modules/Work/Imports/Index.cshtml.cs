using BackOffice.Platform.Imports;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Imports;

/// <summary>What files one may take in.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<Kinds.Kind> Kinds { get; private set; } = [];

    public async Task OnGetAsync() => Kinds = await mediator.Send(new Kinds.Query(), HttpContext.RequestAborted);
}
