using BackOffice.Permissions.Evaluation;
using BackOffice.Permissions.Grants;
using BackOffice.Platform.Modules;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions;

/// <summary>What can I do: my grants, and every permission of the house with yes or no.</summary>
public static class Mine
{
    [OpenToAll("everybody may know their own rights")]
    public sealed record Query : IQuery<Model>;

    public sealed record Model(string Name, IReadOnlyList<GrantRow> Grants, IReadOnlyList<Room> Rooms);

    public sealed record Room(string Name, IReadOnlyList<Right> Rights);

    public sealed record Right(string Code, bool Allowed);

    internal sealed class Handler(BackOfficeDb db, Actor actor, Holdings holdings, IEnumerable<IModule> rooms, FirmZone zone, IMediator mediator) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, today, me, turkish) = (holdings.Now, zone.Today, actor.UserId, Cultures.IsTurkish);
            var (grants, roles, people) = (db.Grants, db.Roles, db.People);
            var rows = await (
                from g in grants.AsNoTracking()
                join r in roles on g.RoleId equals r.Id
                where g.Person == me && Ranges.Covers(g.Known, now)
                select new { Grant = g, r.Code, Name = turkish ? r.NameTr : r.NameEn }).ToListAsync(cancellationToken);
            var givers = rows.Select(r => r.Grant.GivenBy.Value).ToArray();
            var givenBy = await people.Where(p => givers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            var entities = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Name);
            var held = await holdings.All(me, now, cancellationToken);
            return new Model(actor.Name,
                [.. rows.Select(r => GrantRow.Of(r.Grant, r.Code, r.Name, entities, givenBy.GetValueOrDefault(r.Grant.GivenBy.Value), today)).Where(r => r.State != GrantState.Over)],
                [.. rooms.Where(r => r.Permissions.Any()).GroupBy(r => r.Name, StringComparer.Ordinal).Select(r => new Room(r.Key, [.. r.SelectMany(m => m.Permissions).Select(p => new Right(p.Code,
                    Evaluator.Decide(p.Code, Scope.None, held.GetValueOrDefault(p.Code, []), actor.TokenPermissions, true, today).Allowed))]))]);
        }
    }
}
