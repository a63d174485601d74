using BackOffice.Platform.Api;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;

namespace BackOffice.Work.Approvals;

/// <summary>What waits for a second person: seen as old → new, decided by its checksum.</summary>
internal sealed class ApprovalsModule : IModule
{
    public const string ViewAll = "work.view-approvals";

    public string Name => "Work";

    public Type Words => typeof(ApprovalsWords);

    public IEnumerable<MenuItem> Menu => [new("menu.approvals", "/work/approvals", "eye-check", null)];

    public IEnumerable<PermissionInfo> Permissions => [new(ViewAll, IsRead: true)];

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ApprovalSight>();
        services.AddScoped<IWorkSource, ApprovalsToDecide>();
        services.AddScoped<ISearchSource, ApprovalSearch>();
    }

    public void MapApi(RouteGroupBuilder api)
    {
        api.Ask("/approvals", (string? tab, bool? mine, int? limit) => limit is < 1 or > List.RowsMax
            ? throw new ApiException(StatusCodes.Status400BadRequest, "list.limit", "limit", List.RowsMax.ToString(System.Globalization.CultureInfo.InvariantCulture)) : new List.Query(tab ?? List.Waiting, mine, limit)).Shows((List.Model model) => new ApprovalList(model.Items, null));
        api.Ask("/approvals/{id:guid}", (Guid id) => new Details.Query(id));
        // Without a checksum the stored one is approved: its content never changes, and a caller who saw it may name it.
        api.Act("/approvals/{id:guid}/approve", async (Guid id, ApproveBody? body, RequestKey key, ApprovalSight sight, CancellationToken cancelled) =>
            new Approve.Command(key, id, body?.Sha256 ?? await sight.Checksum(id, cancelled)));
        api.Act("/approvals/{id:guid}/reject", (Guid id, RejectBody body, RequestKey key) => new Reject.Command(key, id, body.Reason ?? ""));
        api.Act("/approvals/{id:guid}/withdraw", (Guid id, RequestKey key) => new Withdraw.Command(key, id));
    }

    /// <summary>All of them stand in one answer: <see cref="Next"/> is always null.</summary>
    public sealed record ApprovalList(IReadOnlyList<List.Row> Items, string? Next);

    /// <param name="Sha256">The checksum that was shown; approving fails when the stored command has another.</param>
    public sealed record ApproveBody(string? Sha256);

    public sealed record RejectBody(string? Reason);
}
