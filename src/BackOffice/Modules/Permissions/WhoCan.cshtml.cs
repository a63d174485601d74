using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Permissions;

public sealed class WhoCanModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Permission { get; set; }

    [BindProperty(SupportsGet = true)] public DateOnly? AsOf { get; set; }

    public WhoCan.Model Shown { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        // The form offers only what is there; an address with another name shows the form again.
        var asked = await mediator.Send(new WhoCan.Query(Permission, AsOf), HttpContext.RequestAborted);
        Shown = asked.Value ?? (await mediator.Send(new WhoCan.Query(null, AsOf), HttpContext.RequestAborted)).Value!;
    }

    /// <summary>Reads the typed day in the reader's language and goes to the address that says the same.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? permission, [FromForm] DateOnly? asOf)
    {
        if (ModelState.IsValid)
            return RedirectToPage(new { permission, asOf = asOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await OnGetAsync();
        return Page();
    }
}
