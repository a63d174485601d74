using BackOffice.Domain;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Work.Jobs;

/// <summary>The rows of a file that were not taken: line, field, why in the reader's words, and the row's own text.</summary>
public static class Rejected
{
    [OpenToAll("Everyone sees the jobs they started; the handler shows more only with the right to it.")]
    public sealed record Query(JobId Job, ListRequest Request) : IQuery<Slice<Row>>;

    public sealed record Row
    {
        public required long No { get; init; }
        public required string? FileName { get; init; }
        public required long Line { get; init; }
        public required string? Field { get; init; }
        public required string Code { get; init; }
        public required string[] Args { get; init; }
        public required string Raw { get; init; }

        /// <summary>In the reader's language.</summary>
        public string Message { get; init; } = "";
    }

    public static readonly ListOf<Row> Rows = ListOf<Row>.Of<JobsWords, long>("rejected", r => r.No)
        .Count("line", r => r.Line)
        .Code("field", r => r.Field)
        .Text("message", r => r.Message, sort: false)
        .Code("raw", r => r.Raw, sort: false)
        .Code("code", r => r.Code).NotOnPage()
        .FilterCode("code", r => r.Code)
        .FilterText("q", r => r.Raw);

    internal sealed class Handler(BackOfficeDb db, Actor actor, JobSight sight, Words words) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (jobs, rows) = (db.Set<Job>(), db.Set<JobRejectedRow>());
            var (all, me) = (await sight.SeesAll(cancellationToken), actor.UserId);
            var slice = await rows.Where(r => r.JobId == query.Job && jobs.Any(j => j.Id == r.JobId && (all || j.OwnerId == me)))
                .Select(r => new Row { No = r.No, FileName = r.FileName, Line = r.Line, Field = r.Field, Code = r.Code, Args = r.Args, Raw = r.Raw })
                .ToSlice(Rows, query.Request, cancellationToken);
            return slice with { Items = [.. slice.Items.Select(r => r with { Message = words.Sentence(new Refusal(r.Code, PackedArgs.Unpack(r.Args))) })] };
        }
    }
}
