using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace BackOffice.Permissions.People;

public sealed class CreateModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await Mediator.Send(new Forms.OfPeople(), HttpContext.RequestAborted);
        Input = new Form { RequestId = Guid.NewGuid() };
        await Prepare();
    }

    public Task<IActionResult> OnPostAsync()
    {
        // The link is made here and shown once; the house only ever sees its hash.
        var secret = RandomSecret.New();
        return Run(new Create.Command(Input.RequestId, Input.UserName ?? "", Input.DisplayName ?? "", new EntityId(Input.Entity ?? EntityId.Firm.Value), Input.Desk, secret.Hash), _ =>
        {
            TempData["link"] = secret.Text;
            return RedirectToPage("Details", new { userName = Input.UserName });
        });
    }

    protected override async Task Prepare() => Entities = await EntityOptions.Of(Mediator, HttpContext.RequestAborted);

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? UserName { get; set; }
        public string? DisplayName { get; set; }
        public Guid? Entity { get; set; }
        public string? Desk { get; set; }
    }
}

internal static class EntityOptions
{
    /// <param name="all">Word of the choice "every entity", where that is one.</param>
    public static async Task<IReadOnlyList<SelectListItem>> Of(IMediator mediator, CancellationToken cancellationToken, string? all = null)
    {
        var entities = (await mediator.Send(new LegalEntities(), cancellationToken)).Select(e => new SelectListItem(e.Name, e.Id.ToString())).ToList();
        // A firm that has no entity yet still has people.
        if (all is not null || entities.Count == 0)
            entities.Insert(0, new SelectListItem(all ?? "—", EntityId.Firm.ToString()));
        return entities;
    }
}
