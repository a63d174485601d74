using BackOffice.Platform.Ui;
using BackOffice.Reference.Kinds;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Reference.Editing;

[OpensFor(ReferencePermissions.View)]
internal sealed class NewModel(IMediator mediator) : KindForm(mediator)
{
    public async Task<IActionResult> OnGetAsync(string kind)
    {
        if (KindList.Find(kind) is not { } found)
            return NotFound();
        await DemandEdit(found);
        Found = found;
        Input = new Form { RequestId = Guid.NewGuid(), Values = found.Fields.ToDictionary(f => f.Name, _ => (string?)null) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string kind) => Save(kind);
}
