using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Persistence;

internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<ChartAccount> ChartAccounts => db.Set<ChartAccount>();
        internal DbSet<BooksPolicy> BooksPolicies => db.Set<BooksPolicy>();
        internal DbSet<RoleRow> AccountRoles => db.Set<RoleRow>();
        internal DbSet<RuleRow> PostingRules => db.Set<RuleRow>();
        internal DbSet<SecurityCost> SecurityCosts => db.Set<SecurityCost>();
        internal DbSet<JournalRow> Journals => db.Set<JournalRow>();
        internal DbSet<LineRow> JournalLines => db.Set<LineRow>();
        internal DbSet<FiscalYear> FiscalYears => db.Set<FiscalYear>();
        internal DbSet<Period> Periods => db.Set<Period>();
    }
}
