using System.Text.Json;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Posting;

/// <summary>A journal to post and where it came from, beside what the domain knows of it.</summary>
internal sealed record JournalToPost(Journal Journal, RuleExplanation? Why = null, Guid? SourceJob = null, string? SourceFile = null, long? SourceLine = null);

/// <summary>The one writer of the books: all journals of a set in one statement, all their lines in another.</summary>
/// <remarks>The database checks sums and periods by statement triggers, so a set is refused as a whole.</remarks>
internal sealed class JournalWriter(BackOfficeDb db, Actor actor)
{
    public async Task Write(IReadOnlyList<JournalToPost> posts, CancellationToken cancellationToken)
    {
        if (posts.Count == 0)
            return;
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
                 {posts.Select(p => p.Why is null ? null : JsonSerializer.Serialize(p.Why, CanonicalJson.Options)).ToArray()},
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
