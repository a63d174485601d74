using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Grants;

/// <summary>One grant with its person, for the forms that change or end it.</summary>
public static class Details
{
    [Requires(Rights.View)]
    public sealed record Query(GrantId Grant) : IQuery<Model?>;

    public sealed record Model(UserId Person, string UserName, string DisplayName, GrantRow Grant) : Platform.Api.IVersioned
    {
        int Platform.Api.IVersioned.Version => Grant.Version;
    }

    internal sealed class Handler(BackOfficeDb db, Holdings holdings, FirmZone zone, IMediator mediator) : IRequestHandler<Query, Model?>
    {
        public async Task<Model?> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = holdings.Now;
            var (grants, roles, people) = (db.Grants, db.Roles, db.People);
            var grant = await grants.AsNoTracking().SingleOrDefaultAsync(g => g.Id == query.Grant && Ranges.Covers(g.Known, now), cancellationToken);
            if (grant is null)
                return null;
            var role = await roles.AsNoTracking().SingleAsync(r => r.Id == grant.RoleId, cancellationToken);
            var person = await people.AsNoTracking().SingleAsync(p => p.Id == grant.Person.Value, cancellationToken);
            var by = grant.GivenBy.Value;
            var giver = await people.Where(p => p.Id == by).Select(p => p.DisplayName).SingleOrDefaultAsync(cancellationToken);
            var entities = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Name);
            return new Model(grant.Person, person.UserName!, person.DisplayName, GrantRow.Of(grant, role.Code, role.Name(Cultures.IsTurkish), entities, giver, zone.Today));
        }
    }
}
