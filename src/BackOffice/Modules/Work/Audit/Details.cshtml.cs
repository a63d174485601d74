using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Audit;

public sealed class DetailsModel(IMediator mediator) : PageModel
{
    public Details.FactView Fact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await mediator.Send(new Details.Query(id)) is not { } fact)
            return NotFound();
        Fact = fact;
        return Page();
    }
}
