using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Permissions.Grants;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.People;

/// <summary>One person with every grant, running, coming and over.</summary>
public static class Details
{
    [Requires(Rights.View)]
    public sealed record Query(string UserName) : IQuery<Model?>;

    public sealed record Model(
        UserId Id, string UserName, string DisplayName, EntityId Entity, string EntityName, string? Desk, bool IsActive, bool IsLocked,
        int Version, bool IsMe, IReadOnlyList<GrantRow> Grants) : Platform.Api.IVersioned;

    internal sealed class Handler(BackOfficeDb db, Actor actor, Holdings holdings, FirmZone zone, TimeProvider clock, IMediator mediator) : IRequestHandler<Query, Model?>
    {
        public async Task<Model?> Handle(Query query, CancellationToken cancellationToken)
        {
            var name = query.UserName.ToUpperInvariant();
            var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, cancellationToken);
            if (person is null)
                return null;
            var (now, key) = (holdings.Now, person.Key);
            var (grants, roles, people) = (db.Grants, db.Roles, db.People);
            var rows = await (
                from g in grants.AsNoTracking()
                join r in roles on g.RoleId equals r.Id
                where g.Person == key && Ranges.Covers(g.Known, now)
                select new { Grant = g, r.Code, Name = Cultures.IsTurkish ? r.NameTr : r.NameEn }).ToListAsync(cancellationToken);
            var givers = rows.Select(r => r.Grant.GivenBy.Value).ToArray();
            var givenBy = await people.Where(p => givers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
            var entities = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Name);
            return new Model(
                key, person.UserName!, person.DisplayName, person.EntityId, entities.GetValueOrDefault(person.EntityId, ""), person.Desk, person.IsActive,
                person.LockoutEnd > clock.GetUtcNow(), person.Version, key == actor.UserId,
                [.. rows.Select(r => GrantRow.Of(r.Grant, r.Code, r.Name, entities, givenBy.GetValueOrDefault(r.Grant.GivenBy.Value), zone.Today))
                    .OrderBy(r => r.State == GrantState.Over).ThenBy(r => r.Role, StringComparer.Ordinal).ThenBy(r => r.From)]);
        }
    }
}
