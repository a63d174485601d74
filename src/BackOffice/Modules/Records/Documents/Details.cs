using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Documents;

/// <summary>One record: what it is, how it came, what it says, which holds lie on it, and why it is kept until when, with every rule weighed.</summary>
public static class Details
{
    public const int TextShown = 4_000;

    /// <param name="Key">Its id or its reference.</param>
    [Requires(RecordsPermissions.View)]
    public sealed record Query(string Key) : IQuery<Result?>;

    public sealed record Result(
        RecordId Id, string Reference, string Title, string Class, string ClassNameEn, string ClassNameTr, string Language, DateOnly On, EntityId Entity,
        string FileName, string? GivenName, string MediaType, long Size, string Sha256, string SourceKind, Guid SourceId, string? SourceOf,
        DateTimeOffset KeptAt, string KeptBy, TextState TextState, string? TextWhy, string? Text, bool TextGoesOn, KeepState Keep, DateOnly? KeptUntil, DateOnly? EligibleFrom,
        IReadOnlyList<string> Because, IReadOnlyList<Party> Parties, IReadOnlyList<Hold> Holds, IReadOnlyList<Happening> Events, int Version) : IVersioned
    {
        /// <summary>Every rule and hold weighed, the deciding one first.</summary>
        [System.Text.Json.Serialization.JsonIgnore]
        public IReadOnlyList<RetentionFinding> Findings { get; init; } = [];

        [System.Text.Json.Serialization.JsonIgnore]
        public FileId File { get; init; }
    }

    public sealed record Party(string Code, string Name);

    public sealed record Hold(string Reference, string Name, string Reason, DateTimeOffset PlacedAt, string PlacedBy, DateTimeOffset? ReleasedAt, string? ReleasedBy);

    public sealed record Happening(string Kind, string About, DateOnly On, string Note, string SaidBy);

    internal sealed class Handler(BackOfficeDb db, Sights sights, RetentionBook book, Recount recount, RetentionWords words) : IRequestHandler<Query, Result?>
    {
        public async Task<Result?> Handle(Query query, CancellationToken cancellationToken)
        {
            var sight = await sights.Mine(cancellationToken);
            var mine = sight.Of(db.Records.AsNoTracking());
            var record = Guid.TryParse(query.Key, out var key)
                ? await mine.SingleOrDefaultAsync(r => r.Id == new RecordId(key), cancellationToken)
                : await mine.SingleOrDefaultAsync(r => r.Reference == query.Key, cancellationToken);
            if (record is null)
                return null;

            var (id, texts, held, holdings) = (record.Id, db.RecordTexts.AsNoTracking(), db.HeldRecords.AsNoTracking(), db.Holds.AsNoTracking());
            var text = await texts.Where(t => t.RecordId == id).Select(t => new { Start = t.Text.Substring(0, TextShown), GoesOn = t.Text.Length > TextShown || t.IsCut })
                .SingleOrDefaultAsync(cancellationToken);
            var parties = await db.RecordParties.AsNoTracking().Where(p => p.RecordId == id).OrderBy(p => p.Name).Select(p => new { p.PartyId, p.Code, p.Name }).ToListAsync(cancellationToken);
            var holds = await holdings.Where(h => held.Any(x => x.HoldId == h.Id && x.RecordId == id)).OrderBy(h => h.PlacedAt).ToListAsync(cancellationToken);
            var partyIds = parties.ConvertAll(p => (PartyId?)p.PartyId);
            var happened = await db.RecordEvents.AsNoTracking().Where(e => Ranges.IsOpen(e.Known) && (e.RecordId == id || partyIds.Contains(e.PartyId)))
                .OrderBy(e => e.OnDate).ToListAsync(cancellationToken);
            var events = (await recount.Events([id], cancellationToken)).GetValueOrDefault(id) ?? Recount.None;

            var answer = await book.Weigh(record.Class, record.OnDate, events, [.. holds.Select(h => new RetentionHold(Day(h.PlacedAt), h.ReleasedAt is { } to ? Day(to) : null, h.Name))], cancellationToken);
            var recordClass = await book.Class(record.Class, cancellationToken);
            return new Result(
                id, record.Reference, record.Title, record.Class, recordClass?.NameEn ?? record.Class, recordClass?.NameTr ?? record.Class, record.Language, record.OnDate, record.EntityId,
                record.FileName, record.GivenName, record.MediaType, record.Size, record.Sha256, record.SourceKind, record.SourceId, record.SourceOf,
                record.KeptAt, record.KeptByName, record.TextState, record.TextWhy, text?.Start, text?.GoesOn ?? false, record.KeepState, answer.KeepThrough, answer.EligibleFrom,
                [.. answer.Because.Select(words.Sentence)], [.. parties.Select(p => new Party(p.Code, p.Name))],
                [.. holds.Select(h => new Hold(h.Reference, h.Name, h.Reason, h.PlacedAt, h.PlacedByName, h.ReleasedAt, h.ReleasedByName))],
                [.. happened.Select(e => new Happening(e.Kind, e.About, e.OnDate, e.Note, e.SaidByName))], record.Version)
            {
                Findings = answer.Because,
                File = record.FileId,
            };
        }

        private DateOnly Day(DateTimeOffset at) => words.Day(at);
    }
}
