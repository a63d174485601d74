using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Years;

/// <summary>
/// Closes or reopens a period of an entity. What is being posted at that moment ends first; afterwards nothing is posted to its days
/// until it is reopened. Refused when it is in that state already.
/// </summary>
public static class SetPeriod
{
    [Requires(AccountingPermissions.ClosePeriods)]
    public sealed record Command(Guid RequestId, int Year, int Number, bool Close, string Reason, EntityId? Entity = null) : ICommand;

    public sealed record PeriodChanged(EntityId Entity, int Year, int Number, bool Closed, string Reason) : Fact
    {
        public override IEnumerable<ObjectRef> About() => [new ObjectRef("legal-entity", Entity.Value)];

        public override EntityId EntityOf() => Entity;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("period.reason-missing")
            .MaximumLength(500).WithErrorCode("field.too-long").WithState(_ => new object?[] { 500 });
    }

    internal sealed class Where(Actor actor) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) =>
            Task.FromResult(new Scope(request.Entity ?? actor.HomeEntity));
    }

    internal sealed class Handler(BackOfficeDb db, Actor actor) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var entity = command.Entity ?? actor.HomeEntity;
            var period = await db.Periods
                .FromSql($"select * from accounting.period where entity_id = {entity.Value} and year = {command.Year} and number = {command.Number} for update")
                .FirstOrDefaultAsync(cancellationToken);
            if (period is null)
                return new Refusal("period.unknown", command.Number, command.Year);
            var outcome = command.Close ? period.Close() : period.Reopen();
            if (outcome.Refusal is { } refusal)
                return refusal;
            db.Audit(new PeriodChanged(entity, command.Year, command.Number, command.Close, command.Reason));
            return Outcome.Done;
        }
    }
}
