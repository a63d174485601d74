using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions;

/// <summary>Why can't I: what was looked at and why it did not count, which roles have the permission, and who could give it.</summary>
public static class Why
{
    [OpenToAll("everybody may know why they were refused")]
    public sealed record Query(string Permission) : IQuery<Model>;

    /// <param name="Roles">Roles that have the permission, by name.</param>
    /// <param name="Givers">Active people who may give it.</param>
    public sealed record Model(string Permission, bool Known, bool Allowed, IReadOnlyList<TraceStep> Trace, IReadOnlyList<string> Roles, IReadOnlyList<string> Givers);

    internal sealed class Handler(BackOfficeDb db, Actor actor, Authorizer authorizer, Holdings holdings, FirmZone zone) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query query, CancellationToken cancellationToken)
        {
            var (now, turkish) = (holdings.Now, Cultures.IsTurkish);
            var decision = await authorizer.Decide(actor, query.Permission, Scope.None, cancellationToken);
            var (roles, inRoles, people) = (db.Roles, db.RolePermissions, db.People);
            var known = await db.Catalogue.AnyAsync(c => c.Code == query.Permission && c.RetiredAt == null, cancellationToken);
            var names = await roles.Where(r => inRoles.Any(p => p.RoleId == r.Id && p.Permission == query.Permission && Ranges.Covers(p.Known, now)))
                .Select(r => turkish ? r.NameTr : r.NameEn).ToListAsync(cancellationToken);
            var givers = (await holdings.Who(Rights.GiveGrants, now, cancellationToken))
                .Where(h => h.Grant.Person != actor.UserId && Evaluator.Decide(Rights.GiveGrants, Scope.None, [h], null, true, zone.Today).Allowed)
                .Select(h => h.Grant.Person.Value).Distinct().ToArray();
            var who = await people.Where(p => givers.Contains(p.Id) && p.IsActive).OrderBy(p => p.DisplayName).Select(p => p.DisplayName).ToListAsync(cancellationToken);
            return new Model(query.Permission, known, decision.Allowed, decision.Trace, [.. names.Order(StringComparer.CurrentCulture)], who);
        }
    }
}
