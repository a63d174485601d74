using BackOffice.Platform.Identity;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace BackOffice.Permissions.Door;

/// <summary>Behind the console's one-time link. Outside the pipeline like sign-in: nobody is signed in yet, and nobody could be.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SignInRate)]
public sealed class FirstAdministratorPageModel(FrontDoor door, IFirstAdministrator first, IStringLocalizer<PermissionsWords> words, Words all) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    [BindProperty] public string UserName { get; set; } = "";

    [BindProperty] public string DisplayName { get; set; } = "";

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? Again { get; set; }

    public bool Works { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Works = (await door.Look(Token, cancellationToken)).Kind == LinkKind.FirstAdministrator;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Works = (await door.Look(Token, cancellationToken)).Kind == LinkKind.FirstAdministrator;
        var checkedAs = new People.Create.Validator().Validate(new People.Create.Command(Guid.NewGuid(), UserName, DisplayName, Domain.EntityId.Firm, null, null));
        foreach (var error in checkedAs.Errors)
            ModelState.AddModelError(error.PropertyName, all.Of(error.ErrorCode, error.CustomState as object?[] ?? []));
        if (!PasswordRules.LongEnough(new Secret(Password ?? "")))
            ModelState.AddModelError(nameof(Password), words["password.too-short", PasswordRules.LengthMin]);
        else if (Password != Again)
            ModelState.AddModelError(nameof(Again), words["password.differs"]);
        if (!Works || !ModelState.IsValid)
            return Page();
        var outcome = await ((FirstAdministrator)first).Open(Token, UserName, DisplayName, Password!, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddModelError(nameof(UserName), all.Sentence(refusal));
            return Page();
        }
        await door.Enter(UserName, Password!, cancellationToken);
        return LocalRedirect("/");
    }
}
