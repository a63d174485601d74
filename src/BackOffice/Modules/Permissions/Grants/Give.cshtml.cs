using BackOffice.Domain;
using BackOffice.Permissions.People;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace BackOffice.Permissions.Grants;

public sealed class GiveModel(IMediator mediator, IStringLocalizer<PermissionsWords> words) : CommandPage(mediator)
{
    /// <summary>User name of the person.</summary>
    [BindProperty(SupportsGet = true)] public string Person { get; set; } = "";

    [BindProperty] public Form Input { get; set; } = new();

    public Permissions.People.Details.Model Whom { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await Mediator.Send(new Forms.OfGrants(), HttpContext.RequestAborted);
        if (await Mediator.Send(new Permissions.People.Details.Query(Person), HttpContext.RequestAborted) is null)
            return NotFound();
        Input = new Form { RequestId = Guid.NewGuid() };
        await Prepare();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Mediator.Send(new Permissions.People.Details.Query(Person), HttpContext.RequestAborted) is not { } whom)
            return NotFound();
        if (Input.Role is null)
            ModelState.AddModelError("Input.Role", words["grant.role-missing"]);
        if (Input.Entity is null)
            ModelState.AddModelError("Input.Entity", words["grant.entity-missing"]);
        if (!ModelState.IsValid)
            return await Refuse();
        return await Run(
            new Give.Command(Input.RequestId, whom.Id, new RoleId(Input.Role.GetValueOrDefault()), new EntityId(Input.Entity.GetValueOrDefault()), Input.Desk, Input.AccountGroup,
                Input.CeilingTry, Input.From, Input.Until, Input.Reason ?? ""),
            "/Permissions/People/Details", new { userName = Person });
    }

    protected override async Task Prepare()
    {
        Whom = (await Mediator.Send(new Permissions.People.Details.Query(Person), HttpContext.RequestAborted))!;
        Entities = [new(HttpContext.RequestServices.GetRequiredService<Words>()["choose"], ""), .. await EntityOptions.Of(Mediator, HttpContext.RequestAborted, words["grant.all-entities"])];
        var roles = await Mediator.Send(new Permissions.Roles.List.Query(ListRequest.All with { Limit = ListRequest.LimitMax }), HttpContext.RequestAborted);
        // Nothing is chosen for whoever gives a right: neither the role nor where it holds.
        Roles = [new(HttpContext.RequestServices.GetRequiredService<Words>()["choose"], ""), .. roles.Items.Select(r => new SelectListItem(r.Name, r.Id.ToString()))];
    }

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public Guid? Role { get; set; }
        public Guid? Entity { get; set; }
        public string? Desk { get; set; }
        public string? AccountGroup { get; set; }
        public decimal? CeilingTry { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
        public string? Reason { get; set; }
    }
}
