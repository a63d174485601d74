using System.Text.Json;
using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>One journal, whole: lines with account names, why its rule made it so, what it reverses or was reversed by.</summary>
public static class Details
{
    /// <param name="Reference">JR-2026-000123, or the journal's id.</param>
    [Requires(AccountingPermissions.View)]
    public sealed record Query(string Reference) : IQuery<Journal?>;

    public sealed record Journal(
        JournalId Id, string Reference, Guid Entity, string Book, string Kind, DateOnly Date, DateOnly ValueDate, string Description,
        string SourceKind, Guid SourceId, string SourceReference, string SourceEvent, string? Rule, DateTimeOffset BookedAt, string Maker,
        string Currency, [property: Amount(nameof(Journal.Currency))] decimal Total, string? Reverses, string? ReversedBy, Guid? SourceJob, string? SourceFile, long? SourceLine,
        IReadOnlyList<Line> Lines, RuleExplanation? Why);

    public sealed record Line(
        int LineNo, string Account, string NameTr, string NameEn, [property: Amount(nameof(Line.Functional))] decimal? Debit, [property: Amount(nameof(Line.Functional))] decimal? Credit,
        [property: Amount(nameof(Currency))] decimal Amount, string Currency, string Functional,
        decimal Rate, DateOnly RateDate, string? Role, string Dimensions, string? Text);

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, Words words, TimeProvider clock) : IRequestHandler<Query, Journal?>
    {
        public async Task<Journal?> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, AccountingPermissions.View, cancellationToken);
            var journals = db.Journals;
            var id = Guid.TryParse(query.Reference, out var guid) ? new JournalId(guid) : default;
            var row = await journals.AsNoTracking()
                .Where(j => (j.Reference == query.Reference || j.Id == id) && (all || entities.Contains(j.EntityId)))
                .Select(j => new
                {
                    Journal = j,
                    Reverses = journals.Where(o => o.Id == j.Reverses).Select(o => o.Reference).FirstOrDefault(),
                    ReversedBy = journals.Where(o => o.Reverses == j.Id).Select(o => o.Reference).FirstOrDefault(),
                }).FirstOrDefaultAsync(cancellationToken);
            if (row is null)
                return null;

            var j = row.Journal;
            var lines = await db.JournalLines.AsNoTracking().Where(l => l.JournalId == j.Id).OrderBy(l => l.LineNo).ToListAsync(cancellationToken);
            var codes = lines.Select(l => l.Account).Distinct().ToList();
            var now = clock.GetUtcNow();
            var names = (await db.ChartAccounts.AsNoTracking()
                    .Where(a => a.EntityId == j.EntityId && codes.Contains(a.Code) && Ranges.Covers(a.Known, now))
                    .Select(a => new { a.Code, a.NameTr, a.NameEn }).ToListAsync(cancellationToken))
                .DistinctBy(a => a.Code).ToDictionary(a => a.Code);
            return new Journal(
                j.Id, j.Reference, j.EntityId.Value, j.Book, j.Kind, j.PostingDate, j.ValueDate, words.Description(j.Kind, j.Description), j.SourceKind, j.SourceId,
                j.SourceReference, j.SourceEvent, j.RuleVersion, j.BookedAt, j.MakerName, j.FunctionalCurrency, j.Total, row.Reverses, row.ReversedBy,
                j.SourceJob, j.SourceFile, j.SourceLine,
                [.. lines.Select(l => new Line(
                    l.LineNo, l.Account, names.GetValueOrDefault(l.Account)?.NameTr ?? l.Account, names.GetValueOrDefault(l.Account)?.NameEn ?? l.Account,
                    l.Side == EntrySide.Debit ? l.Functional : null, l.Side == EntrySide.Credit ? l.Functional : null,
                    l.Amount, l.Currency, j.FunctionalCurrency, l.Rate, l.RateDate, l.Role, l.Dimensions, l.Text))],
                j.Why is null ? null : JsonSerializer.Deserialize<RuleExplanation>(j.Why, CanonicalJson.Options));
        }
    }
}
