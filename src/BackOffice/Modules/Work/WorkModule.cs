using BackOffice.Platform.Api;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Ports;
using BackOffice.Work.Inbox;

namespace BackOffice.Work;

/// <summary>The one inbox over all rooms, search, and who did what. Approvals, jobs and imports stand beside it in rooms of their own words.</summary>
internal sealed class WorkModule : IModule
{
    public const string ViewAudit = "work.view-audit";

    public string Name => "Work";

    public Type Words => typeof(WorkWords);

    public IEnumerable<PermissionInfo> Permissions => [new(ViewAudit, IsRead: true)];

    public IEnumerable<MenuItem> Menu =>
    [
        new("menu.inbox", "/work", "inbox", null),
        new("menu.audit", "/work/audit", "history", ViewAudit),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<WaitingWork>();
        services.AddScoped<IInboxCount, InboxCount>();
    }

    public void MapApi(RouteGroupBuilder api)
    {
        api.Ask("/work/inbox", () => new Inbox.List.Query());
        api.Ask("/work/facts", (ApiList list) => new Audit.List.Query(list));
        api.Ask("/work/facts/{id:guid}", (Guid id) => new Audit.Details.Query(id));
        api.Ask("/work/search", (string? q) => new Search.Find.Query(q ?? ""));
    }
}
