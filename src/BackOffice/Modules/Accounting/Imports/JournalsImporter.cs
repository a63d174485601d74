using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackOffice.Accounting.Journals;
using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Accounting.Years;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Imports;

/// <summary>
/// Takes whole journals: rows with one <c>journal_ref</c> are one journal and stand or fall together. A reference taken before with the same
/// rows changes nothing, with others it is rejected.
/// </summary>
internal sealed class JournalsImporter(BackOfficeDb db, HandJournals judge, JournalWriter writer, YearOpener years, BooksReader books, RateReader rates, TimeProvider clock) : IImporter
{
    public string Kind => "journals";

    public string Permission => AccountingPermissions.ImportJournals;

    public string? SecondPersonPermission => AccountingPermissions.ApproveJournals;

    public string? HandPolicy => PolicyCodes.HandJournal;

    public string? UnitColumn => "journal_ref";

    public bool Books => true;

    public IReadOnlyList<ImportColumn> Columns =>
    [
        new("journal_ref", true), new("date", true, ImportType.Date), new("account", true), new("debit", false, ImportType.Decimal),
        new("credit", false, ImportType.Decimal), new("currency", true), new("fx_rate", false, ImportType.Decimal), new("description"),
    ];

    public IReadOnlyList<IReadOnlyList<string>> OneOf => [["debit"], ["credit"]];

    public async Task<ChunkResult> Take(ImportChunk chunk, CancellationToken cancellationToken)
    {
        var bookedAt = await PostingClock.BookedAt(db, clock, cancellationToken);
        var rejected = new List<RejectedRow>();
        var units = chunk.Rows.GroupBy(r => r["journal_ref"] ?? "", StringComparer.Ordinal).Select(g => (Reference: g.Key, Rows: g.ToList())).ToList();
        var drafts = new List<(HandJournal Draft, List<ImportRow> Rows)>();
        foreach (var (reference, rows) in units)
        {
            var (draft, wrong) = Draft(chunk, reference, rows, bookedAt);
            if (draft is null)
                rejected.AddRange(rows.Select(r => new RejectedRow(r.Line, r.Line == wrong!.Value.Line ? wrong.Value.Why : new Refusal("journal.unit-rejected", reference, wrong.Value.Line), r.Raw)));
            else
                drafts.Add((draft, rows));
        }

        if (chunk.OpenPeriods)
            await OpenYears(chunk.Entity, [.. drafts.Select(d => d.Draft.Date.Year).Distinct()], cancellationToken);
        var judged = await judge.Judge([.. drafts.Select(d => d.Draft)], bookedAt, cancellationToken);
        var earlier = await Earlier(chunk.Entity, [.. drafts.Select(d => d.Draft.Reference!)], cancellationToken);
        var (accepted, duplicates, lines) = (new List<JournalToPost>(), 0, 0);
        for (var i = 0; i < drafts.Count; i++)
        {
            var (draft, rows) = drafts[i];
            if (earlier.TryGetValue(draft.Reference!, out var before))
            {
                if (judged[i].Value is { } again && before.Total == again.Total && before.PostingDate == again.PostingDate)
                    duplicates++;
                else
                    rejected.AddRange(rows.Select(r => new RejectedRow(r.Line, new Refusal("journal.reference-taken", draft.Reference, before.Reference).At("journal_ref"), r.Raw)));
            }
            else if (judged[i].Refusal is { } refusal)
                rejected.AddRange(rows.Select((r, at) => new RejectedRow(r.Line, Concerns(refusal, at), r.Raw)));
            else
            {
                accepted.Add(new JournalToPost(judged[i].Value!, null, chunk.Job.Value, chunk.FileName, rows[0].Line));
                lines += rows.Count;
            }
        }
        await writer.Write(accepted, cancellationToken);
        db.Audit(new JournalsImported(chunk.Job, chunk.FileName, lines, Hash(chunk.Rows), [.. accepted.Select(a => new ObjectRef("journal", a.Journal.Id.Value, a.Journal.SourceReference))]));
        return new ChunkResult(accepted.Count, duplicates, rejected, Result: new Dictionary<string, long>(StringComparer.Ordinal) { ["lines"] = lines });
    }

    /// <summary>The larger side of the largest journal in functional currency, whether or not it will balance: a journal is judged when it is taken.</summary>
    public async Task<decimal> Largest(IEnumerable<ImportRow> rows, EntityId entity, CancellationToken cancellationToken)
    {
        // Only sums are kept of a long file: by journal, and where the rate is left to the table by currency and day.
        var sums = new Dictionary<(string Reference, string Currency, string Day), (decimal Debit, decimal Credit)>();
        foreach (var row in rows)
        {
            var rate = Number(row["fx_rate"]);
            var key = (row["journal_ref"] ?? "", rate is null ? row["currency"] ?? "" : "", row["date"] ?? "");
            var (debit, credit) = sums.GetValueOrDefault(key);
            sums[key] = (debit + Math.Abs(Number(row["debit"]) ?? 0) * (rate ?? 1), credit + Math.Abs(Number(row["credit"]) ?? 0) * (rate ?? 1));
        }
        var policies = await books.Policies([entity], cancellationToken);
        var asked = sums.Keys.Where(k => k is { Currency.Length: > 0, Day.Length: > 0 }).Select(k => (k.Currency, Day: Day(k.Day))).Distinct()
            .Select(k => (Policy: policies.FirstOrDefault(p => p.EntityId == entity && p.Valid.Contains(k.Day)), k.Currency, k.Day)).Where(k => k.Policy is not null).ToList();
        var found = await rates.Of(asked.Select(k => (k.Policy!, k.Currency, k.Day)), cancellationToken);
        var rateOf = asked.ToDictionary(k => (k.Currency, k.Day), k => found.Find(k.Currency, k.Policy!.FunctionalCurrency, k.Day) is { Refusal: null } rate ? rate.Value.Rate : 1);
        return sums.GroupBy(s => s.Key.Reference, StringComparer.Ordinal).Select(g =>
        {
            decimal RateOf((string, string Currency, string Day) key) => key is { Currency.Length: > 0, Day.Length: > 0 } ? rateOf.GetValueOrDefault((key.Currency, Day(key.Day)), 1) : 1;
            return Math.Max(g.Sum(s => s.Value.Debit * RateOf(s.Key)), g.Sum(s => s.Value.Credit * RateOf(s.Key)));
        }).DefaultIfEmpty(0).Max();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (HandJournal? Draft, (long Line, Refusal Why)? Wrong) Draft(ImportChunk chunk, string reference, List<ImportRow> rows, DateTimeOffset bookedAt)
    {
        if (reference.Length == 0)
            return (null, (rows[0].Line, new Refusal("field.missing").At("journal_ref")));
        var lines = new List<HandLine>();
        foreach (var row in rows)
        {
            if (row["date"] != rows[0]["date"])
                return (null, (row.Line, new Refusal("journal.dates-differ", row["date"], rows[0]["date"]).At("date")));
            if (row["account"] is not { } account)
                return (null, (row.Line, new Refusal("field.missing").At("account")));
            var line = new HandLine(account, Number(row["debit"]), Number(row["credit"]), row["currency"], Number(row["fx_rate"]),
                row.Extra.Where(e => e.Value.Length > 0).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal), row["description"]);
            if (line.Amount <= 0)
                return (null, (row.Line, new Refusal("journal.line-needs-amount").At("debit")));
            lines.Add(line);
        }
        if (rows[0]["date"] is not { } date)
            return (null, (rows[0].Line, new Refusal("field.missing").At("date")));
        return (new HandJournal(
            new JournalId(Guid.CreateVersion7(bookedAt)), chunk.Entity, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            rows.Select(r => r["description"]).FirstOrDefault(d => d is not null) ?? reference, reference, lines), null);
    }

    // A refusal of one line stands beside that line's row, the others say whose fault it is.
    private static Refusal Concerns(Refusal refusal, int row)
    {
        var one = refusal.Details.Count > 0 ? refusal.Details.FirstOrDefault(d => d.Field?.StartsWith($"lines[{row}]", StringComparison.Ordinal) ?? false) ?? refusal.Details[0] : refusal;
        return one.Field is { } field && field.StartsWith("lines[", StringComparison.Ordinal) ? one.At(field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]) : one;
    }

    private async Task OpenYears(EntityId entity, List<int> wanted, CancellationToken cancellationToken)
    {
        var open = await db.FiscalYears.Where(y => y.EntityId == entity && wanted.Contains(y.Year)).Select(y => y.Year).ToListAsync(cancellationToken);
        foreach (var year in wanted.Except(open).Order())
            await years.Open(entity, year, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Dictionary<string, JournalRow>> Earlier(EntityId entity, List<string> references, CancellationToken cancellationToken)
    {
        var rows = await db.Journals.AsNoTracking()
            .Where(j => j.EntityId == entity && j.SourceKind == "journal" && j.Kind == "hand" && references.Contains(j.SourceReference)).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.SourceReference).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Hash(IReadOnlyList<ImportRow> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => r.Raw)))));
}
