using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Setup;

/// <summary>
/// Gives an entity that has no books yet the uniform chart, the standard roles and the book it keeps; the firm gets the standard rules once.
/// Everything is dated rows from then on.
/// </summary>
internal sealed class BooksSetup(BackOfficeDb db, TimeProvider clock)
{
    private static readonly DateRange Always = new(StandardRules.From);

    /// <summary>True when something was set up.</summary>
    public async Task<bool> Ensure(EntityId entity, string functionalCurrency, CancellationToken cancellationToken)
    {
        // Two people opening the first year at once must not both lay the chart.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('accounting.setup', 0))", cancellationToken);
        var known = new TimeRange(clock.GetUtcNow());
        var stored = await db.PostingRules.Where(r => r.EntityId == EntityId.Firm).Select(r => r.Code).Distinct().ToListAsync(cancellationToken);
        db.PostingRules.AddRange(StandardRules.Texts.Where(t => !stored.Contains(t.Code)).Select(t =>
            new RuleRow(NewId(), EntityId.Firm, t.Code, 1, t.Text, "SPK Seri V No 6 Art. 11; 6802 Art. 28, 33", Always, known)));
        if (await db.ChartAccounts.AnyAsync(a => a.EntityId == entity, cancellationToken))
            return false;

        var control = StandardRoles.Roles.Where(r => StandardRoles.Accounts.Any(a => a.Code == r.Account && a.IsControl))
            .GroupBy(r => r.Account).ToDictionary(g => g.Key, g => g.First().Role, StringComparer.Ordinal);
        db.ChartAccounts.AddRange(UniformChart.Accounts.Select(a => new ChartAccount(
            NewId(), entity, a.Code, a.NameTr, a.NameEn, a.NormalBalance == 'C' ? EntrySide.Credit : EntrySide.Debit,
            a.IsControl ? control.GetValueOrDefault(a.Code) : null, Always, known)));
        db.AccountRoles.AddRange(StandardRoles.Roles.Select(r => new RoleRow(NewId(), entity, r.Role, r.Account, r.AssetClass, Always, known)));
        db.BooksPolicies.Add(new BooksPolicy(
            NewId(), entity, BooksReader.StatutoryBook, functionalCurrency, functionalCurrency, "mid", "VUK 215; first set-up", Always, known));
        return true;
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
