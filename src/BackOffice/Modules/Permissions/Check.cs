using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions;

/// <summary>
/// May this person do this there? Asked without doing it, answered by the evaluator that would decide. About oneself everybody may ask;
/// about another only who may see rights.
/// </summary>
public static class Check
{
    /// <param name="User">User name; the asker when null.</param>
    /// <param name="Resource">Where: entity (code), desk, account group, amount in TRY; each may be missing.</param>
    [OpenToAll("about oneself; about another the handler asks for the right to see rights")]
    public sealed record Query(string? User, string? Permission, Where? Resource) : IQuery<Outcome<Model>>;

    /// <param name="Entity">Code or id of a legal entity.</param>
    /// <param name="Amount">In TRY.</param>
    public sealed record Where(string? Entity = null, string? Desk = null, string? AccountGroup = null, decimal? Amount = null);

    public sealed record Model(bool Allowed, IReadOnlyList<Step> Trace);

    public sealed record Step(string Code, string Message);

    internal sealed class Handler(BackOfficeDb db, Actor actor, Authorizer authorizer, Holdings holdings, FirmZone zone, Words words, IMediator mediator) : IRequestHandler<Query, Outcome<Model>>
    {
        public async Task<Outcome<Model>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (string.IsNullOrWhiteSpace(query.Permission))
                return Refusal.Of([new Refusal("permission.not-named").At("permission")]) with { Malformed = true };
            var name = query.User?.ToUpperInvariant();
            var people = db.People;
            var person = await people.AsNoTracking().SingleOrDefaultAsync(p => name == null ? p.Id == actor.UserId.Value : p.NormalizedUserName == name, cancellationToken);
            // Who may not see rights does not learn either whether there is such a person.
            if (person?.Key != actor.UserId && !(await authorizer.Decide(actor, Rights.View, Scope.None, cancellationToken)).Allowed)
                throw new DeniedException(Rights.View);
            if (person is null)
                return new Refusal("person.unknown-name", query.User).At("user");
            if (!await db.Catalogue.AnyAsync(c => c.Code == query.Permission, cancellationToken))
                return new Refusal("permission.unknown-code", query.Permission).At("permission");

            EntityId? entity = null;
            if (query.Resource?.Entity is { Length: > 0 } asked)
            {
                var entities = await mediator.Send(new LegalEntities(), cancellationToken);
                entity = entities.FirstOrDefault(e => e.Code == asked || e.Id.ToString() == asked)?.Id;
                if (entity is null)
                    return new Refusal("entity.unknown", asked).At("resource.entity");
            }
            var scope = new Scope(entity, query.Resource?.Desk, query.Resource?.AccountGroup, query.Resource?.Amount);
            var (isActive, held) = await holdings.Of(person.Key, query.Permission, cancellationToken);
            var decision = Evaluator.Decide(query.Permission, scope, held, null, isActive, zone.Today);
            return new Model(decision.Allowed, [.. decision.Trace.Select(t => new Step(t.Code, words.Say(t)))]);
        }
    }
}
