using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Work.Jobs;

/// <summary>Jobs, the newest first: one's own, or everybody's for those who may see them.</summary>
public static class List
{
    [OpenToAll("Everyone sees the jobs they started; the handler shows more only with the right to it.")]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed record Row
    {
        public required JobId Id { get; init; }
        public required string Kind { get; init; }
        public required string? FileName { get; init; }
        public required JobState State { get; init; }
        public required long? Total { get; init; }
        public required long Processed { get; init; }
        public required long Accepted { get; init; }
        public required long Duplicates { get; init; }
        public required long Rejected { get; init; }
        public required bool DryRun { get; init; }
        public required string Owner { get; init; }
        public required DateTimeOffset StartedAt { get; init; }
    }

    public static readonly ListOf<Row> Rows = ListOf<Row>.Of<JobsWords, JobId>("jobs", r => r.Id)
        .Badge("kind", r => r.Kind, "import.kind")
        .Text("file", r => r.FileName, r => $"/work/jobs/{r.Id}")
        .Status("state", r => r.State, "job.state")
        .Count("processed", r => r.Processed, sort: false)
        .Count("accepted", r => r.Accepted, sort: false)
        .Count("duplicates", r => r.Duplicates, sort: false)
        .Count("rejected", r => r.Rejected)
        .Text("owner", r => r.Owner)
        .Instant("createdAt", r => r.StartedAt)
        .Code("id", r => r.Id.ToString(), sort: false).NotOnPage()
        .FilterText("q", r => r.FileName, r => r.Kind, r => r.Owner)
        .FilterChoice("state", r => r.State, "job.state")
        .FilterCode("kind", r => r.Kind)
        .FilterDays("created", r => r.StartedAt)
        .FilterYesNo("dryRun", r => r.DryRun)
        .SortedBy("-createdAt");

    internal sealed class Handler(BackOfficeDb db, Actor actor, JobSight sight) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, me) = (await sight.SeesAll(cancellationToken), actor.UserId);
            return await db.Set<Job>().Where(j => all || j.OwnerId == me).Select(j => new Row
            {
                Id = j.Id,
                Kind = j.Kind,
                FileName = j.FileName,
                State = j.State,
                Total = j.Total,
                Processed = j.Processed,
                Accepted = j.Accepted,
                Duplicates = j.Duplicates,
                Rejected = j.Rejected,
                DryRun = j.DryRun,
                Owner = j.OwnerName,
                StartedAt = j.CreatedAt,
            }).ToSlice(Rows, query.Request, cancellationToken);
        }
    }
}
