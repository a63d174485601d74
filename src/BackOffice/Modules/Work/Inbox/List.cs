using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Work.Inbox;

/// <summary>What waits for the one who asks, from every room: approvals, exceptions, stopped trades, failed jobs; the most urgent first.</summary>
public static class List
{
    [OpenToAll("each room gives only what waits for the one who asks")]
    public sealed record Query : IQuery<Inbox>;

    /// <param name="Now">Due within the hour, or late.</param>
    /// <param name="Today">Due later today.</param>
    /// <param name="Waiting">Without a time, or due on a later day.</param>
    public sealed record Inbox(IReadOnlyList<WorkItem> Now, IReadOnlyList<WorkItem> Today, IReadOnlyList<WorkItem> Waiting)
    {
        public int Count => Now.Count + Today.Count + Waiting.Count;
    }

    internal sealed class Handler(WaitingWork work, TimeProvider clock, Platform.Ui.FirmZone zone) : IRequestHandler<Query, Inbox>
    {
        private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

        public async Task<Inbox> Handle(Query query, CancellationToken cancellationToken)
        {
            var items = await work.All(WaitingWork.LimitPerRoom, cancellationToken);
            var now = clock.GetUtcNow();
            bool IsNow(WorkItem i) => i.Due is { } due && due <= now + Soon;
            bool IsToday(WorkItem i) => !IsNow(i) && i.Due is { } due && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, zone.Zone).DateTime) == zone.Today;
            return new Inbox([.. items.Where(IsNow)], [.. items.Where(IsToday)], [.. items.Where(i => !IsNow(i) && !IsToday(i))]);
        }
    }
}

/// <summary>Asks every room what waits.</summary>
internal sealed class WaitingWork(IEnumerable<IWorkSource> sources, Actor actor)
{
    public const int LimitPerRoom = 300;

    public async Task<IReadOnlyList<WorkItem>> All(int limit, CancellationToken cancellationToken)
    {
        var items = new List<WorkItem>();
        foreach (var source in sources)
            items.AddRange(await source.For(actor, limit, cancellationToken));
        return [.. items.OrderBy(i => i.Due is null).ThenBy(i => i.Due).ThenByDescending(i => i.Amount ?? 0).ThenBy(i => i.Since)];
    }
}

/// <summary>The number beside the inbox.</summary>
internal sealed class InboxCount(IMediator mediator) : IInboxCount
{
    public async Task<int> For(Actor actor, CancellationToken cancellationToken) => (await mediator.Send(new List.Query(), cancellationToken)).Count;
}
