using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Sending;

/// <summary>
/// Says from when on new instructions of an entity go to the depository at once, or wait for somebody who sends them. A dated rule: what
/// held before stays known.
/// </summary>
public static class SetPolicy
{
    /// <param name="From">First day it holds; today or later.</param>
    [Requires(SettlementsPermissions.SetSending)]
    public sealed record Command(Guid RequestId, EntityId? Entity, bool AtOnce, DateOnly From, string Source) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int SourceLengthMax = 200;

        public Validator()
        {
            RuleFor(c => c.Source).NotEmpty().WithErrorCode("field.missing")
                .MaximumLength(SourceLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { SourceLengthMax });
        }
    }

    internal sealed class Scoped(Actor actor) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(request.Entity ?? actor.HomeEntity));
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (entity, now) = (command.Entity ?? actor.HomeEntity, clock.GetUtcNow());
            if (command.From < DateOnly.FromDateTime(now.UtcDateTime))
                return new Refusal("sending.from-past", command.From).At(nameof(command.From));
            var known = await db.SendingPolicies.FromSql($"select * from settlements.sending_policy where entity_id = {entity.Value} and upper_inf(known) for update")
                .ToListAsync(cancellationToken);
            foreach (var row in known.Where(r => r.Valid.Overlaps(new DateRange(command.From))))
            {
                row.Close(now);
                if (row.Valid.From < command.From)
                {
                    db.Add(new SendingPolicy(
                        Guid.CreateVersion7(now), entity, row.AtOnce, row.Valid with { To = command.From }, new TimeRange(now), row.Source));
                }
            }
            db.Add(new SendingPolicy(Guid.CreateVersion7(now), entity, command.AtOnce, new DateRange(command.From), new TimeRange(now), command.Source));
            db.Audit(new SendingPolicySet(entity, command.AtOnce, command.From, command.Source));
            return Outcome.Done;
        }
    }
}

/// <summary>It was decided whether instructions go out at once.</summary>
public sealed record SendingPolicySet(EntityId Entity, bool AtOnce, DateOnly From, string Source) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("entity", Entity.Value)];

    public override EntityId EntityOf() => Entity;
}
