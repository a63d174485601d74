using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace BackOffice.Work.Inbox;

/// <summary>
/// The one inbox, by kind, the most urgent of each first. Both filters stand in the address: <c>?kind=exceptions&amp;when=now</c>.
/// Unfiltered, each kind shows its first lines only, so that the whole day fits on a screen.
/// </summary>
public sealed class IndexModel(IMediator mediator, Words words) : PageModel
{
    private const int FirstOfKind = 10;
    private static readonly string[] Kinds = ["approvals", "exceptions", "jobs", "trades"];
    private static readonly string[] Whens = ["now", "today", "later"];

    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public string? When { get; set; }

    /// <summary>How much waits in all, before any filter.</summary>
    public int Count { get; private set; }

    /// <summary>Each kind with what the time filter leaves of it.</summary>
    public IReadOnlyList<(string Kind, int Count)> KindCounts { get; private set; } = [];

    /// <summary>Each span of time with what the kind filter leaves of it.</summary>
    public IReadOnlyList<(string When, int Count)> WhenCounts { get; private set; } = [];

    public IReadOnlyList<(string Kind, int Count, IReadOnlyList<WorkItem> Items)> Groups { get; private set; } = [];

    /// <summary>For forms that post to other rooms' pages.</summary>
    public string? Token { get; private set; }

    private DateTimeOffset _now;

    public async Task<IActionResult> OnGetAsync()
    {
        _now = HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (Kind is not null && !Kinds.Contains(Kind) || When is not null && !Whens.Contains(When))
            return BadRequest();
        var inbox = await mediator.Send(new List.Query(), HttpContext.RequestAborted);
        var all = inbox.Now.Select(i => (When: "now", Item: i)).Concat(inbox.Today.Select(i => (When: "today", Item: i))).Concat(inbox.Waiting.Select(i => (When: "later", Item: i)))
            .Select(i => (Kind: KindOf(i.Item), i.When, i.Item)).ToList();
        Count = all.Count;
        KindCounts = [.. Kinds.Select(k => (k, all.Count(i => i.Kind == k && (When is null || i.When == When))))];
        WhenCounts = [.. Whens.Select(w => (w, all.Count(i => i.When == w && (Kind is null || i.Kind == Kind))))];
        Groups = [.. all.Where(i => (Kind is null || i.Kind == Kind) && (When is null || i.When == When))
            .GroupBy(i => i.Kind).OrderBy(g => Array.IndexOf(Kinds, g.Key))
            .Select(g => (g.Key, g.Count(), (IReadOnlyList<WorkItem>)[.. g.Select(i => i.Item).Take(Kind is null ? FirstOfKind : int.MaxValue)]))];
        Token = HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(HttpContext).RequestToken;
        return Page();
    }

    /// <summary>The address with one filter set anew.</summary>
    public string Address(string? kind, string? when)
    {
        var query = string.Join('&', new[] { kind is null ? null : "kind=" + kind, when is null ? null : "when=" + when }.OfType<string>());
        return query.Length == 0 ? "/work" : "/work?" + query;
    }

    /// <summary>How late it is or how long there still is, else how long it waits; in the largest whole unit.</summary>
    public string Said(WorkItem item)
    {
        var (how, span) = item.Due is not { } due ? ("waits", _now - item.Since) : due < _now ? ("late", _now - due) : ("left", due - _now);
        var (unit, figure) = span.TotalDays >= 1 ? ("days", span.TotalDays) : span.TotalHours >= 1 ? ("hours", span.TotalHours) : ("minutes", Math.Max(0, span.TotalMinutes));
        return words.Of($"inbox.{how}-{unit}", Show.Count((long)figure));
    }

    /// <summary>late, soon (within the hour), else nothing.</summary>
    public string? Pressure(WorkItem item)
    {
        return item.Due is not { } due ? null : due < _now ? "late" : due < _now.AddHours(1) ? "soon" : null;
    }

    // What a room adds later is an exception until it is known better: shown, not lost.
    private static string KindOf(WorkItem item) => item.Kind switch
    {
        "work.approval" => "approvals",
        "work.job" => "jobs",
        "work.stopped-trade" => "trades",
        _ => "exceptions",
    };
}
