using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions;

/// <summary>Who holds a permission on a day, through which grant and how far. The same evaluator that enforces decides who is listed.</summary>
public static class WhoCan
{
    /// <param name="Permission">A code of the catalogue; null asks only for the codes to choose from.</param>
    /// <param name="AsOf">Today when null.</param>
    [Requires(Rights.View)]
    public sealed record Query(string? Permission, DateOnly? AsOf) : IQuery<Outcome<Model>>;

    public sealed record Model(string? Permission, DateOnly AsOf, IReadOnlyList<Row> Items, IReadOnlyList<string> Catalogue);

    /// <param name="Until">Last day, included.</param>
    public sealed record Row(
        string User, string Name, string Role, string? Entity, string? Desk, string? AccountGroup,
        [property: Platform.Api.Amount(nameof(Row.Currency))] decimal? Ceiling, string Currency, DateOnly From, DateOnly? Until);

    internal sealed class Handler(BackOfficeDb db, Holdings holdings, FirmZone zone, IMediator mediator) : IRequestHandler<Query, Outcome<Model>>
    {
        public async Task<Outcome<Model>> Handle(Query query, CancellationToken cancellationToken)
        {
            var asOf = query.AsOf ?? zone.Today;
            var (catalogueSet, people) = (db.Catalogue, db.People);
            var catalogue = await catalogueSet.Where(c => c.RetiredAt == null).OrderBy(c => c.Code).Select(c => c.Code).ToListAsync(cancellationToken);
            if (query.Permission is not { Length: > 0 } permission)
                return new Model(null, asOf, [], catalogue);
            if (!catalogue.Contains(permission, StringComparer.Ordinal))
                return new Refusal("permission.unknown-code", permission) { Field = "permission", Malformed = true };
            var held = (await holdings.Who(permission, holdings.Now, cancellationToken))
                .Where(h => Evaluator.Decide(permission, Scope.None, [h], null, true, asOf).Allowed).ToList();
            var ids = held.Select(h => h.Grant.Person.Value).Distinct().ToArray();
            var who = await people.Where(p => ids.Contains(p.Id) && p.IsActive).ToDictionaryAsync(p => new UserId(p.Id), cancellationToken);
            var entities = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Code);
            return new Model(permission, asOf,
                [.. held.Where(h => who.ContainsKey(h.Grant.Person)).Select(h => RowOf(h, who[h.Grant.Person], entities))
                    .OrderBy(r => r.Name, StringComparer.CurrentCulture).ThenBy(r => r.Role, StringComparer.Ordinal)], catalogue);
        }

        private static Row RowOf(Holding held, Platform.Identity.User person, IReadOnlyDictionary<EntityId, string> entities) => new(
            person.UserName!, person.DisplayName, held.Role,
            held.Grant.EntityId == EntityId.Firm ? null : entities.GetValueOrDefault(held.Grant.EntityId, held.Grant.EntityId.ToString()),
            held.Grant.Desk.Length == 0 ? null : held.Grant.Desk, held.Grant.AccountGroup.Length == 0 ? null : held.Grant.AccountGroup,
            held.Grant.CeilingTry, "TRY", held.Grant.Valid.From, held.Grant.Valid.To?.AddDays(-1));
    }
}
