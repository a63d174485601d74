using BackOffice.Domain;
using BackOffice.Permissions.Evaluation;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ui;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Permissions.Grants;

/// <summary>
/// Changes a grant's ceiling or last day from today on; what was true before stays told. Refused for one's own grant, for one that
/// has ended, and when it would leave the house without an administrator.
/// </summary>
public static class Change
{
    /// <param name="Until">Last day, included; null is without end.</param>
    [Requires(Rights.GiveGrants)]
    public sealed record Command(Guid RequestId, GrantId Grant, int Version, decimal? CeilingTry, DateOnly? Until, string Reason) : ICommand<Outcome<GrantId>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("grant.reason-missing")
                .MaximumLength(Grant.ReasonLengthMax).WithErrorCode("grant.reason-too-long").WithState(_ => new object?[] { Grant.ReasonLengthMax });
            RuleFor(c => c.CeilingTry).GreaterThanOrEqualTo(0).WithErrorCode("grant.ceiling-negative");
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, AdministratorGuard guard, FirmZone zone, TimeProvider clock)
        : IRequestHandler<Command, Outcome<GrantId>>
    {
        public async Task<Outcome<GrantId>> Handle(Command command, CancellationToken cancellationToken)
        {
            await guard.Enter(cancellationToken);
            var (now, today) = (clock.GetUtcNow().Microseconds(), zone.Today);
            var grants = db.Grants;
            var old = await grants.SingleOrDefaultAsync(g => g.Id == command.Grant && Ranges.Covers(g.Known, now), cancellationToken);
            if (old is null)
                return new Refusal("grant.unknown");
            if (old.Person == actor.UserId)
                return new Refusal("grant.self");
            if (old.Valid.To <= today)
                return new Refusal("grant.over");
            var start = old.Valid.From > today ? old.Valid.From : today;
            if (command.Until < start)
                return new Refusal("grant.ends-in-past").At(nameof(Command.Until));

            db.ExpectVersion(old, command.Version);
            old.Supersede(now);
            // Days that have passed keep their ceiling; the new one counts from today.
            if (old.Valid.From < start)
                grants.Add(old.Next(new GrantId(Guid.CreateVersion7(now)), new DateRange(old.Valid.From, start), old.CeilingTry, now, old.GivenBy, old.Reason));
            var next = old.Next(new GrantId(Guid.CreateVersion7(now)), new DateRange(start, command.Until?.AddDays(1)), command.CeilingTry, now, actor.UserId, command.Reason);
            grants.Add(next);
            if (await guard.Leave(cancellationToken) is { } refusal)
                return refusal;
            var role = await db.Roles.Where(r => r.Id == old.RoleId).Select(r => r.Code).SingleAsync(cancellationToken);
            db.Audit(new GrantChanged(next.Id, old.Id, old.Person, role, old.EntityId, old.CeilingTry, next.CeilingTry, old.Valid, next.Valid, command.Reason));
            return next.Id;
        }
    }
}
