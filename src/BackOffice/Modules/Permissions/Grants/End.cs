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
/// Ends a grant now: the next request is refused. Refused when it has ended, and for the last administrator's. One may end one's
/// own: giving up a right gives nobody anything.
/// </summary>
public static class End
{
    [Requires(Rights.GiveGrants)]
    public sealed record Command(Guid RequestId, GrantId Grant, int Version, string Reason) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
                .NotEmpty().WithErrorCode("grant.reason-missing")
                .MaximumLength(Grant.ReasonLengthMax).WithErrorCode("grant.reason-too-long").WithState(_ => new object?[] { Grant.ReasonLengthMax });
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, AdministratorGuard guard, FirmZone zone, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            await guard.Enter(cancellationToken);
            var (now, today) = (clock.GetUtcNow().Microseconds(), zone.Today);
            var grants = db.Grants;
            var grant = await grants.SingleOrDefaultAsync(g => g.Id == command.Grant && Ranges.Covers(g.Known, now), cancellationToken);
            if (grant is null)
                return new Refusal("grant.unknown");
            if (grant.Valid.To <= today)
                return new Refusal("grant.over");

            db.ExpectVersion(grant, command.Version);
            grant.Supersede(now);
            // It counted until yesterday; from today on it does not. One that began today or later leaves no day behind.
            if (grant.Valid.From < today)
                grants.Add(grant.Next(new GrantId(Guid.CreateVersion7(now)), new DateRange(grant.Valid.From, today), grant.CeilingTry, now, actor.UserId, command.Reason));
            if (await guard.Leave(cancellationToken) is { } refusal)
                return refusal;
            var role = await db.Roles.Where(r => r.Id == grant.RoleId).Select(r => r.Code).SingleAsync(cancellationToken);
            db.Audit(new GrantEnded(grant.Id, grant.Person, role, grant.EntityId, grant.Valid, grant.Valid.From < today ? new DateRange(grant.Valid.From, today) : null, today, command.Reason));
            return Outcome.Done;
        }
    }
}
