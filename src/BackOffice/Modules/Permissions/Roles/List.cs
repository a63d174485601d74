using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Permissions.Roles;

/// <summary>Every role, how many permissions it has and how many people hold it today.</summary>
public static class List
{
    [Requires(Rights.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public RoleId Id { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public int Permissions { get; init; }
        public int People { get; init; }
    }

    public static readonly ListOf<Row> Rows = ListOf<Row>.Of<PermissionsWords, RoleId>("roles", r => r.Id)
        .Text("name", r => r.Name, r => $"/permissions/roles/{r.Code}")
        .Code("code", r => r.Code)
        .Count("permissions", r => r.Permissions)
        .Count("people", r => r.People)
        .FilterText("q", r => r.Name, r => r.Code)
        .SortedBy("name");

    internal sealed class Handler(BackOfficeDb db, Holdings holdings, FirmZone zone) : IRequestHandler<Query, Slice<Row>>
    {
        public Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, today, turkish) = (holdings.Now, zone.Today, Cultures.IsTurkish);
            var (roles, inRoles, grants) = (db.Roles, db.RolePermissions, db.Grants);
            return roles.Select(r => new Row
            {
                Id = r.Id, Code = r.Code, Name = turkish ? r.NameTr : r.NameEn,
                Permissions = inRoles.Count(p => p.RoleId == r.Id && Ranges.Covers(p.Known, now)),
                People = grants.Where(g => g.RoleId == r.Id && Ranges.Covers(g.Known, now) && Ranges.Covers(g.Valid, today)).Select(g => g.Person).Distinct().Count(),
            }).ToSlice(Rows, query.Request, cancellationToken);
        }
    }
}
