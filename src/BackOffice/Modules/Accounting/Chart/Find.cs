using System.Globalization;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Accounting.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Chart;

/// <summary>Accounts that a person may mean by what they typed so far, and what accounts are called: for the lines of a journal by hand.</summary>
public static class Find
{
    private const int HitsMax = 20;

    /// <param name="Text">The beginning of a code, or a part of a name in either language.</param>
    [Requires(AccountingPermissions.View)]
    public sealed record Query(string? Text) : IQuery<IReadOnlyList<Hit>>;

    /// <summary>Names of accounts by their codes, in the reader's language.</summary>
    [Requires(AccountingPermissions.View)]
    public sealed record Named(IReadOnlyList<string> Codes) : IQuery<IReadOnlyDictionary<string, string>>;

    /// <param name="Value">The code that the field takes.</param>
    public sealed record Hit(string Value, string Label, string Note);

    internal sealed class Handler(BackOfficeDb db, IReach reach, Actor actor, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<Hit>>, IRequestHandler<Named, IReadOnlyDictionary<string, string>>
    {
        private static bool Turkish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "tr";

        public async Task<IReadOnlyList<Hit>> Handle(Query query, CancellationToken cancellationToken)
        {
            var text = query.Text?.Trim() ?? "";
            if (text.Length == 0)
                return [];
            var plain = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
            var (begins, holds) = (plain + "%", "%" + plain + "%");
            var chart = db.ChartAccounts;
            var now = clock.GetUtcNow();
            var accounts = await Seen(chart, now, cancellationToken);
            // A control account and one with parts take no journal by hand: offering them would only be refused.
            var found = await accounts
                .Where(a => a.Control == null && !chart.Any(p => p.EntityId == a.EntityId && p.Code.StartsWith(a.Code + ".") && Ranges.Covers(p.Known, now)))
                .Where(a => EF.Functions.ILike(a.Code, begins) || EF.Functions.ILike(a.NameTr, holds) || EF.Functions.ILike(a.NameEn, holds))
                .Select(a => new { a.Code, a.NameTr, a.NameEn }).Distinct().OrderBy(a => a.Code).Take(HitsMax).ToListAsync(cancellationToken);
            return [.. found.DistinctBy(a => a.Code).Select(a => new Hit(a.Code, Turkish ? a.NameTr : a.NameEn, ""))];
        }

        public async Task<IReadOnlyDictionary<string, string>> Handle(Named query, CancellationToken cancellationToken)
        {
            var accounts = await Seen(db.ChartAccounts, clock.GetUtcNow(), cancellationToken);
            var found = await accounts.Where(a => query.Codes.Contains(a.Code)).Select(a => new { a.Code, a.NameTr, a.NameEn }).ToListAsync(cancellationToken);
            return found.DistinctBy(a => a.Code).ToDictionary(a => a.Code, a => Turkish ? a.NameTr : a.NameEn, StringComparer.Ordinal);
        }

        private async Task<IQueryable<ChartAccount>> Seen(DbSet<ChartAccount> chart, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (all, entities, _, _) = await reach.Of(actor, AccountingPermissions.View, cancellationToken);
            return chart.AsNoTracking().Where(a => (all || entities.Contains(a.EntityId)) && Ranges.Covers(a.Known, now));
        }
    }
}
