using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Holds;

/// <summary>Releases a legal hold; a second person always decides. Other holds on the same records stay. Refused when it was released before.</summary>
public static class Release
{
    [Requires(RecordsPermissions.PlaceHolds)]
    public sealed record Command(Guid RequestId, string Reference, string? Reason, int? Version = null) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("hold.release-reason-missing")
            .MaximumLength(HoldRow.ReasonLengthMax).WithErrorCode("field.too-long").WithState(_ => new object?[] { HoldRow.ReasonLengthMax });
    }

    internal sealed class ScopeOf(BackOfficeDb db) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken) =>
            new(await db.Holds.Where(h => h.Reference == request.Reference).Select(h => (EntityId?)h.EntityId).SingleOrDefaultAsync(cancellationToken));
    }

    internal sealed class Policy(BackOfficeDb db) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            var hold = await db.Holds.AsNoTracking().SingleOrDefaultAsync(h => h.Reference == command.Reference, cancellationToken);
            // What does not exist or is released is refused at once, not after somebody approved it.
            if (hold is not { IsInForce: true })
                return null;
            return new SecondPerson(
                RecordsPermissions.ApproveReleases, new Scope(hold.EntityId), "approval.release-hold", [hold.Reference, hold.Name],
                [new FieldChange("field.hold", hold.Reason, command.Reason), new FieldChange("column.records", hold.Records.ToString(System.Globalization.CultureInfo.InvariantCulture), "0")],
                [new TargetVersion("records.hold", hold.Id.Value, hold.Version)]);
        }
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var hold = await db.Holds.SingleOrDefaultAsync(h => h.Reference == command.Reference, cancellationToken);
            if (hold is null)
                return new Refusal("hold.unknown", command.Reference);
            if (command.Version is { } version)
                db.ExpectVersion(hold, version);
            var outcome = hold.Release(actor.UserId, actor.Name, command.Reason!.Trim(), clock.GetUtcNow());
            if (!outcome.IsRefused)
                db.Audit(new HoldReleased(hold.Id.Value, hold.Reference, command.Reason!.Trim(), hold.Records, hold.EntityId));
            return outcome;
        }
    }
}

/// <summary>A legal hold was released by two people.</summary>
public sealed record HoldReleased(Guid Hold, string Reference, string Reason, int Records, EntityId Entity) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("hold", Hold, Reference)];

    public override EntityId EntityOf() => Entity;
}
