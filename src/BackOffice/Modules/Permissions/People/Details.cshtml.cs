using BackOffice.Domain;
using BackOffice.Platform.Identity;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace BackOffice.Permissions.People;

public sealed class DetailsModel(IMediator mediator) : CommandPage(mediator)
{
    [BindProperty(SupportsGet = true)] public string UserName { get; set; } = "";

    [BindProperty] public Guid RequestId { get; set; }

    [BindProperty] public Guid Person { get; set; }

    [BindProperty] public int Version { get; set; }

    public Details.Model Shown { get; private set; } = null!;

    /// <summary>The one-time link just made; gone with the next load.</summary>
    public string? Link { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Mediator.Send(new Details.Query(UserName), HttpContext.RequestAborted) is not { } person)
            return NotFound();
        Shown = person;
        (RequestId, Person, Version) = (Guid.NewGuid(), person.Id.Value, person.Version);
        if (TempData["link"] is string token)
            Link = $"{Request.Scheme}://{Request.Host}/choose-password?token={token}";
        return Page();
    }

    public Task<IActionResult> OnPostDeactivateAsync() => Run(new Deactivate.Command(RequestId, new UserId(Person), Version), "Details", new { userName = UserName });

    public Task<IActionResult> OnPostActivateAsync() => Run(new Activate.Command(RequestId, new UserId(Person), Version), "Details", new { userName = UserName });

    public Task<IActionResult> OnPostLinkAsync()
    {
        var secret = RandomSecret.New();
        return Run(new GiveLink.Command(RequestId, new UserId(Person), secret.Hash), _ =>
        {
            TempData["link"] = secret.Text;
            return RedirectToPage("Details", new { userName = UserName });
        });
    }

    protected override async Task Prepare() => Shown = await Mediator.Send(new Details.Query(UserName), HttpContext.RequestAborted)
        ?? throw new InvalidOperationException($"{UserName} is gone.");
}
