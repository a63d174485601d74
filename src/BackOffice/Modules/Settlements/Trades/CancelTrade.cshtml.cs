using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Trades;

[OpensFor(SettlementsPermissions.CaptureTrades)]
public sealed class CancelTradeModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public Details.Answer Trade { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        await Prepare();
        if (Trade is null)
            return NotFound();
        Input = new Form { RequestId = Guid.CreateVersion7(), Version = Trade.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() =>
        Run(new CancelTrade.Command(Input.RequestId, Reference, Input.Version, Input.Reason), "Details", new { reference = Reference });

    protected override async Task Prepare() => Trade = (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted))!;

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }
    }
}
