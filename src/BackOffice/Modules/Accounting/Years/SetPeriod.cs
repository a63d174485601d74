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
    public sealed record Command(Guid RequestId, int Year, int Number, bool Close, string Reason, string? Entity = null) : ICommand;

    public sealed record PeriodChanged(EntityId Entity, int Year, int Number, bool OldClosed, bool Closed, string Reason) : Fact
    {
        public override IEnumerable<ObjectRef> About() => [new ObjectRef("legal-entity", Entity.Value)];

        public override EntityId EntityOf() => Entity;
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("period.reason-missing")
            .MaximumLength(500).WithErrorCode("field.too-long").WithState(_ => new object?[] { 500 });
    }

    internal sealed class Where(EntityChoice entities) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken) =>
            new((await entities.Read(request.Entity, cancellationToken)).Value);
    }

    internal sealed class Handler(BackOfficeDb db, EntityChoice entities) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var chosen = await entities.Read(command.Entity, cancellationToken);
            if (chosen.Refusal is { } unknown)
                return unknown;
            var entity = chosen.Value;
            var period = await db.Periods
                .FromSql($"select * from accounting.period where entity_id = {entity.Value} and year = {command.Year} and number = {command.Number} for update")
                .FirstOrDefaultAsync(cancellationToken);
            if (period is null)
                return new Refusal("period.unknown", command.Number, command.Year);
            var outcome = command.Close ? period.Close() : period.Reopen();
            if (outcome.Refusal is { } refusal)
                return refusal;
            db.Audit(new PeriodChanged(entity, command.Year, command.Number, !command.Close, command.Close, command.Reason));
            return Outcome.Done;
        }
    }
}
