using BackOffice.Accounting.Chart;
using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.TrialBalance;

/// <summary>
/// The trial balance (Mizan): every account that moved, opening, both turnovers, closing, by chart level; as of a business day and as known
/// at an instant, with the closing of another day beside it. Opening is everything before <c>from</c>.
/// </summary>
public static class Mizan
{
    /// <param name="Entity">Code or id of the legal entity; null is the reader's home entity.</param>
    /// <param name="From">First day of the period; null is the first day of the fiscal year of <paramref name="AsOf"/>.</param>
    /// <param name="KnownAt">What the books knew then (an instant, or a day meaning its end); null is now. Capped at the oldest transaction still open.</param>
    /// <param name="Level">1 class, 2 group, 3 account, 4 sub-account.</param>
    /// <param name="Tree">True shows every level down to <paramref name="Level"/>, in code order.</param>
    /// <param name="Compare">Another day whose closing stands beside it.</param>
    [Requires(AccountingPermissions.View)]
    public sealed record Query(
        string? Entity = null, string? From = null, string? AsOf = null, string? KnownAt = null, string? Book = null,
        int Level = (int)ChartLevel.SubAccount, string? Compare = null, bool Tree = false) : IQuery<Outcome<Report>>;

    /// <param name="KnownAt">The instant the figures are true of.</param>
    public sealed record Report(
        Guid Entity, string Book, string Currency, DateOnly From, DateOnly AsOf, DateTimeOffset? KnownAt, DateOnly? Compare,
        IReadOnlyList<Row> Items, Row Total, bool IsBalanced);

    /// <param name="Level">1 class, 2 group, 3 account, 4 sub-account.</param>
    /// <param name="Compared">Closing of the day compared to, debit positive.</param>
    public sealed record Row(
        string Account, string Name, int Level,
        [property: Amount(nameof(Currency))] decimal OpeningDebit, [property: Amount(nameof(Currency))] decimal OpeningCredit,
        [property: Amount(nameof(Currency))] decimal Debit, [property: Amount(nameof(Currency))] decimal Credit,
        [property: Amount(nameof(Currency))] decimal ClosingDebit, [property: Amount(nameof(Currency))] decimal ClosingCredit,
        string Currency, [property: Amount(nameof(Currency))] decimal? Compared = null)
    {
        [Amount(nameof(Currency))]
        public decimal Closing => ClosingDebit - ClosingCredit;

        [Amount(nameof(Currency))]
        public decimal? Difference => Compared is { } compared ? Closing - compared : null;
    }

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, Moments moments, EntityChoice entities, AccountNames names)
        : IRequestHandler<Query, Outcome<Report>>
    {
        public async Task<Outcome<Report>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (chosen, moment) = (await entities.Read(query.Entity, cancellationToken), await moments.Read(query.AsOf, query.KnownAt, cancellationToken));
            if ((chosen.Refusal ?? moment.Refusal) is { } refusal)
                return refusal;
            if (Day(query.From, "from", out var first) is { } wrong)
                return wrong;
            if (Day(query.Compare, "compare", out var compare) is { } wrongDay)
                return wrongDay;
            var entity = chosen.Value;
            if (!(await reach.Of(actor, AccountingPermissions.View, cancellationToken)).Covers(entity))
                throw new DeniedException(AccountingPermissions.View);
            var book = query.Book ?? BooksReader.StatutoryBook;
            var (asOf, knownAt) = moment.Value!;
            var from = first ?? await YearStart(entity, asOf, cancellationToken);

            var totals = await Totals(entity, book, from, asOf, knownAt, cancellationToken);
            var compared = compare is { } other
                ? (await Totals(entity, book, from < other ? from : other, other, knownAt, cancellationToken))
                    .ToDictionary(t => t.Account, t => t.Opening + t.Debit - t.Credit, StringComparer.Ordinal)
                : null;
            var currency = await db.BooksPolicies.AsNoTracking().Where(p => p.EntityId == entity && p.Book == book && Ranges.Covers(p.Valid, asOf))
                .Select(p => p.FunctionalCurrency).FirstOrDefaultAsync(cancellationToken) ?? "TRY";
            var words = await names.Of(entity, cancellationToken);
            return Report(query.Level, query.Tree, compare, entity, book, currency, from, asOf, knownAt, totals, compared, words);
        }

        private static Report Report(
            int level, bool tree, DateOnly? compare, EntityId entity, string book, string currency, DateOnly from, DateOnly asOf, DateTimeOffset? knownAt,
            List<AccountTotals> totals, Dictionary<string, decimal>? compared, AccountNames.Found words)
        {
            if (compared is not null)
                totals = [.. totals, .. compared.Keys.Except(totals.Select(t => t.Account)).Select(a => new AccountTotals(a, 0, 0, 0))];
            var at = (ChartLevel)Math.Clamp(level, 1, 4);
            var balance = Domain.Accounting.TrialBalance.Of(totals, at);
            decimal? Compared(string code, ChartLevel of) => compared?
                .Where(c => Domain.Accounting.TrialBalance.CodeAt(c.Key, of) == code).Sum(c => c.Value);
            Row Shown(TrialBalanceRow r, ChartLevel of) => new(
                r.Account, words.Name(r.Account), (int)of, r.OpeningDebit, r.OpeningCredit, r.Debit, r.Credit, r.ClosingDebit, r.ClosingCredit,
                currency, Compared(r.Account, of));

            var total = balance.Total;
            return new Report(
                entity.Value, book, currency, from, asOf, knownAt, compare,
                [.. Enumerable.Range(tree ? 1 : (int)at, tree ? (int)at : 1).Cast<ChartLevel>()
                    .SelectMany(of => Domain.Accounting.TrialBalance.Of(totals, of).Rows.Select(r => Shown(r, of)))
                    .DistinctBy(r => r.Account).OrderBy(r => r.Account, StringComparer.Ordinal)],
                new Row("", "", 0, total.OpeningDebit, total.OpeningCredit, total.Debit, total.Credit, total.ClosingDebit, total.ClosingCredit, currency, compared?.Values.Sum()),
                balance.IsBalanced);
        }

        private static Refusal? Day(string? text, string field, out DateOnly? day)
        {
            day = null;
            if (string.IsNullOrEmpty(text))
                return null;
            if (!Invariant.TryDay(text, out var read))
                return new Refusal("filter.day", text).At(field);
            day = read;
            return null;
        }

        private async Task<DateOnly> YearStart(EntityId entity, DateOnly asOf, CancellationToken cancellationToken)
        {
            var years = db.FiscalYears;
            return await years.Where(y => y.EntityId == entity && y.From <= asOf && y.To >= asOf).Select(y => (DateOnly?)y.From).FirstOrDefaultAsync(cancellationToken)
                ?? new DateOnly(asOf.Year, 1, 1);
        }

        private async Task<List<AccountTotals>> Totals(
            EntityId entity, string book, DateOnly from, DateOnly asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken)
        {
            var lines = db.JournalLines;
            var sums = await lines.AsNoTracking()
                .Where(l => l.EntityId == entity && l.Book == book && l.PostingDate <= asOf && (knownAt == null || l.BookedAt <= knownAt))
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
