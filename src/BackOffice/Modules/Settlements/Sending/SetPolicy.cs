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
    /// <param name="Entity">Code or id of the legal entity; the asker's own when not said.</param>
    /// <param name="From">First day it holds; today or later.</param>
    /// <param name="Source">Who decided it, or where it stands written.</param>
    [Requires(SettlementsPermissions.SetSending)]
    public sealed record Command(Guid RequestId, string? Entity, bool? AtOnce, DateOnly? From, string? Source) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int SourceLengthMax = 200;

        public Validator()
        {
            RuleFor(c => c.AtOnce).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.From).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Source).NotEmpty().WithErrorCode("field.missing")
                .MaximumLength(SourceLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { SourceLengthMax });
        }
    }

    internal sealed class Scoped(EntityChoice entities) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken) => new((await entities.Of(request.Entity, cancellationToken)).Value);
    }

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var chosen = await entities.Of(command.Entity, cancellationToken);
            if (chosen.Refusal is { } unknown)
                return unknown;
            if (chosen.Value is not { } entity)
                return new Refusal("entity.needed").At("entity");
            var (from, atOnce, source, now) = (command.From!.Value, command.AtOnce!.Value, command.Source!.Trim(), clock.GetUtcNow());
            if (from < DateOnly.FromDateTime(now.UtcDateTime))
                return new Refusal("sending.from-past", from).At(nameof(command.From));
            var known = await db.SendingPolicies.FromSql($"select * from settlements.sending_policy where entity_id = {entity.Value} and upper_inf(known) for update")
                .ToListAsync(cancellationToken);
            var before = known.Find(r => r.Valid.Contains(from))?.AtOnce;
            foreach (var row in known.Where(r => r.Valid.Overlaps(new DateRange(from))))
            {
                row.Close(now);
                if (row.Valid.From < from)
                {
                    db.Add(new SendingPolicy(
                        Guid.CreateVersion7(now), entity, row.AtOnce, row.Valid with { To = from }, new TimeRange(now), row.Source));
                }
            }
            db.Add(new SendingPolicy(Guid.CreateVersion7(now), entity, atOnce, new DateRange(from), new TimeRange(now), source));
            db.Audit(new SendingPolicySet(entity, before, atOnce, from, source));
            return Outcome.Done;
        }
    }
}

/// <summary>It was decided whether instructions go out at once.</summary>
public sealed record SendingPolicySet(EntityId Entity, bool? OldAtOnce, bool AtOnce, DateOnly From, string Source) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("entity", Entity.Value)];

    public override EntityId EntityOf() => Entity;
}
