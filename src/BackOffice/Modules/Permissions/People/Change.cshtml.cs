using BackOffice.Domain;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Permissions.People;

public sealed class ChangeModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty(SupportsGet = true)] public string UserName { get; set; } = "";

    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await Mediator.Send(new Forms.OfPeople(), HttpContext.RequestAborted);
        if (await Mediator.Send(new Details.Query(UserName), HttpContext.RequestAborted) is not { } person)
            return NotFound();
        Input = Form.Of(person);
        await Prepare();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() => await Run(
        new Change.Command(Input.RequestId, new UserId(Input.Person), Input.Version, Input.DisplayName ?? "", new EntityId(Input.Entity ?? EntityId.Firm.Value), Input.Desk),
        "Details", new { userName = UserName });

    protected override async Task Prepare() => Entities = await EntityOptions.Of(Mediator, HttpContext.RequestAborted);

    protected override async Task<object?> Theirs() => await Mediator.Send(new Details.Query(UserName), HttpContext.RequestAborted) is { } person ? Form.Of(person) : null;

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public Guid Person { get; set; }
        public int Version { get; set; }
        public string? DisplayName { get; set; }
        public Guid? Entity { get; set; }
        public string? Desk { get; set; }

        internal static Form Of(Details.Model person) => new()
        {
            RequestId = Guid.NewGuid(), Person = person.Id.Value, Version = person.Version, DisplayName = person.DisplayName, Entity = person.Entity.Value, Desk = person.Desk,
        };
    }
}
