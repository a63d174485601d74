using BackOffice.Platform.Identity;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace BackOffice.Permissions.Door;

/// <summary>The one page outside the pipeline: a failed try must keep its count and its fact.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SignInRate)]
public sealed class SignInModel(FrontDoor door, Choices.KeptChoices kept, IServiceProvider services) : PageModel
{
    [BindProperty] public string? UserName { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty(SupportsGet = true)] public string? Next { get; set; }

    /// <summary>True after a try that failed; why is never said.</summary>
    public bool Failed { get; private set; }

    public string? SamplePassword { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowSample(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(UserName) && !string.IsNullOrEmpty(Password)
            && await door.Enter(UserName.Trim(), Password, cancellationToken))
        {
            var chosen = await kept.Of(UserName.Trim(), cancellationToken);
            Choices.ChoiceCookies.Set(HttpContext, chosen.Language, chosen.Theme);
            return LocalRedirect(Url.IsLocalUrl(Next) && Next != "/" ? Next : chosen.StartPage is { Length: > 0 } start ? start : "/");
        }
        Failed = true;
        Password = null;
        await ShowSample(cancellationToken);
        return Page();
    }

    private async Task ShowSample(CancellationToken cancellationToken)
    {
        if (services.GetService<ISampleMark>()?.IsSample == true && services.GetService<ISamplePassword>() is { } sample)
            SamplePassword = await sample.Shown(cancellationToken);
    }
}
