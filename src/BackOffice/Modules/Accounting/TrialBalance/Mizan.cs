using BackOffice.Accounting.Chart;
using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.TrialBalance;

/// <summary>
/// The trial balance (Mizan): every account that moved, opening, both turnovers, closing, by chart level; as of a business day and as known
/// at an instant, with the closing of another day beside it. Opening is everything before <c>from</c>.
/// </summary>
public static class Mizan
{
    /// <param name="From">First day of the period; null is the first day of the fiscal year of <paramref name="AsOf"/>.</param>
    /// <param name="KnownAt">What the books knew then; null is now. Capped at the oldest transaction still open.</param>
    /// <param name="Compare">Another day whose closing stands beside it.</param>
    [Requires(AccountingPermissions.View)]
    public sealed record Query(
        EntityId? Entity = null, DateOnly? From = null, DateOnly? AsOf = null, DateTimeOffset? KnownAt = null, string? Book = null,
        int Level = (int)ChartLevel.SubAccount, DateOnly? Compare = null) : IQuery<Report>;

    /// <param name="KnownAt">The instant the figures are true of.</param>
    public sealed record Report(
        Guid Entity, string Book, string Currency, DateOnly From, DateOnly AsOf, DateTimeOffset KnownAt, DateOnly? Compare,
        IReadOnlyList<Row> Items, Row Total, bool IsBalanced);

    /// <param name="Level">1 class, 2 group, 3 account, 4 sub-account.</param>
    /// <param name="Compared">Closing of the day compared to, debit positive.</param>
    public sealed record Row(
        string Account, string Name, int Level, decimal OpeningDebit, decimal OpeningCredit, decimal Debit, decimal Credit,
        decimal ClosingDebit, decimal ClosingCredit, decimal? Compared = null)
    {
        public decimal Closing => ClosingDebit - ClosingCredit;

        public decimal? Difference => Compared is { } compared ? Closing - compared : null;
    }

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, FirmZone zone, TimeProvider clock, AccountNames names)
        : IRequestHandler<Query, Report>
    {
        public async Task<Report> Handle(Query query, CancellationToken cancellationToken)
        {
            var entity = query.Entity ?? actor.HomeEntity;
            if (!(await reach.Of(actor, AccountingPermissions.View, cancellationToken)).Covers(entity))
                throw new DeniedException(AccountingPermissions.View);
            var book = query.Book ?? BooksReader.StatutoryBook;
            var asOf = query.AsOf ?? zone.Today;
            var from = query.From ?? await YearStart(entity, asOf, cancellationToken);
            var knownAt = await PostingClock.Cap(db, query.KnownAt ?? clock.GetUtcNow(), clock, cancellationToken);

            var totals = await Totals(entity, book, from, asOf, knownAt, cancellationToken);
            var compared = query.Compare is { } other
                ? (await Totals(entity, book, from < other ? from : other, other, knownAt, cancellationToken))
                    .ToDictionary(t => t.Account, t => t.Opening + t.Debit - t.Credit, StringComparer.Ordinal)
                : null;
            var currency = await db.BooksPolicies.AsNoTracking().Where(p => p.EntityId == entity && p.Book == book && Ranges.Covers(p.Valid, asOf))
                .Select(p => p.FunctionalCurrency).FirstOrDefaultAsync(cancellationToken) ?? "TRY";
            var words = await names.Of(entity, cancellationToken);
            return Report(query, entity, book, currency, from, asOf, knownAt, totals, compared, words);
        }

        private static Report Report(
            Query query, EntityId entity, string book, string currency, DateOnly from, DateOnly asOf, DateTimeOffset knownAt,
            List<AccountTotals> totals, Dictionary<string, decimal>? compared, AccountNames.Found words)
        {
            if (compared is not null)
                totals = [.. totals, .. compared.Keys.Except(totals.Select(t => t.Account)).Select(a => new AccountTotals(a, 0, 0, 0))];
            var level = (ChartLevel)Math.Clamp(query.Level, 1, 4);
            var balance = Domain.Accounting.TrialBalance.Of(totals, level);
            decimal? Compared(string code, ChartLevel at) => compared?
                .Where(c => Domain.Accounting.TrialBalance.CodeAt(c.Key, at) == code).Sum(c => c.Value);
            Row Shown(TrialBalanceRow r, ChartLevel at) => new(
                r.Account, words.Name(r.Account), (int)at, r.OpeningDebit, r.OpeningCredit, r.Debit, r.Credit, r.ClosingDebit, r.ClosingCredit,
                Compared(r.Account, at));

            var total = balance.Total;
            return new Report(
                entity.Value, book, currency, from, asOf, knownAt, query.Compare,
                [.. balance.Rows.Select(r => Shown(r, level))],
                new Row("", "", 0, total.OpeningDebit, total.OpeningCredit, total.Debit, total.Credit, total.ClosingDebit, total.ClosingCredit, compared?.Values.Sum()),
                balance.IsBalanced);
        }

        private async Task<DateOnly> YearStart(EntityId entity, DateOnly asOf, CancellationToken cancellationToken)
        {
            var years = db.FiscalYears;
            return await years.Where(y => y.EntityId == entity && y.From <= asOf && y.To >= asOf).Select(y => (DateOnly?)y.From).FirstOrDefaultAsync(cancellationToken)
                ?? new DateOnly(asOf.Year, 1, 1);
        }

        private async Task<List<AccountTotals>> Totals(
            EntityId entity, string book, DateOnly from, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
        {
            var lines = db.JournalLines;
            var sums = await lines.AsNoTracking()
                .Where(l => l.EntityId == entity && l.Book == book && l.PostingDate <= asOf && l.BookedAt <= knownAt)
                .GroupBy(l => l.Account)
                .Select(g => new
                {
                    Account = g.Key,
                    Opening = g.Sum(l => l.PostingDate < from ? (l.Side == EntrySide.Debit ? l.Functional : -l.Functional) : 0),
                    Debit = g.Sum(l => l.PostingDate >= from && l.Side == EntrySide.Debit ? l.Functional : 0),
                    Credit = g.Sum(l => l.PostingDate >= from && l.Side == EntrySide.Credit ? l.Functional : 0),
                }).ToListAsync(cancellationToken);
            return [.. sums.Select(s => new AccountTotals(s.Account, s.Opening, s.Debit, s.Credit))];
        }
    }
}
