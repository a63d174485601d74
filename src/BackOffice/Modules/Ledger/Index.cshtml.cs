using BackOffice.Platform.Lists;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Ledger;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Index.Result Shown { get; private set; } = null!;

    public Sheet<Index.CashLine> Cash { get; private set; } = null!;

    public Sheet<Positions.List.Row> Short { get; private set; } = null!;

    public Sheet<Movements.List.Row> Latest { get; private set; } = null!;

    public async Task OnGetAsync(string? entity)
    {
        Shown = await mediator.Send(new Index.Query(entity), HttpContext.RequestAborted);
        Cash = new Sheet<Index.CashLine>(Index.CashList, ListRequest.All, new Slice<Index.CashLine>(Shown.Cash, null));
        Short = new Sheet<Positions.List.Row>(Positions.List.Declared, ListRequest.All, new Slice<Positions.List.Row>(Shown.Short, null));
        Latest = new Sheet<Movements.List.Row>(Movements.List.Declared, ListRequest.All, new Slice<Movements.List.Row>(Shown.Latest, null));
    }
}
