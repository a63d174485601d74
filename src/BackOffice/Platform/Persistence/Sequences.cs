using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Persistence;

/// <summary>Takes numbers of a sequence, any number of them in one statement; a number taken is never given back.</summary>
internal static class Sequences
{
    public static async Task<long[]> Take(BackOfficeDb db, string sequence, int count, CancellationToken cancellationToken) =>
        count == 0 ? [] : await db.Database.SqlQuery<long[]>(
            $"""select array_agg(nextval({sequence}::regclass)) as "Value" from generate_series(1, {count})""").SingleAsync(cancellationToken);
}
