using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Roles;

/// <summary>One role: the catalogue with what is in it, and who holds it today. Without a code: the catalogue for a new role.</summary>
public static class Details
{
    [Requires(Rights.View)]
    public sealed record Query(string? Code) : IQuery<Model?>;

    public sealed record Model(RoleId? Id, string Code, string NameEn, string NameTr, int Version, IReadOnlyList<Room> Rooms, IReadOnlyList<Holder> Holders) : Platform.Api.IVersioned
    {
        public string Name => Cultures.IsTurkish ? NameTr : NameEn;
    }

    public sealed record Room(string Name, IReadOnlyList<Entry> Entries);

    public sealed record Entry(string Code, bool IsRead, bool InRole);

    public sealed record Holder(string UserName, string DisplayName);

    internal sealed class Handler(BackOfficeDb db, Holdings holdings, FirmZone zone) : IRequestHandler<Query, Model?>
    {
        public async Task<Model?> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, today) = (holdings.Now, zone.Today);
            var (inRoles, grants, people) = (db.RolePermissions, db.Grants, db.People);
            var role = query.Code is null ? null : await db.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Code == query.Code, cancellationToken);
            if (role is null && query.Code is not null)
                return null;
            HashSet<string> within = role is null ? [] :
                [.. await inRoles.Where(p => p.RoleId == role.Id && Ranges.Covers(p.Known, now)).Select(p => p.Permission).ToListAsync(cancellationToken)];
            var catalogue = await db.Catalogue.AsNoTracking().Where(c => c.RetiredAt == null).OrderBy(c => c.Code).ToListAsync(cancellationToken);
            var rooms = catalogue.GroupBy(c => c.Room, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Room(g.Key, [.. g.Select(c => new Entry(c.Code, c.IsRead, within.Contains(c.Code)))])).ToList();
            if (role is null)
                return new Model(null, "", "", "", 0, rooms, []);

            UserId[] held = [.. await grants.Where(g => g.RoleId == role.Id && Ranges.Covers(g.Known, now) && Ranges.Covers(g.Valid, today))
                .Select(g => g.Person).Distinct().ToListAsync(cancellationToken)];
            var ids = held.Select(h => h.Value).ToArray();
            var holders = await people.Where(p => ids.Contains(p.Id)).OrderBy(p => p.DisplayName).Select(p => new Holder(p.UserName!, p.DisplayName)).ToListAsync(cancellationToken);
            return new Model(role.Id, role.Code, role.NameEn, role.NameTr, role.Version, rooms, holders);
        }
    }
}
