using BackOffice.Platform.Identity;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Permissions.Tokens;

public sealed class ListModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    [BindProperty] public Guid RequestId { get; set; }

    [BindProperty] public Guid Token { get; set; }

    public IReadOnlyList<List.Row> Rows { get; private set; } = [];

    /// <summary>The secret just made; gone with the next load.</summary>
    public string? Secret { get; private set; }

    public async Task OnGetAsync()
    {
        Input = new Form { RequestId = Guid.NewGuid(), LifeDays = 90 };
        RequestId = Guid.NewGuid();
        Secret = TempData["token"] as string;
        await Prepare();
    }

    public Task<IActionResult> OnPostCreateAsync()
    {
        var secret = RandomSecret.New();
        return Run(new Create.Command(Input.RequestId, Input.Name ?? "", secret.Hash, secret.Visible, Input.LifeDays, null), _ =>
        {
            TempData["token"] = secret.Text;
            return RedirectToPage();
        });
    }

    public Task<IActionResult> OnPostRevokeAsync() => Run(new Revoke.Command(RequestId, new ApiTokenId(Token)), _ => RedirectToPage());

    protected override async Task Prepare()
    {
        Rows = await Mediator.Send(new List.Query(), HttpContext.RequestAborted);
        if (RequestId == default)
            RequestId = Guid.NewGuid();
        if (Input.RequestId == default)
            Input.RequestId = Guid.NewGuid();
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Name { get; set; }
        public int LifeDays { get; set; } = 90;
    }
}
