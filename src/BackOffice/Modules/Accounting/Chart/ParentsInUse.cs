using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Chart;

/// <summary>
/// Accounts that must not get their first sub-account: they hold a balance of their own, and an account with sub-accounts takes no more
/// journals by hand, so what stands on it could not be moved any more.
/// </summary>
internal static class ParentsInUse
{
    /// <summary>Those of the codes that hold a balance and have no sub-account yet.</summary>
    public static async Task<IReadOnlySet<string>> Find(
        BackOfficeDb db, EntityId entity, IReadOnlyCollection<string> codes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (codes.Count == 0)
            return new HashSet<string>();
        var (chart, lines) = (db.ChartAccounts, db.JournalLines);
        var held = await lines.AsNoTracking().Where(l => l.EntityId == entity && codes.Contains(l.Account)).GroupBy(l => l.Account)
            .Where(g => g.Sum(l => l.Side == EntrySide.Debit ? l.Functional : -l.Functional) != 0).Select(g => g.Key).ToListAsync(cancellationToken);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in held)
        {
            if (!await chart.AnyAsync(p => p.EntityId == entity && p.Code.StartsWith(code + ".") && Ranges.Covers(p.Known, now), cancellationToken))
                found.Add(code);
        }
        return found;
    }
}
