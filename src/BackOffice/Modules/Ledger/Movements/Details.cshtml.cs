using BackOffice.Platform.Lists;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Ledger.Movements;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public Details.Result Movement { get; private set; } = null!;

    public Sheet<Details.Line> Postings { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await mediator.Send(new Details.Query(reference), HttpContext.RequestAborted) is not { } movement)
            return NotFound();
        Movement = movement;
        Postings = new Sheet<Details.Line>(Details.Postings, ListRequest.All, new Slice<Details.Line>(movement.Postings, null));
        return Page();
    }
}
