using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Settlements.Instructions;

/// <summary>What the page of every act on one instruction shares: the instruction as it was seen above a form, and the way back to it.</summary>
public abstract class InstructionActPage<TForm>(IMediator mediator) : CommandPage(mediator) where TForm : InstructionActForm, new()
{
    [BindProperty] public TForm Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    /// <summary>What the act is about, shown above the form.</summary>
    public Details.Answer Instruction { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        await Prepare();
        if (Instruction is null)
            return NotFound();
        Input = new TForm { RequestId = Guid.CreateVersion7(), Version = Instruction.Version };
        Fill(Input);
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(Act(), "Details", new { reference = Reference });

    protected abstract ICommand Act();

    /// <summary>What the form proposes beside what every form has.</summary>
    protected virtual void Fill(TForm form) { }

    protected override async Task Prepare() => Instruction = (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted))!;
}

public class InstructionActForm
{
    public Guid RequestId { get; set; }
    public int Version { get; set; }
}

public sealed class ReasonedActForm : InstructionActForm
{
    public string? Reason { get; set; }
}
