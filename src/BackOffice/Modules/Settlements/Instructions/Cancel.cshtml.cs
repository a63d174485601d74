using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Instructions;

[OpensFor(SettlementsPermissions.CancelInstructions)]
public sealed class CancelModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    /// <summary>What the act is about, shown above the form.</summary>
    public Details.Answer Instruction { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        await Prepare();
        if (Instruction is null)
            return NotFound();
        Input = new Form { RequestId = Guid.CreateVersion7(), Version = Instruction.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(new Cancel.Command(Input.RequestId, Reference, Input.Version, Input.Reason), "Details", new { reference = Reference });

    protected override async Task Prepare() =>
        Instruction = (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted))!;

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int Version { get; set; }
        public string? Reason { get; set; }
    }
}
