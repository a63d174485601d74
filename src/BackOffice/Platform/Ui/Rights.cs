using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Platform.Ui;

/// <summary>Whether a page may offer an act. The pipeline decides anew when the act is sent; this only keeps dead buttons off the screen.</summary>
public static class Rights
{
    public static async Task<bool> May(this PageModel page, string permission)
    {
        var services = page.HttpContext.RequestServices;
        return services.GetService<IHeldPermissions>() is { } held
            && (await held.Of(services.GetRequiredService<Actor>(), page.HttpContext.RequestAborted)).Contains(permission);
    }
}
