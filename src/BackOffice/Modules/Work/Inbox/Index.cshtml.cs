using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Inbox;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public List.Inbox Inbox { get; private set; } = null!;

    public IReadOnlyList<(string Key, IReadOnlyList<WorkItem> Items)> Groups =>
        [("inbox.now", Inbox.Now), ("inbox.today", Inbox.Today), ("inbox.waiting", Inbox.Waiting)];

    /// <summary>For forms that post to other rooms' pages.</summary>
    public string? Token { get; private set; }

    public async Task OnGetAsync()
    {
        Inbox = await mediator.Send(new List.Query());
        Token = HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(HttpContext).RequestToken;
    }
}
