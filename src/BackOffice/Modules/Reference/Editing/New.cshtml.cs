using BackOffice.Reference.Kinds;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Reference.Editing;

internal sealed class NewModel(IMediator mediator) : KindForm(mediator)
{
    public IActionResult OnGet(string kind)
    {
        if (KindList.Find(kind) is not { } found)
            return NotFound();
        Found = found;
        Input = new Form { RequestId = Guid.NewGuid(), Values = found.Fields.ToDictionary(f => f.Name, _ => (string?)null) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string kind) => Save(kind);
}
