using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Permissions.Roles;

public sealed class ChangeModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";

    [BindProperty] public RoleForm Input { get; set; } = new();

    public Details.Model? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await Mediator.Send(new Forms.OfRoles(), HttpContext.RequestAborted);
        await Prepare();
        if (Shown is null)
            return NotFound();
        Input = Filled(Shown);
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Change.Command(Input.RequestId, new RoleId(Input.Role), Input.Version, Input.NameEn ?? "", Input.NameTr ?? "", Input.Permissions), "Details", new { code = Code });

    protected override async Task Prepare() => Shown = await Mediator.Send(new Details.Query(Code), HttpContext.RequestAborted);

    private static RoleForm Filled(Details.Model role) => new()
    {
        RequestId = Guid.NewGuid(), Role = role.Id!.Value.Value, Version = role.Version, NameEn = role.NameEn, NameTr = role.NameTr,
        Permissions = [.. role.Rooms.SelectMany(r => r.Entries).Where(e => e.InRole).Select(e => e.Code)],
    };
}
