using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Kinds;
using BackOffice.Reference.Lists;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Reference.Editing;

[OpensFor(ReferencePermissions.View)]
internal sealed class EditModel(IMediator mediator) : KindForm(mediator)
{
    public async Task<IActionResult> OnGetAsync(string kind, string key)
    {
        if (KindList.Find(kind) is not { } found || await Mediator.Send(new Details.Query(kind, key), HttpContext.RequestAborted) is not { } shown)
            return NotFound();
        await DemandEdit(found);
        (Found, Key) = (found, shown.Key);
        Input = new Form { RequestId = Guid.NewGuid(), Subject = shown.Subject, Seen = shown.Row, Values = Typed(found, shown.Values) };
        if (found is Ssis.SsiKind)
            Input.From = SaveSsi.FromOf(shown.Values, HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        OthersWait = await Mediator.Send(new WaitingOn.Query(shown.Row), HttpContext.RequestAborted);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string kind) => Save(kind);
}
