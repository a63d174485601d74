using BackOffice.Platform.Audit;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Work.Audit;

/// <summary>Who did what: the facts, by object, person and time, newest first.</summary>
public static class List
{
    [Requires(WorkModule.ViewAudit)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public Guid Id { get; init; }
        public DateTimeOffset At { get; init; }
        public string Kind { get; init; } = "";
        public string Person { get; set; } = "";

        /// <summary>What the fact is about, as people call it.</summary>
        public string? Objects { get; set; }

        internal string? ObjectKind { get; init; }
        internal Guid? ObjectId { get; init; }
        public string Command { get; init; } = "";
        public bool Approved { get; init; }
    }

    public static readonly ListOf<Row> Declaration = ListOf<Row>.Of<WorkWords, Guid>("facts", r => r.Id)
        .Instant("at", r => r.At)
        .Badge("fact", r => r.Kind, "fact", r => $"/work/audit/{r.Id}")
        .Text("person", r => r.Person)
        .Text("objects", r => r.Objects, sort: false)
        .Code("command", r => r.Command).NotOnPage()
        .Argument("object", FilterKind.Text)
        .FilterNames("fact", r => r.Kind, "fact", FactKinds.All)
        .FilterText("person", r => r.Person)
        .FilterDays("at", r => r.At)
        .SortedBy("-at");

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, IPeople people, Words words) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, WorkModule.ViewAudit, cancellationToken);
            var (facts, objects) = (db.Set<FactRow>(), db.Set<FactObject>());
            var rows = facts.AsNoTracking().Where(f => all || f.EntityId == Domain.EntityId.Firm || entities.Contains(f.EntityId));
            if (query.Request["object"] is { } named)
            {
                var id = Guid.TryParse(named, out var guid) ? guid : Guid.Empty;
                var upper = named.ToUpperInvariant();
                // The beginning of a reference will do: ST-2026-0001 finds every trade that begins so.
                var about = objects.Where(o => o.ObjectId == id || o.Reference!.StartsWith(named) || o.Reference!.StartsWith(upper)).Select(o => o.FactId);
                rows = rows.Where(f => about.Contains(f.Id));
            }
            var slice = await rows.Select(f => new Row
            {
                Id = f.Id,
                At = f.At,
                Kind = f.Kind,
                Person = f.ActorName,
                Objects = objects.Where(o => o.FactId == f.Id && o.Reference != null).OrderBy(o => o.Reference).Select(o => o.Reference).FirstOrDefault(),
                ObjectKind = objects.Where(o => o.FactId == f.Id).OrderBy(o => o.Reference).Select(o => o.ObjectKind).FirstOrDefault(),
                ObjectId = objects.Where(o => o.FactId == f.Id).OrderBy(o => o.Reference).Select(o => (Guid?)o.ObjectId).FirstOrDefault(),
                Command = f.Command,
                Approved = f.ApprovedBy != null,
            }).ToSlice(Declaration, query.Request, cancellationToken);
            await Name(slice.Items, cancellationToken);
            return slice;
        }

        // An approval says what was asked for beside its number; a fact about something without a reference says what it is: a job by its file, else the kind.
        private async Task Name(IReadOnlyList<Row> rows, CancellationToken cancellationToken)
        {
            var unnamed = rows.Where(r => r.ObjectId is not null && (r.Objects is null || r.ObjectKind == "approval")).ToLookup(r => r.ObjectKind, r => r.ObjectId!.Value);
            var names = new Dictionary<Guid, string>();
            if (unnamed["approval"].ToList() is { Count: > 0 } asked)
                foreach (var approval in await db.Set<Approval>().AsNoTracking().Where(a => asked.Contains(a.Id)).ToListAsync(cancellationToken))
                    names[approval.Id] = words.Of(approval.Needs.TitleKey, [.. approval.Needs.TitleArgs]);
            if (unnamed["job"].Select(id => new Domain.JobId(id)).ToList() is { Count: > 0 } jobs)
                foreach (var job in await db.Set<Job>().AsNoTracking().Where(j => jobs.Contains(j.Id)).Select(j => new { j.Id, Name = j.FileName ?? j.Kind }).ToListAsync(cancellationToken))
                    names[job.Id.Value] = words.Find("import.kind." + job.Name) ?? job.Name;
            if (unnamed["user"].Select(id => new Domain.UserId(id)).Distinct().ToList() is { Count: > 0 } users)
                foreach (var (user, name) in await people.Names(users, cancellationToken))
                    names[user.Value] = name;
            foreach (var row in rows)
                row.Objects = row.Objects is { } known ? ObjectLinks.Said(known) + (row.ObjectKind == "approval" && names.TryGetValue(row.ObjectId!.Value, out var title) ? " · " + title : "")
                    : row.ObjectId is { } id && names.TryGetValue(id, out var name) ? name
                    : row.ObjectKind is { } kind ? FactSays.Kind(words, kind) : null;
            foreach (var row in rows.Where(r => r.Person == "system"))
                row.Person = words["person.system"];
        }
    }
}
