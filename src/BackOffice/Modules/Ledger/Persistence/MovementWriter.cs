using BackOffice.Domain;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Ledger.Persistence;

/// <summary>
/// The only writer of positions: movements and their postings in two statements, however many there are.
/// The check that each movement sums to zero sees the whole set at once.
/// </summary>
internal sealed class MovementWriter(BackOfficeDb db)
{
    private static readonly BulkColumns<MovementRow> Movements = new()
    {
        { "id", NpgsqlDbType.Uuid, m => m.Draft.Id.Value },
        { "reference", NpgsqlDbType.Text, m => m.Reference },
        { "entity_id", NpgsqlDbType.Uuid, m => m.Draft.Entity.Value },
        { "business_date", NpgsqlDbType.Date, m => m.Draft.BusinessDate },
        { "booked_at", NpgsqlDbType.TimestampTz, m => m.At },
        { "booked_by", NpgsqlDbType.Uuid, m => m.By.Value },
        { "kind", NpgsqlDbType.Text, m => m.Draft.Kind },
        { "description", NpgsqlDbType.Text, m => m.Draft.Description },
        { "source_kind", NpgsqlDbType.Text, m => m.Draft.Source.Kind },
        { "source_id", NpgsqlDbType.Uuid, m => m.Draft.Source.Id },
        { "source_reference", NpgsqlDbType.Text, m => m.Draft.Source.Reference },
        { "source_event", NpgsqlDbType.Text, m => m.Draft.SourceEvent },
        { "reverses", NpgsqlDbType.Uuid, m => m.Draft.Reverses?.Value },
    };

    private static readonly BulkColumns<PostingRow> Postings = new()
    {
        { "movement_id", NpgsqlDbType.Uuid, p => p.Of.Id.Value },
        { "line_no", NpgsqlDbType.Integer, p => p.No },
        { "entity_id", NpgsqlDbType.Uuid, p => p.Of.Entity.Value },
        { "account_id", NpgsqlDbType.Uuid, p => p.Draft.Account.Value },
        { "security_id", NpgsqlDbType.Uuid, p => p.Draft.Asset.Security?.Value },
        { "currency", NpgsqlDbType.Text, p => p.Draft.Asset.Currency },
        { "purpose", NpgsqlDbType.Text, p => p.Draft.Purpose },
        { "quantity", NpgsqlDbType.Numeric, p => p.Draft.Quantity },
        { "business_date", NpgsqlDbType.Date, p => p.Of.BusinessDate },
        { "booked_at", NpgsqlDbType.TimestampTz, p => p.At },
        { "due_on", NpgsqlDbType.Date, p => p.Of.DueOn },
    };

    private readonly record struct MovementRow(MovementDraft Draft, string Reference, UserId By, DateTimeOffset At);

    private readonly record struct PostingRow(MovementDraft Of, int No, PostingDraft Draft, DateTimeOffset At);

    public async Task Write(IReadOnlyList<MovementDraft> movements, UserId by, DateTimeOffset bookedAt, CancellationToken cancellationToken)
    {
        var numbers = new Queue<long>(await Sequences.Take(db, "ledger.movement_number", movements.Count(m => !BringsReference(m)), cancellationToken));
        var rows = movements.Select(m => new MovementRow(
            m, BringsReference(m) ? m.Source.Reference : Sequences.Reference("MV", m.BusinessDate.Year, numbers.Dequeue()),
            by, bookedAt));
        await BulkCopy.Write(db, "ledger.movement", Movements, rows, cancellationToken);
        await BulkCopy.Write(
            db, "ledger.posting", Postings, movements.SelectMany(m => m.Postings.Select((p, i) => new PostingRow(m, i + 1, p, bookedAt))), cancellationToken);
    }

    // A movement by hand is its own cause and has its number already.
    private static bool BringsReference(MovementDraft movement) =>
        movement.Source.Kind == "movement" && movement.Source.Reference.StartsWith("MV-", StringComparison.Ordinal);

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
