using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Work.Approvals;

/// <summary>Approvals in the one inbox; the act in place approves the checksum that the line was made from.</summary>
internal sealed class ApprovalsToDecide(IMediator mediator) : IWorkSource
{
    public async Task<IReadOnlyList<WorkItem>> For(Actor actor, int limit, CancellationToken cancellationToken)
    {
        var waiting = await mediator.Send(new List.Query(List.ToDecide), cancellationToken);
        return [.. waiting.Items.OrderBy(a => a.ExpiresAt).Take(limit).Select(a => new WorkItem(
            "work.approval", a.Reference, "work.approval-text", [a.Title, a.Maker], $"/work/approvals/{a.Id}",
            a.RequestedAt, a.ExpiresAt, a.Amount, a.Amount is null ? null : a.Currency, a.Maker,
            "work.approve", $"/work/approvals/{a.Id}?handler=Approve&Sha256={a.Sha256}"))];
    }
}
