using BackOffice.Domain;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Persistence;

/// <summary>
/// The only writer of positions: movements and their postings in two statements, however many there are.
/// The check that each movement sums to zero sees the whole set at once.
/// </summary>
internal sealed class MovementWriter(BackOfficeDb db)
{
    public async Task Write(IReadOnlyList<MovementDraft> movements, UserId by, DateTimeOffset bookedAt, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into ledger.movement (id, reference, entity_id, business_date, booked_at, booked_by, kind, description,
                 source_kind, source_id, source_reference, source_event, reverses)
             select m.id,
                 case when m.source_kind = 'movement' and m.source_reference like 'MV-%' then m.source_reference
                      else 'MV-' || to_char(m.day, 'YYYY') || '-' || lpad(nextval('ledger.movement_number')::text, 6, '0') end,
                 m.entity, m.day, {bookedAt}, {by.Value}, m.kind, m.description, m.source_kind, m.source_id, m.source_reference, m.source_event, m.reverses
             from unnest({movements.Select(m => m.Id.Value).ToArray()}, {movements.Select(m => m.Entity.Value).ToArray()},
                 {movements.Select(m => m.BusinessDate).ToArray()}, {movements.Select(m => m.Kind).ToArray()},
                 {movements.Select(m => m.Description).ToArray()}, {movements.Select(m => m.Source.Kind).ToArray()},
                 {movements.Select(m => m.Source.Id).ToArray()}, {movements.Select(m => m.Source.Reference).ToArray()},
                 {movements.Select(m => m.SourceEvent).ToArray()}, {movements.Select(m => m.Reverses?.Value).ToArray()})
                 as m(id, entity, day, kind, description, source_kind, source_id, source_reference, source_event, reverses)
             """, cancellationToken);

        var postings = movements.SelectMany(m => m.Postings.Select((p, i) => (Movement: m, Posting: p, No: i + 1))).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into ledger.posting (movement_id, line_no, entity_id, account_id, security_id, currency, purpose, quantity, business_date, booked_at, due_on)
             select p.movement, p.no, p.entity, p.account, p.security, p.currency, p.purpose, p.quantity, p.day, {bookedAt}, p.due
             from unnest({postings.Select(p => p.Movement.Id.Value).ToArray()}, {postings.Select(p => p.No).ToArray()},
                 {postings.Select(p => p.Movement.Entity.Value).ToArray()}, {postings.Select(p => p.Posting.Account.Value).ToArray()},
                 {postings.Select(p => p.Posting.Asset.Security?.Value).ToArray()}, {postings.Select(p => p.Posting.Asset.Currency).ToArray()},
                 {postings.Select(p => p.Posting.Purpose).ToArray()}, {postings.Select(p => p.Posting.Quantity).ToArray()},
                 {postings.Select(p => p.Movement.BusinessDate).ToArray()}, {postings.Select(p => p.Movement.DueOn).ToArray()})
                 as p(movement, no, entity, account, security, currency, purpose, quantity, day, due)
             """, cancellationToken);
    }

    /// <summary>A reference of its own for a movement by hand, whose cause is itself.</summary>
    public async Task<string> NextReference(DateOnly day, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<string>(
            $"""select 'MV-' || to_char({day}, 'YYYY') || '-' || lpad(nextval('ledger.movement_number')::text, 6, '0') as "Value" """)
            .SingleAsync(cancellationToken);

    /// <summary>The causes among these that have moved already.</summary>
    public async Task<List<string>> AlreadyMoved(IReadOnlyList<MovementDraft> movements, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<string>(
            $"""
             select m.source_reference || ' ' || m.source_event as "Value" from ledger.movement m
             join unnest({movements.Select(m => m.Source.Kind).ToArray()}, {movements.Select(m => m.Source.Id).ToArray()},
                 {movements.Select(m => m.SourceEvent).ToArray()}) as c(kind, id, event)
               on m.source_kind = c.kind and m.source_id = c.id and m.source_event = c.event
             """).ToListAsync(cancellationToken);
}
