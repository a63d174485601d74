using BackOffice.Platform.Identity;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace BackOffice.Permissions.Password;

// Limited like sign-in: a stolen session must not be able to guess the password.
[EnableRateLimiting(AccessServices.SignInRate)]
public sealed class ChangeModel(IMediator mediator, IStringLocalizer<PermissionsWords> words) : CommandPage(mediator)
{
    [BindProperty] public Form Input { get; set; } = new();

    public void OnGet() => Input = new Form { RequestId = Guid.NewGuid() };

    public Task<IActionResult> OnPostAsync() => Run(
        new Change.Command(Input.RequestId, new Secret(Input.Present ?? ""), new Secret(Input.New ?? ""), new Secret(Input.Again ?? "")),
        "/Permissions/Choices/Change", notice: words["password.changed"]);

    public sealed class Form
    {
        public Guid RequestId { get; set; }
        public string? Present { get; set; }
        public string? New { get; set; }
        public string? Again { get; set; }
    }
}
