using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace BackOffice.Accounting.Posting;

/// <summary>A journal to post and where it came from, beside what the domain knows of it.</summary>
internal sealed record JournalToPost(Journal Journal, RuleExplanation? Why = null, Guid? SourceJob = null, string? SourceFile = null, long? SourceLine = null);

/// <summary>The one writer of the books: all journals of a set in one statement or COPY, all their lines in another.</summary>
/// <remarks>The database checks sums and periods by statement triggers, so a set is refused as a whole.</remarks>
internal sealed class JournalWriter(BackOfficeDb db, Actor actor)
{
    // Below it a statement is cheaper (one way to the server and back), above it a COPY: the rows are the same.
    private const int Few = 20;

    private static readonly BulkColumns<JournalRow> Journals = new()
    {
        { "id", NpgsqlDbType.Uuid, r => r.Post.Journal.Id.Value },
        { "reference", NpgsqlDbType.Text, r => r.Reference },
        { "entity_id", NpgsqlDbType.Uuid, r => r.Post.Journal.EntityId.Value },
        { "book", NpgsqlDbType.Text, r => r.Post.Journal.Book },
        { "kind", NpgsqlDbType.Text, r => r.Post.Journal.Kind },
        { "posting_date", NpgsqlDbType.Date, r => r.Post.Journal.PostingDate },
        { "value_date", NpgsqlDbType.Date, r => r.Post.Journal.ValueDate },
        { "description", NpgsqlDbType.Text, r => r.Post.Journal.Description },
        { "source_kind", NpgsqlDbType.Text, r => r.Post.Journal.SourceKind },
        { "source_id", NpgsqlDbType.Uuid, r => r.Post.Journal.SourceId },
        { "source_reference", NpgsqlDbType.Text, r => r.Post.Journal.SourceReference },
        { "source_event", NpgsqlDbType.Text, r => r.Post.Journal.SourceEvent },
        { "rule_version", NpgsqlDbType.Text, r => r.Post.Journal.RuleVersion },
        { "why", NpgsqlDbType.Jsonb, r => WhyOf(r.Post) },
        { "booked_at", NpgsqlDbType.TimestampTz, r => r.Post.Journal.BookedAt },
        { "functional_currency", NpgsqlDbType.Text, r => r.Post.Journal.FunctionalCurrency },
        { "reporting_currency", NpgsqlDbType.Text, r => r.Post.Journal.ReportingCurrency },
        { "total", NpgsqlDbType.Numeric, r => r.Post.Journal.Total },
        { "reverses", NpgsqlDbType.Uuid, r => r.Post.Journal.Reverses?.Value },
        { "maker", NpgsqlDbType.Uuid, r => r.Maker.Value },
        { "maker_name", NpgsqlDbType.Text, r => r.MakerName },
        { "source_job", NpgsqlDbType.Uuid, r => r.Post.SourceJob },
        { "source_file", NpgsqlDbType.Text, r => r.Post.SourceFile },
        { "source_line", NpgsqlDbType.Bigint, r => r.Post.SourceLine },
    };

    private static readonly BulkColumns<LineRow> Lines = new()
    {
        { "journal_id", NpgsqlDbType.Uuid, r => r.Line.JournalId.Value },
        { "line_no", NpgsqlDbType.Integer, r => r.Line.LineNo },
        { "entity_id", NpgsqlDbType.Uuid, r => r.Journal.EntityId.Value },
        { "book", NpgsqlDbType.Text, r => r.Journal.Book },
        { "posting_date", NpgsqlDbType.Date, r => r.Journal.PostingDate },
        { "booked_at", NpgsqlDbType.TimestampTz, r => r.Journal.BookedAt },
        { "account", NpgsqlDbType.Text, r => r.Line.Account },
        { "side", NpgsqlDbType.Text, r => SideOf(r.Line) },
        { "amount", NpgsqlDbType.Numeric, r => r.Line.Amount },
        { "currency", NpgsqlDbType.Text, r => r.Line.Currency },
        { "rate", NpgsqlDbType.Numeric, r => r.Line.Rate },
        { "rate_date", NpgsqlDbType.Date, r => r.Line.RateDate },
        { "functional", NpgsqlDbType.Numeric, r => r.Line.Functional },
        { "reporting", NpgsqlDbType.Numeric, r => r.Line.Reporting },
        { "role", NpgsqlDbType.Text, r => r.Line.Role },
        { "party", NpgsqlDbType.Uuid, r => r.Line.Party?.Value },
        { "sub_ledger", NpgsqlDbType.Uuid, r => r.Line.SubLedger?.Value },
        { "dimensions", NpgsqlDbType.Text, r => r.Line.Dimensions },
        { "open_item_key", NpgsqlDbType.Text, r => r.Line.OpenItemKey },
        { "text", NpgsqlDbType.Text, r => r.Line.Text },
    };

    private sealed record JournalRow(JournalToPost Post, string Reference, UserId Maker, string MakerName);

    private readonly record struct LineRow(Journal Journal, JournalLine Line);

    private static string? WhyOf(JournalToPost post) => post.Why is null ? null : JsonSerializer.Serialize(post.Why, CanonicalJson.Options);

    // Rows of the database are told by the word, not by a number that a later version might count differently.
    private static string SideOf(JournalLine line) => line.Side == EntrySide.Debit ? nameof(EntrySide.Debit) : nameof(EntrySide.Credit);

    public async Task Write(IReadOnlyList<JournalToPost> posts, CancellationToken cancellationToken)
    {
        if (posts.Count > Few)
            await Copy(posts, cancellationToken);
        else if (posts.Count > 0)
            await Insert(posts, cancellationToken);
    }

    private async Task Copy(IReadOnlyList<JournalToPost> posts, CancellationToken cancellationToken)
    {
        var numbers = await Sequences.Take(db, "accounting.journal_no", posts.Count, cancellationToken);
        var rows = posts.Select((p, i) => new JournalRow(
            p, Sequences.Reference("JR", p.Journal.PostingDate.Year, numbers[i]), actor.UserId, actor.Name));
        await BulkCopy.Write(db, "accounting.journal", Journals, rows, cancellationToken);
        await BulkCopy.Write(
            db, "accounting.journal_line", Lines, posts.SelectMany(p => p.Journal.Lines.Select(l => new LineRow(p.Journal, l))), cancellationToken);
    }

    private async Task Insert(IReadOnlyList<JournalToPost> posts, CancellationToken cancellationToken)
    {
        var js = posts.Select(p => p.Journal).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into accounting.journal (id, reference, entity_id, book, kind, posting_date, value_date, description, source_kind, source_id,
                 source_reference, source_event, rule_version, why, booked_at, functional_currency, reporting_currency, total, reverses,
                 maker, maker_name, source_job, source_file, source_line)
             select id, 'JR-' || extract(year from posting_date) || '-' || lpad(nextval('accounting.journal_no')::text, 6, '0'),
                 entity_id, book, kind, posting_date, value_date, description, source_kind, source_id,
                 source_reference, source_event, rule_version, why::jsonb, booked_at, functional_currency, reporting_currency, total, reverses,
                 {actor.UserId.Value}, {actor.Name}, source_job, source_file, source_line
             from unnest({js.Select(j => j.Id.Value).ToArray()}, {js.Select(j => j.EntityId.Value).ToArray()}, {js.Select(j => j.Book).ToArray()},
                 {js.Select(j => j.Kind).ToArray()}, {js.Select(j => j.PostingDate).ToArray()}, {js.Select(j => j.ValueDate).ToArray()},
                 {js.Select(j => j.Description).ToArray()}, {js.Select(j => j.SourceKind).ToArray()}, {js.Select(j => j.SourceId).ToArray()},
                 {js.Select(j => j.SourceReference).ToArray()}, {js.Select(j => j.SourceEvent).ToArray()}, {js.Select(j => j.RuleVersion).ToArray()},
                 {posts.Select(WhyOf).ToArray()},
                 {js.Select(j => j.BookedAt).ToArray()}, {js.Select(j => j.FunctionalCurrency).ToArray()}, {js.Select(j => j.ReportingCurrency).ToArray()},
                 {js.Select(j => j.Total).ToArray()}, {js.Select(j => j.Reverses?.Value).ToArray()},
                 {posts.Select(p => p.SourceJob).ToArray()}, {posts.Select(p => p.SourceFile).ToArray()}, {posts.Select(p => p.SourceLine).ToArray()})
                 as j(id, entity_id, book, kind, posting_date, value_date, description, source_kind, source_id, source_reference, source_event,
                     rule_version, why, booked_at, functional_currency, reporting_currency, total, reverses, source_job, source_file, source_line)
             """, cancellationToken);

        var lines = js.SelectMany(j => j.Lines.Select(l => (Journal: j, Line: l))).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into accounting.journal_line (journal_id, line_no, entity_id, book, posting_date, booked_at, account, side, amount, currency, rate,
                 rate_date, functional, reporting, role, party, sub_ledger, dimensions, open_item_key, text)
             select * from unnest({lines.Select(l => l.Line.JournalId.Value).ToArray()}, {lines.Select(l => l.Line.LineNo).ToArray()},
                 {lines.Select(l => l.Journal.EntityId.Value).ToArray()}, {lines.Select(l => l.Journal.Book).ToArray()},
                 {lines.Select(l => l.Journal.PostingDate).ToArray()}, {lines.Select(l => l.Journal.BookedAt).ToArray()},
                 {lines.Select(l => l.Line.Account).ToArray()}, {lines.Select(l => l.Line.Side.ToString()).ToArray()},
                 {lines.Select(l => l.Line.Amount).ToArray()}, {lines.Select(l => l.Line.Currency).ToArray()}, {lines.Select(l => l.Line.Rate).ToArray()},
                 {lines.Select(l => l.Line.RateDate).ToArray()}, {lines.Select(l => l.Line.Functional).ToArray()}, {lines.Select(l => l.Line.Reporting).ToArray()},
                 {lines.Select(l => l.Line.Role).ToArray()}, {lines.Select(l => l.Line.Party?.Value).ToArray()}, {lines.Select(l => l.Line.SubLedger?.Value).ToArray()},
                 {lines.Select(l => l.Line.Dimensions).ToArray()}, {lines.Select(l => l.Line.OpenItemKey).ToArray()}, {lines.Select(l => l.Line.Text).ToArray()})
             """, cancellationToken);
    }
}
