using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Persistence;

/// <summary>
/// Keeps "as known at" answers stable. A posting carries the instant it was booked at, but is seen only when its transaction commits;
/// a question about an instant in between would have two answers. So each posting transaction shows, by an advisory lock that carries
/// its second, how far back it may still write, and a question is capped just before the oldest one.
/// </summary>
internal static class PostingClock
{
    private const int LockClass = 0x426F_6F6B; // "Book": no other advisory lock of ours uses the two-key form with it.

    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The instant to book at, in whole microseconds as PostgreSQL keeps them. Called once, before the postings are written.</summary>
    public static async Task<DateTimeOffset> BookedAt(BackOfficeDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var second = Second(clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({LockClass}, {second})", cancellationToken);
        // Taken again behind the lock: whoever looked before it was there gets an instant later than his own.
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>
    /// The instant that a question may really be answered for: the one asked, now, or just before the oldest transaction still posting,
    /// whichever is earliest. The data must be read by a later statement than this one.
    /// </summary>
    public static async Task<DateTimeOffset> Cap(BackOfficeDb db, DateTimeOffset asked, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = await db.Database.SqlQuery<int?>(
            $"""
             select min(objid::bigint)::int as "Value" from pg_locks
             where locktype = 'advisory' and objsubid = 2 and classid = {LockClass} and pid <> pg_backend_pid()
               and database = (select oid from pg_database where datname = current_database())
             """).SingleAsync(cancellationToken);
        var cap = oldest is { } second ? Epoch.AddSeconds(second).AddMicroseconds(-1) : now;
        return asked < cap ? asked : cap;
    }

    private static int Second(DateTimeOffset at) => (int)(at - Epoch).TotalSeconds;
}
