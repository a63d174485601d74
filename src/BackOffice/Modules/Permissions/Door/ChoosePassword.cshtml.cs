using BackOffice.Platform.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace BackOffice.Permissions.Door;

/// <summary>Behind a one-time link a person chooses a password. Outside the pipeline like sign-in: nobody is signed in yet.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SignInRate)]
public sealed class ChoosePasswordModel(FrontDoor door, IStringLocalizer<PermissionsWords> words) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? Again { get; set; }

    /// <summary>Null when the link does not work (any more).</summary>
    public string? Name { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await Look(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        if (!PasswordRules.LongEnough(new Secret(Password ?? "")))
            ModelState.AddModelError(nameof(Password), words["password.too-short", PasswordRules.LengthMin]);
        else if (Password != Again)
            ModelState.AddModelError(nameof(Again), words["password.differs"]);
        if (!ModelState.IsValid)
            return Page();
        if (await door.ChoosePassword(Token, Password!, cancellationToken))
            return LocalRedirect(HouseCookie.SignInPath);
        Name = null;
        return Page();
    }

    private async Task Look(CancellationToken cancellationToken) =>
        Name = await door.Look(Token, cancellationToken) is (LinkKind.ChoosePassword, { } person) ? person.DisplayName : null;
}
