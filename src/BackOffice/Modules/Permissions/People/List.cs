using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using MediatR;

namespace BackOffice.Permissions.People;

/// <summary>Everybody who may sign in or could once.</summary>
public static class List
{
    [Requires(Rights.View)]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>;

    public sealed class Row
    {
        public Guid Id { get; init; }
        public string UserName { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public string? Desk { get; init; }

        /// <summary>What the desk is called.</summary>
        public string? DeskName { get; set; }
        public string State { get; init; } = "";
        public bool Active { get; init; }

        /// <summary>The roles that count today.</summary>
        public string? Roles { get; set; }
    }

    public static readonly ListOf<Row> Rows = ListOf<Row>.Of<PermissionsWords, Guid>("people", r => r.Id)
        .Text("name", r => r.DisplayName, r => $"/permissions/people/{r.UserName}")
        .Code("userName", r => r.UserName)
        .Text("roles", r => r.Roles, sort: false)
        .Text("desk", r => r.DeskName, sort: false)
        .Status("state", r => r.State, "person.state")
        .FilterText("q", r => r.DisplayName, r => r.UserName)
        .FilterYesNo("active", r => r.Active)
        .SortedBy("name");

    internal sealed class Handler(BackOfficeDb db, Holdings holdings, FirmZone zone, Words words) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var people = db.People;
            var slice = await people.Select(p => new Row
            {
                Id = p.Id, UserName = p.UserName!, DisplayName = p.DisplayName, Desk = p.Desk, Active = p.IsActive, State = p.IsActive ? "active" : "inactive",
            }).ToSlice(Rows, query.Request, cancellationToken);
            var roles = await holdings.RoleNames([.. slice.Items.Select(r => new UserId(r.Id))], zone.Today, Cultures.IsTurkish, cancellationToken);
            foreach (var row in slice.Items)
                (row.Roles, row.DeskName) = (roles.GetValueOrDefault(new UserId(row.Id)), words.Desk(row.Desk));
            return slice;
        }
    }
}
