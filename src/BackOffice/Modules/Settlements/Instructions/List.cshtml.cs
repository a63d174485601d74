using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Instructions;

public sealed class ListModel(IMediator mediator) : ListPage<List.Row>(mediator, List.Declared)
{
    /// <summary>Ticked rows, by reference.</summary>
    [BindProperty] public List<string> Selected { get; set; } = [];

    protected override IQuery<Slice<List.Row>> Ask(ListRequest request) => new List.Query(request);

    public Task<IActionResult> OnPostSendAsync() => Act(new Send.Command(Guid.CreateVersion7(), Selected));

    public Task<IActionResult> OnPostHoldAsync() => Act(new Hold.Command(Guid.CreateVersion7(), Selected, null, null));

    public Task<IActionResult> OnPostReleaseAsync() => Act(new Release.Command(Guid.CreateVersion7(), Selected, null));

    private async Task<IActionResult> Act(ICommand command)
    {
        var outcome = await Mediator.Send(command, HttpContext.RequestAborted);
        var words = HttpContext.RequestServices.GetRequiredService<Words>();
        TempData["notice"] = outcome.Refusal is { } refusal
            ? words.Sentence(refusal.Details is [var first, ..] ? first : refusal)
            : words.Of("bulk.done", Selected.Count);
        return LocalRedirect(Request.Path + QueryString.Create(Request.Query.Where(q => q.Key != "handler")));
    }
}
