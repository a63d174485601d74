using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Evaluation;

/// <summary>Reads what a person holds, as it stands or as it stood.</summary>
internal sealed class Holdings(BackOfficeDb db, TimeProvider clock)
{
    /// <summary>The grants through which a person holds one permission. Read anew each time: a right taken away counts at once.</summary>
    public async Task<(bool IsActive, IReadOnlyList<Holding> Holdings)> Of(UserId person, string permission, CancellationToken cancellationToken)
    {
        var now = Now;
        var id = person.Value;
        var (people, grants, roles, inRoles) = (db.People, db.Grants, db.Roles, db.RolePermissions);
        var holdings = await (
            from g in grants.AsNoTracking()
            join r in roles on g.RoleId equals r.Id
            where g.Person == person && Ranges.Covers(g.Known, now)
                && inRoles.Any(p => p.RoleId == g.RoleId && p.Permission == permission && Ranges.Covers(p.Known, now))
            orderby r.Code
            select new { Grant = g, r.Code, IsActive = people.Any(p => p.Id == id && p.IsActive) }).ToListAsync(cancellationToken);
        // Who holds nothing through any role is asked about alone: refused either way, but told the true reason.
        var isActive = holdings.Count > 0 ? holdings[0].IsActive : await people.AnyAsync(p => p.Id == id && p.IsActive, cancellationToken);
        return (isActive, [.. holdings.Select(h => new Holding(h.Grant, h.Code))]);
    }

    /// <summary>Everything a person holds at a known instant, by permission.</summary>
    public async Task<IReadOnlyDictionary<string, List<Holding>>> All(UserId person, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var (grants, roles, inRoles) = (db.Grants, db.Roles, db.RolePermissions);
        var rows = await (
            from g in grants.AsNoTracking()
            join r in roles on g.RoleId equals r.Id
            join p in inRoles on g.RoleId equals p.RoleId
            where g.Person == person && Ranges.Covers(g.Known, known) && Ranges.Covers(p.Known, known)
            orderby p.Permission, r.Code
            select new { p.Permission, Grant = g, r.Code }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Permission, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(r => new Holding(r.Grant, r.Code)).ToList(), StringComparer.Ordinal);
    }

    /// <summary>Everybody who holds a permission at a known instant, grant by grant.</summary>
    public async Task<IReadOnlyList<Holding>> Who(string permission, DateTimeOffset known, CancellationToken cancellationToken)
    {
        var (grants, roles, inRoles) = (db.Grants, db.Roles, db.RolePermissions);
        var rows = await (
            from g in grants.AsNoTracking()
            join r in roles on g.RoleId equals r.Id
            where Ranges.Covers(g.Known, known) && inRoles.Any(p => p.RoleId == g.RoleId && p.Permission == permission && Ranges.Covers(p.Known, known))
            orderby r.Code
            select new { Grant = g, r.Code }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new Holding(r.Grant, r.Code))];
    }

    /// <summary>Names of the roles that count on a day, for lists of people.</summary>
    public async Task<IReadOnlyDictionary<UserId, string>> RoleNames(
        IReadOnlyCollection<UserId> people, DateOnly today, bool turkish, CancellationToken cancellationToken)
    {
        var (now, wanted) = (Now, people.ToArray());
        var (grants, roles) = (db.Grants, db.Roles);
        var rows = await (
            from g in grants
            join r in roles on g.RoleId equals r.Id
            where wanted.Contains(g.Person) && Ranges.Covers(g.Known, now) && Ranges.Covers(g.Valid, today)
            select new { g.Person, Name = turkish ? r.NameTr : r.NameEn }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Person).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(r => r.Name).Distinct().Order(StringComparer.CurrentCulture)));
    }

    // PostgreSQL keeps microseconds: a grant stored a moment ago must not seem to lie in the future.
    public DateTimeOffset Now => clock.GetUtcNow().Microseconds();
}

internal static class Instants
{
    public static DateTimeOffset Microseconds(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
