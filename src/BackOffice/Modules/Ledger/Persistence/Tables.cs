using BackOffice.Ledger.Limits;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger;

internal static class Tables
{
    extension(BackOfficeDb db)
    {
        internal DbSet<BookedMovement> Movements => db.Set<BookedMovement>();

        internal DbSet<BookedPosting> Postings => db.Set<BookedPosting>();

        internal DbSet<LimitRow> LimitRows => db.Set<LimitRow>();

        internal DbSet<LimitedBalance> LimitedBalances => db.Set<LimitedBalance>();
    }
}
