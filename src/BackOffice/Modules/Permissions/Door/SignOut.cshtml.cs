using BackOffice.Platform.Identity;
using BackOffice.Platform.Pipeline;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Permissions.Door;

/// <summary>Ends the session in the database, so that a copied cookie ends with it. By post only: no link may sign anybody out.</summary>
[AllowAnonymous]
public sealed class SignOutModel(FrontDoor door, Actor actor) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await door.Leave(actor, cancellationToken);
        return LocalRedirect(HouseCookie.SignInPath);
    }
}
