using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Permissions.Roles;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Grants;

/// <summary>
/// Gives a role to a person, within a scope and for a time. Refused for oneself, and when the same role already runs in the same
/// scope on one of the days.
/// </summary>
public static class Give
{
    /// <param name="Entity">The entity it is limited to; <see cref="EntityId.Firm"/> for all.</param>
    /// <param name="CeilingTry">The largest act in TRY, included.</param>
    /// <param name="From">First day; today when null.</param>
    /// <param name="Until">Last day, included; null is without end.</param>
    [Requires(Rights.GiveGrants)]
    public sealed record Command(
        Guid RequestId, UserId Person, RoleId Role, EntityId Entity, string? Desk, string? AccountGroup, decimal? CeilingTry,
        DateOnly? From, DateOnly? Until, string Reason) : ICommand<Outcome<GrantId>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("grant.reason-missing")
                .MaximumLength(Grant.ReasonLengthMax).WithErrorCode("grant.reason-too-long").WithState(_ => new object?[] { Grant.ReasonLengthMax });
            RuleFor(c => c.Desk!).Matches("^[a-z0-9-]{1,40}$").WithErrorCode("grant.desk-form").When(c => c.Desk is not null);
            RuleFor(c => c.AccountGroup!).Matches("^[A-Za-z0-9._-]{1,40}$").WithErrorCode("grant.group-form").When(c => c.AccountGroup is not null);
            RuleFor(c => c.CeilingTry).GreaterThanOrEqualTo(0).WithErrorCode("grant.ceiling-negative");
            RuleFor(c => c.Until).Must((c, until) => until is null || c.From is null || until >= c.From).WithErrorCode("grant.ends-before-start");
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, AdministratorGuard guard, FirmZone zone, TimeProvider clock)
        : IRequestHandler<Command, Outcome<GrantId>>
    {
        public async Task<Outcome<GrantId>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.Person == actor.UserId)
                return new Refusal("grant.self");
            if (!await db.People.AnyAsync(p => p.Id == command.Person.Value, cancellationToken))
                return new Refusal("person.unknown");
            var role = await db.Roles.SingleOrDefaultAsync(r => r.Id == command.Role, cancellationToken);
            if (role is null)
                return new Refusal("role.unknown").At(nameof(Command.Role));
            var from = command.From ?? zone.Today;
            if (command.Until < from)
                return new Refusal("grant.ends-before-start").At(nameof(Command.Until));

            await guard.Enter(cancellationToken);
            var now = clock.GetUtcNow().Microseconds();
            var valid = new DateRange(from, command.Until?.AddDays(1));
            var grant = new Grant(
                new GrantId(Guid.CreateVersion7(now)), command.Entity, command.Person, command.Role, command.Desk ?? "", command.AccountGroup ?? "",
                command.CeilingTry, valid, new TimeRange(now), actor.UserId, command.Reason);
            var grants = db.Grants;
            var same = await grants.Where(g => g.Person == grant.Person && g.RoleId == grant.RoleId && g.EntityId == grant.EntityId
                && g.Desk == grant.Desk && g.AccountGroup == grant.AccountGroup && Ranges.Covers(g.Known, now)).ToListAsync(cancellationToken);
            if (same.Any(g => g.Valid.Overlaps(valid)))
                return new Refusal("grant.already", role.Code);
            grants.Add(grant);
            db.Audit(new GrantGiven(grant.Id, grant.Person, role.Code, grant.EntityId, grant.Desk, grant.AccountGroup, grant.CeilingTry, valid, command.Reason));
            return grant.Id;
        }
    }
}
