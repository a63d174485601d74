using BackOffice.Domain;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Settlements.Trades;

[OpensFor(SettlementsPermissions.ChooseSsi)]
public sealed class ChooseSsiModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public Details.Answer Trade { get; private set; } = null!;

    private Words Words => HttpContext.RequestServices.GetRequiredService<Words>();

    /// <summary>The rules' own choice, then each standing instruction that was looked at and could settle the trade.</summary>
    public IEnumerable<SelectListItem> Options =>
        (Trade.Why.Ssi?.Candidates ?? []).Where(c => c.Level is not null)
            .Select(c => new SelectListItem($"{c.AgentBic} · {c.Account} · {Words.Of("ssi.priority", c.Priority)} · {Words.Of("ssi.since", c.ValidFrom)}", c.Id.ToString()))
            .Prepend(new SelectListItem(Words["choose-ssi.by-rules"], ""));

    public async Task<IActionResult> OnGetAsync()
    {
        await Prepare();
        if (Trade is null)
            return NotFound();
        Input = new Form { RequestId = Guid.CreateVersion7(), Version = Trade.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new ChooseSsi.Command(Input.RequestId, Reference, Input.Version, Input.Ssi is { } id ? new SsiId(id) : null, Input.Reason), "Details", new { reference = Reference });

    protected override async Task Prepare() => Trade = (await Mediator.Send(new Details.Query(Reference), HttpContext.RequestAborted))!;

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int Version { get; set; }
        public Guid? Ssi { get; set; }
        public string? Reason { get; set; }
    }
}
