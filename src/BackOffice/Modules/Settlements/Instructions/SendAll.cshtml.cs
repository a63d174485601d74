using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.SendInstructions)]
public sealed class SendAllModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    /// <summary>How many wait, and what they come to in each currency.</summary>
    public Slice<List.Row> Waiting { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Input = new Form { RequestId = Guid.CreateVersion7() };
        await Prepare();
    }

    public Task<IActionResult> OnPostAsync() => Run(new SendAll.Command(Input.RequestId, null), "List");

    protected override async Task Prepare() => Waiting = await Mediator.Send(
        new List.Query(ListRequest.All.With("state", "pending").With("count", "yes").With("totals", "yes")), HttpContext.RequestAborted);

    public sealed class Form
    {
        public Guid RequestId { get; set; }
    }
}
