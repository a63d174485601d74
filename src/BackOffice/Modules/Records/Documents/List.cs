using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Documents;

/// <summary>All records that the reader may see, with what they are, how they came and how long they stay.</summary>
public static class List
{
    [Requires(RecordsPermissions.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public required RecordId Id { get; init; }
        public required string Reference { get; init; }
        public required string Title { get; init; }
        public required string Class { get; init; }
        public required DateOnly On { get; init; }
        public required KeepState Keep { get; init; }
        public required DateOnly? KeptUntil { get; init; }
        public required string Source { get; init; }
        public required TextState Text { get; init; }
        public required bool Held { get; init; }
        public required string FileName { get; init; }
        public required DateTimeOffset KeptAt { get; init; }
        public required string KeptBy { get; init; }
        public required string Sha256 { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<RecordsWords, RecordId>("records", r => r.Id)
        .Code("reference", r => r.Reference, r => $"/records/documents/{r.Reference}")
        .Text("title", r => r.Title, r => $"/records/documents/{r.Reference}")
        .Code("class", r => r.Class)
        .Day("on", r => r.On)
        .Day("keptUntil", r => r.KeptUntil)
        .Status("keep", r => r.Held ? "held" : Invariant.Kebab(r.Keep.ToString()), "keep-state")
        .Badge("source", r => r.Source, "record-source")
        .Status("text", r => r.Text, "text-state")
        .Text("fileName", r => r.FileName).NotOnPage()
        .Instant("keptAt", r => r.KeptAt)
        .Text("keptBy", r => r.KeptBy).NotOnPage()
        .Code("sha256", r => r.Sha256).NotOnPage()
        .FilterText("q", r => r.Title, r => r.Reference, r => r.FileName)
        .FilterCode("class", r => r.Class)
        .FilterCode("source", r => r.Source)
        .FilterChoice("text", r => r.Text, "text-state")
        .FilterChoice("keep", r => r.Keep, "keep-state")
        .FilterYesNo("held", r => r.Held)
        .FilterDays("on", r => r.On)
        .FilterDays("keptUntil", r => r.KeptUntil)
        .SortedBy("-keptAt");

    internal sealed class Handler(BackOfficeDb db, Sights sights) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var sight = await sights.Mine(cancellationToken);
            var (held, holds) = (db.HeldRecords, db.Holds);
            return await sight.Of(db.Records.AsNoTracking())
                .Select(r => new Row
                {
                    Id = r.Id,
                    Reference = r.Reference,
                    Title = r.Title,
                    Class = r.Class,
                    On = r.OnDate,
                    Keep = r.KeepState,
                    KeptUntil = r.KeepThrough,
                    Source = r.SourceKind,
                    Text = r.TextState,
                    Held = held.Any(h => h.RecordId == r.Id && holds.Any(o => o.Id == h.HoldId && o.ReleasedAt == null)),
                    FileName = r.FileName,
                    KeptAt = r.KeptAt,
                    KeptBy = r.KeptByName,
                    Sha256 = r.Sha256,
                })
                .ToSlice(Declared, query.Request, cancellationToken);
        }
    }
}
