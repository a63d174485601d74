using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Domain.Text;
using BackOffice.Messages.Documents;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Persistence;
using BackOffice.Records.Retention;
using BackOffice.Records.Texts;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Documents;

/// <summary>What becomes a record, everything looked up.</summary>
internal sealed record RecordDraft(
    EntityId Entity, string Class, string Title, string Language, string Desk, FileId File, CleanName Name, string SourceKind, Guid SourceId, string? SourceOf,
    DateOnly On, IReadOnlyList<PartyId> Parties);

/// <param name="IsNew">False when the same source had brought it before.</param>
internal sealed record WrittenRecord(RecordId Id, string Reference, string Sha256, bool IsNew);

/// <summary>The one writer of records: a set is a handful of statements, one record is a set of one. Starts the job that takes the texts.</summary>
internal sealed class RecordWriter(BackOfficeDb db, RetentionBook book, IMediator mediator, JobQueue jobs, Actor actor, TimeProvider clock)
{
    /// <returns>In the order of the drafts.</returns>
    public async Task<IReadOnlyList<WrittenRecord>> Write(IReadOnlyList<RecordDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
            return [];
        var known = await Known(drafts, cancellationToken);
        var fresh = drafts.Where(d => !known.ContainsKey((d.SourceKind, d.SourceId))).DistinctBy(d => (d.SourceKind, d.SourceId)).ToList();
        foreach (var written in await Insert(fresh, cancellationToken))
            known[(written.Draft.SourceKind, written.Draft.SourceId)] = written.Record;
        return [.. drafts.Select(d => known[(d.SourceKind, d.SourceId)])];
    }

    private async Task<Dictionary<(string, Guid), WrittenRecord>> Known(IReadOnlyList<RecordDraft> drafts, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQuery<Stored>(
            $"""
             select r.id, r.reference, r.sha256, r.source_kind, r.source_id from records.record r
             join unnest({drafts.Select(d => d.SourceKind).ToArray()}, {drafts.Select(d => d.SourceId).ToArray()}) as s(kind, id) on r.source_kind = s.kind and r.source_id = s.id
             """).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => (r.SourceKind, r.SourceId), r => new WrittenRecord(new RecordId(r.Id), r.Reference, r.Sha256, IsNew: false));
    }

    private async Task<IReadOnlyList<(RecordDraft Draft, WrittenRecord Record)>> Insert(List<RecordDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
            return [];
        var now = clock.GetUtcNow();
        var numbers = await db.Database.SqlQuery<long>(
            $"""select nextval('records.record_number') as "Value" from generate_series(1, {drafts.Count})""").ToListAsync(cancellationToken);
        var parties = await mediator.Send(new PartiesOf([.. drafts.SelectMany(d => d.Parties).Distinct()]), cancellationToken);
        var rows = new List<Row>(drafts.Count);
        for (var at = 0; at < drafts.Count; at++)
        {
            var draft = drafts[at];
            var kind = DocumentKind.Of(draft.Name.Value);
            var (state, through) = RetentionBook.Kept(await book.Weigh(draft.Class, draft.On, await Happened(draft.Parties, cancellationToken), [], cancellationToken));
            var names = draft.Parties.Distinct().Select(p => parties.GetValueOrDefault(p)).OfType<PartyInfo>().ToList();
            rows.Add(new Row(
                Guid.CreateVersion7(now), draft.Entity.Value, Sequences.Reference("REC", now.Year, numbers[at]), draft.Class, draft.Title, draft.Language, draft.Desk,
                draft.File.Value, kind.MediaType, draft.Name.Value, draft.Name.Given, draft.SourceKind, draft.SourceId, draft.SourceOf, draft.On,
                (kind.HasText ? TextState.Pending : TextState.None).ToString(), state.ToString(), through,
                string.Join(' ', SearchFold.IndexTerms(draft.Title)), string.Join(' ', SearchFold.IndexTerms(Names(draft.Name.Value, names.Select(n => n.Name)))),
                [.. names.Select(n => new PartyRow(n.Id.Value, n.Code, n.Name))]));
        }
        var json = JsonSerializer.Serialize(rows, Json);
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into records.record (id, entity_id, reference, class, title, language, desk, file_id, sha256, size, media_type, file_name, given_name, source_kind, source_id, source_of,
                 on_date, kept_at, kept_by, kept_by_name, text_state, keep_state, keep_through, version)
             select r.id, r.entity, r.reference, r.class, r.title, r.language, r.desk, f.id, f.sha256, f.size, r.media, r.name, r.given, r.source_kind, r.source_id, r.source_of,
                 r."on", {now}, {actor.UserId.Value}, {actor.Name}, r.text_state, r.keep_state, r.through, 1
             from jsonb_to_recordset({json}::jsonb) as r(id uuid, entity uuid, reference text, class text, title text, language text, desk text, file uuid, media text, name text, given text,
                 source_kind text, source_id uuid, source_of text, "on" date, text_state text, keep_state text, through date)
             join platform.file f on f.id = r.file
             """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into records.record_search (record_id, entity_id, desk, class, year, terms)
             select r.id, r.entity, r.desk, r.class, extract(year from r."on")::int, setweight(to_tsvector('simple', r.title_terms), 'A') || setweight(to_tsvector('simple', r.name_terms), 'B')
             from jsonb_to_recordset({json}::jsonb) as r(id uuid, entity uuid, desk text, class text, "on" date, title_terms text, name_terms text)
             """, cancellationToken);
        if (rows.Exists(r => r.Parties.Count > 0))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into records.record_party (record_id, party_id, code, name)
                 select r.id, p.id, p.code, p.name from jsonb_to_recordset({json}::jsonb) as r(id uuid, parties jsonb)
                 cross join lateral jsonb_to_recordset(r.parties) as p(id uuid, code text, name text)
                 """, cancellationToken);
        }
        if (rows.Exists(r => r.TextState == nameof(TextState.Pending)))
            await jobs.AddForHouse(TextWork.Job, cancellationToken);
        var hashes = await Known(drafts, cancellationToken);
        return [.. drafts.Select(d => (d, hashes[(d.SourceKind, d.SourceId)] with { IsNew = true }))];
    }

    /// <summary>Names by which a record is found: its parties', and its file's without the ending.</summary>
    public static string Names(string fileName, IEnumerable<string> parties) => string.Join(' ', parties.Prepend(Path.GetFileNameWithoutExtension(fileName)));

    private Dictionary<PartyId, Dictionary<string, DateOnly?>>? _events;

    private async Task<IReadOnlyDictionary<string, DateOnly?>> Happened(IReadOnlyList<PartyId> parties, CancellationToken cancellationToken)
    {
        if (parties.Count == 0)
            return Recount.None;
        _events ??= (await db.RecordEvents.AsNoTracking().Where(e => Ranges.IsOpen(e.Known) && e.PartyId != null).ToListAsync(cancellationToken))
            .GroupBy(e => e.PartyId!.Value).ToDictionary(g => g.Key, g => g.GroupBy(e => e.Kind).ToDictionary(k => k.Key, k => (DateOnly?)k.Max(e => e.OnDate)));
        return parties.Where(_events.ContainsKey).SelectMany(p => _events[p]).GroupBy(e => e.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Max(e => e.Value), StringComparer.OrdinalIgnoreCase);
    }

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private sealed record Row(
        Guid Id, Guid Entity, string Reference, string Class, string Title, string Language, string Desk, Guid File, string Media, string Name, string? Given,
        string SourceKind, Guid SourceId, string? SourceOf, DateOnly On, string TextState, string KeepState, DateOnly? Through, string TitleTerms, string NameTerms,
        IReadOnlyList<PartyRow> Parties);

    private sealed record PartyRow(Guid Id, string Code, string Name);

    internal sealed record Stored(Guid Id, string Reference, string Sha256, string SourceKind, Guid SourceId);
}
