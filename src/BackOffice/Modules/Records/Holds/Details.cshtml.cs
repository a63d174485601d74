using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Records.Holds;

/// <summary>A hold with its records, and the form that asks for its release.</summary>
public sealed class DetailsModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public Form Input { get; set; } = new();

    public Details.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted) is not { } found)
            return NotFound();
        Shown = found;
        Input = new Form { RequestId = Guid.CreateVersion7(), Version = found.Hold.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Release.Command(Input.RequestId, Reference, Input.Reason, Input.Version), _ => LocalRedirect($"/records/holds/{Reference}"));

    protected override async Task Prepare() => Shown = (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted))!;

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }
    }
}
