using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Permissions.Roles;

public sealed class CreateModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public RoleForm Input { get; set; } = new();

    public IReadOnlyList<Details.Room> Rooms { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await Mediator.Send(new Forms.OfRoles(), HttpContext.RequestAborted);
        Input = new RoleForm { RequestId = Guid.NewGuid() };
        await Prepare();
    }

    public Task<IActionResult> OnPostAsync() => Run(
        new Create.Command(Input.RequestId, Input.Code ?? "", Input.NameEn ?? "", Input.NameTr ?? "", Input.Permissions), "Details", new { code = Input.Code });

    protected override async Task Prepare() => Rooms = (await Mediator.Send(new Details.Query(null), HttpContext.RequestAborted))!.Rooms;
}
