using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Inbox;

/// <summary>Where a person starts: the page they chose, else the first of their trade that they may open, else the inbox.</summary>
public sealed class HomeModel : PageModel
{
    // A permission that marks a trade, and where that trade starts its day.
    private static readonly (string Permission, string Page)[] Starts =
    [
        ("settlements.settle-instructions", "/settlements"),
        ("accounting.post-journals", "/accounting/trial-balance"),
        ("accounting.approve-journals", "/accounting/trial-balance"),
        ("permissions.manage-people", "/permissions/people"),
        ("settlements.approve-ssi-choice", "/work/approvals"),
        ("jobs.cancel-all", "/work/jobs"),
        ("work.view-audit", "/work/audit"),
        ("ledger.view-exposure", "/ledger/exposure"),
        ("settlements.view", "/settlements"),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var services = HttpContext.RequestServices;
        var actor = services.GetRequiredService<Actor>();
        if (services.GetService<IPersonalChoices>() is { } choices && await choices.StartPage(actor.UserId, cancellationToken) is { Length: > 0 } chosen && Url.IsLocalUrl(chosen))
            return LocalRedirect(chosen);
        var held = services.GetService<IHeldPermissions>() is { } rights ? await rights.Of(actor, cancellationToken) : new HashSet<string>();
        return LocalRedirect(Starts.Where(s => held.Contains(s.Permission)).Select(s => s.Page).FirstOrDefault() ?? "/work");
    }
}
