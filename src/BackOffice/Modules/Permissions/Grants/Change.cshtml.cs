using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Permissions.Grants;

public sealed class ChangeModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public Form Input { get; set; } = new();

    public Details.Model? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await Mediator.Send(new Forms.OfGrants(), HttpContext.RequestAborted);
        await Prepare();
        if (Shown is null)
            return NotFound();
        Input = new Form { RequestId = Guid.NewGuid(), Version = Shown.Grant.Version, CeilingTry = Shown.Grant.CeilingTry, Until = Shown.Grant.Until };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Prepare();
        if (Shown is null)
            return NotFound();
        return await Run(new Change.Command(Input.RequestId, new GrantId(Id), Input.Version, Input.CeilingTry, Input.Until, Input.Reason ?? ""),
            "/Permissions/People/Details", new { userName = Shown.UserName });
    }

    protected override async Task Prepare() => Shown ??= await Mediator.Send(new Details.Query(new GrantId(Id)), HttpContext.RequestAborted);

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public int Version { get; set; }
        public decimal? CeilingTry { get; set; }
        public DateOnly? Until { get; set; }
        public string? Reason { get; set; }
    }
}
