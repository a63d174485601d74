using BackOffice.Accounting.Persistence;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Posting;

/// <summary>Reads posted journals back into the domain, to reverse them.</summary>
internal sealed class JournalReader(BackOfficeDb db)
{
    /// <summary>The journals of these sources that stand: no reversals, and none that was reversed.</summary>
    public async Task<IReadOnlyList<Journal>> Standing(string sourceKind, IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken)
    {
        var journals = db.Journals;
        var rows = await journals.AsNoTracking()
            .Where(j => j.SourceKind == sourceKind && sources.Contains(j.SourceId) && j.Reverses == null && !journals.Any(r => r.Reverses == j.Id))
            .OrderBy(j => j.Id).ToListAsync(cancellationToken);
        return await WithLines(rows, cancellationToken);
    }

    public async Task<IReadOnlyList<Journal>> WithLines(IReadOnlyList<JournalRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var lines = (await db.JournalLines.AsNoTracking().Where(l => ids.Contains(l.JournalId)).ToListAsync(cancellationToken)).ToLookup(l => l.JournalId);
        return [.. rows.Select(r => new Journal(
            r.Id, r.EntityId, r.Book, r.Kind, r.PostingDate, r.ValueDate, r.Description, r.SourceKind, r.SourceId, r.SourceReference, r.SourceEvent,
            r.RuleVersion, r.BookedAt, r.FunctionalCurrency, r.ReportingCurrency, r.Reverses).With(lines[r.Id].Select(Line)))];
    }

    private static JournalLine Line(LineRow l) => new(
        l.JournalId, l.LineNo, l.Account, l.Side, l.Amount, l.Currency, l.Rate, l.RateDate, l.Functional, l.Reporting,
        l.Role, l.Party, l.SubLedger, l.Dimensions, l.OpenItemKey, l.Text);
}
