using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Records.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Retention;

/// <summary>
/// Counts the last days of records anew, when a rule, an event or a description has changed. Records of one class and day without events
/// have one answer, so that a class of a hundred thousand is a few hundred answers and one statement.
/// </summary>
internal sealed class Recount(BackOfficeDb db, RetentionBook book)
{
    private sealed record Input(string Class, DateOnly On, Guid? Record);

    public Task<int> OfClass(string recordClass, CancellationToken cancellationToken) => Run(db.Records.Where(r => r.Class == recordClass), cancellationToken);

    public Task<int> OfParty(PartyId party, CancellationToken cancellationToken)
    {
        var parties = db.RecordParties;
        return Run(db.Records.Where(r => parties.Any(p => p.RecordId == r.Id && p.PartyId == party)), cancellationToken);
    }

    public Task<int> Of(RecordId record, CancellationToken cancellationToken) => Run(db.Records.Where(r => r.Id == record), cancellationToken);

    private async Task<int> Run(IQueryable<RecordRow> records, CancellationToken cancellationToken)
    {
        book.ReadAnew();
        var (parties, happened) = (db.RecordParties, db.RecordEvents);
        var told = records.Where(r => happened.Any(e => Ranges.IsOpen(e.Known) && (e.RecordId == r.Id || parties.Any(p => p.RecordId == r.Id && p.PartyId == e.PartyId))));
        var plain = await records.Except(told).Select(r => new { r.Class, r.OnDate }).Distinct().ToListAsync(cancellationToken);
        var own = await told.Select(r => new { r.Id, r.Class, r.OnDate }).ToListAsync(cancellationToken);
        var events = await Events([.. own.Select(r => r.Id)], cancellationToken);

        var changed = 0;
        var answers = new List<(Input Of, KeepState State, DateOnly? Through)>();
        foreach (var row in plain)
            answers.Add(Answer(new Input(row.Class, row.OnDate, null), await book.Weigh(row.Class, row.OnDate, None, [], cancellationToken)));
        foreach (var row in own)
            answers.Add(Answer(new Input(row.Class, row.OnDate, row.Id.Value), await book.Weigh(row.Class, row.OnDate, events.GetValueOrDefault(row.Id) ?? None, [], cancellationToken)));
        foreach (var part in answers.Where(a => a.Of.Record is null).Chunk(5_000))
        {
            changed += await db.Database.ExecuteSqlAsync(
                $"""
                 update records.record r set keep_state = a.state, keep_through = a.through, version = r.version + 1
                 from unnest({part.Select(a => a.Of.Class).ToArray()}, {part.Select(a => a.Of.On).ToArray()}, {part.Select(a => a.State.ToString()).ToArray()}, {part.Select(a => a.Through).ToArray()})
                     as a(class, on_date, state, through)
                 where r.class = a.class and r.on_date = a.on_date and (r.keep_state, r.keep_through) is distinct from (a.state, a.through)
                   and not (r.id = any({own.Select(o => o.Id.Value).ToArray()}))
                   and not exists (select 1 from records.record_event e left join records.record_party p on p.party_id = e.party_id
                       where upper_inf(e.known) and (e.record_id = r.id or p.record_id = r.id))
                 """, cancellationToken);
        }
        foreach (var part in answers.Where(a => a.Of.Record is not null).Chunk(5_000))
        {
            changed += await db.Database.ExecuteSqlAsync(
                $"""
                 update records.record r set keep_state = a.state, keep_through = a.through, version = r.version + 1
                 from unnest({part.Select(a => a.Of.Record!.Value).ToArray()}, {part.Select(a => a.State.ToString()).ToArray()}, {part.Select(a => a.Through).ToArray()}) as a(id, state, through)
                 where r.id = a.id and (r.keep_state, r.keep_through) is distinct from (a.state, a.through)
                 """, cancellationToken);
        }
        return changed;
    }

    /// <summary>What is believed to have happened to these records or their parties; of two of a kind the later counts.</summary>
    public async Task<Dictionary<RecordId, Dictionary<string, DateOnly?>>> Events(IReadOnlyCollection<RecordId> records, CancellationToken cancellationToken)
    {
        var (parties, happened) = (db.RecordParties.AsNoTracking(), db.RecordEvents.AsNoTracking());
        var ofRecords = await happened.Where(e => Ranges.IsOpen(e.Known) && e.RecordId != null && records.Contains(e.RecordId.Value))
            .Select(e => new { Record = e.RecordId!.Value, e.Kind, e.OnDate }).ToListAsync(cancellationToken);
        var ofParties = await (from p in parties where records.Contains(p.RecordId)
                               join e in happened on (PartyId?)p.PartyId equals e.PartyId where Ranges.IsOpen(e.Known)
                               select new { Record = p.RecordId, e.Kind, e.OnDate }).ToListAsync(cancellationToken);
        return ofRecords.Concat(ofParties).GroupBy(e => e.Record).ToDictionary(
            g => g.Key, g => g.GroupBy(e => e.Kind, StringComparer.OrdinalIgnoreCase).ToDictionary(k => k.Key, k => (DateOnly?)k.Max(e => e.OnDate), StringComparer.OrdinalIgnoreCase));
    }

    public static readonly Dictionary<string, DateOnly?> None = [];

    private static (Input, KeepState, DateOnly?) Answer(Input of, Domain.Records.RetentionAnswer answer)
    {
        var (state, through) = RetentionBook.Kept(answer);
        return (of, state, through);
    }
}
