using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Settlements.Confirmations;

[OpensFor(SettlementsPermissions.SettleInstructions)]
public sealed class SettleModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public Instructions.Details.Answer Instruction { get; private set; } = null!;

    public IEnumerable<SelectListItem> Statuses
    {
        get
        {
            var words = HttpContext.RequestServices.GetRequiredService<Words>();
            return new[] { "settled", "partially-settled", "matched", "unmatched", "pending", "failing", "cancelled" }.Select(s => new SelectListItem(words["reported." + s], s));
        }
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await Prepare();
        if (Instruction is null)
            return NotFound();
        Input = new Form { RequestId = Guid.CreateVersion7(), Status = "settled", Quantity = Instruction.OpenQuantity, Amount = Instruction.OpenAmount };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Settle.Command(Input.RequestId, Reference, Input.MessageRef ?? "", Input.Status ?? "", Settles ? Input.Quantity : null, Settles ? Input.Amount : null, null, Input.Reason, Input.Unusual),
        _ => Redirect("/settlements/instructions/" + Uri.EscapeDataString(Reference)));

    /// <summary>The question stands on the form once it has been asked, so that what was ticked stays ticked.</summary>
    public bool AsksUnusual => Input.Unusual || ModelState["Input.Unusual"] is { Errors.Count: > 0 };

    private bool Settles => Input.Status is "settled" or "partially-settled";

    protected override async Task Prepare() => Instruction = (await Mediator.Send(new Instructions.Details.Query(Reference), HttpContext.RequestAborted))!;

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? MessageRef { get; set; }
        public string? Status { get; set; }
        public decimal? Quantity { get; set; }
        public decimal? Amount { get; set; }
        public string? Reason { get; set; }
        public bool Unusual { get; set; }
    }
}
