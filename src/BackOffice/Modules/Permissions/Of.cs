using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions;

/// <summary>Everything a person may do on a day, permission by permission with its reach: the answer for auditors and programs.</summary>
public static class Of
{
    [Requires(Rights.View)]
    public sealed record Query(string User, DateOnly? AsOf) : IQuery<Model?>;

    public sealed record Model(string User, string Name, bool Active, DateOnly AsOf, IReadOnlyList<Row> Items);

    /// <param name="Entity">Code of the legal entity it is limited to; null for all.</param>
    public sealed record Row(
        string Permission, string Role, string? Entity, string? Desk, string? AccountGroup,
        [property: Platform.Api.Amount(nameof(Row.Currency))] decimal? Ceiling, string Currency, DateOnly From, DateOnly? Until);

    internal sealed class Handler(BackOfficeDb db, Holdings holdings, FirmZone zone, IMediator mediator) : IRequestHandler<Query, Model?>
    {
        public async Task<Model?> Handle(Query query, CancellationToken cancellationToken)
        {
            var name = query.User.ToUpperInvariant();
            var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedUserName == name, cancellationToken);
            if (person is null)
                return null;
            var asOf = query.AsOf ?? zone.Today;
            var entities = (await mediator.Send(new LegalEntities(), cancellationToken)).ToDictionary(e => e.Id, e => e.Code);
            var held = await holdings.All(person.Key, holdings.Now, cancellationToken);
            var rows = held.SelectMany(p => p.Value
                    .Where(h => Evaluator.Decide(p.Key, Scope.None, [h], null, person.IsActive, asOf).Allowed)
                    .Select(h => new Row(
                        p.Key, h.Role, h.Grant.EntityId == EntityId.Firm ? null : entities.GetValueOrDefault(h.Grant.EntityId, h.Grant.EntityId.ToString()),
                        h.Grant.Desk.Length == 0 ? null : h.Grant.Desk, h.Grant.AccountGroup.Length == 0 ? null : h.Grant.AccountGroup,
                        h.Grant.CeilingTry, "TRY", h.Grant.Valid.From, h.Grant.Valid.To?.AddDays(-1))))
                .OrderBy(r => r.Permission, StringComparer.Ordinal).ThenBy(r => r.Role, StringComparer.Ordinal).ToList();
            return new Model(person.UserName!, person.DisplayName, person.IsActive, asOf, rows);
        }
    }
}
