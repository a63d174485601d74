using System.Globalization;
using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Chart;

/// <summary>What accounts, groups and classes are called in the reader's language.</summary>
internal sealed class AccountNames(BackOfficeDb db, TimeProvider clock)
{
    internal sealed class Found(IReadOnlyDictionary<string, (string Tr, string En)> names)
    {
        public string Name(string code)
        {
            if (!names.TryGetValue(code, out var name))
                return code;
            return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "tr" ? name.Tr : name.En;
        }
    }

    public async Task<Found> Of(EntityId entity, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var accounts = await db.ChartAccounts.AsNoTracking().Where(a => a.EntityId == entity && Ranges.Covers(a.Known, now))
            .OrderByDescending(a => a.Valid).Select(a => new { a.Code, a.NameTr, a.NameEn }).ToListAsync(cancellationToken);
        var names = ChartHeadings.All.ToDictionary(h => h.Code, h => (h.NameTr, h.NameEn), StringComparer.Ordinal);
        foreach (var account in accounts)
            names.TryAdd(account.Code, (account.NameTr, account.NameEn));
        return new Found(names);
    }
}
