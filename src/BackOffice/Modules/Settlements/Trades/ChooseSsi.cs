using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Trades;

/// <summary>
/// Gives a stopped trade its standing instruction by hand and instructs it. Refused for one that is not in force, not approved or of
/// another currency, and for a trade that is not stopped.
/// </summary>
public static class ChooseSsi
{
    /// <param name="Ssi">The standing instruction; null lets the rules choose again, after Reference was mended or an instruction withdrawn.</param>
    /// <param name="Reason">Why this one; needed when it is chosen by hand.</param>
    [Requires(SettlementsPermissions.ChooseSsi)]
    public sealed record Command(Guid RequestId, string Trade, int? Version, SsiId? Ssi, string? Reason) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int ReasonLengthMax = 500;

        public Validator()
        {
            RuleFor(c => c.Trade).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Reason).NotEmpty().When(c => c.Ssi is not null).WithErrorCode("choose-ssi.reason-missing")
                .MaximumLength(ReasonLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { ReasonLengthMax });
        }
    }

    internal sealed class Scoped(TradeScope scope) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => scope.Of(request.Trade, cancellationToken);
    }

    internal sealed class Handler(BackOfficeDb db, Reinstructing reinstructing) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken) =>
            await reinstructing.Instruct(command.Trade, command.Version, command.Ssi, trade => command.Ssi is { } ssi
                ? new SsiChosenByHand(trade.Trade.EntityId, trade.Trade.Id, trade.Trade.Reference, ssi, trade.Ssi.AgentBic, trade.Ssi.Account, command.Reason!)
                : new TradeInstructedAgain(trade.Trade.EntityId, trade.Trade.Id, trade.Trade.Reference), db, cancellationToken);
    }

    /// <summary>A standing instruction chosen by hand sends value to another account: a second person looks, by dated policy.</summary>
    internal sealed class SecondPersonPolicy(BackOfficeDb db, IMediator mediator, TimeProvider clock) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            if (command.Ssi is not { } chosen || await TradeLookup.Latest(db, command.Trade, cancellationToken) is not { } trade)
                return null;
            var policies = await mediator.Send(new PoliciesOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), trade.EntityId), cancellationToken);
            if (policies.GetValueOrDefault(PolicyCodes.ChooseSsi) is { NeedsSecondPerson: false })
                return null;
            var row = (await mediator.Send(new SsisOf([trade.CounterpartyId]), cancellationToken)).FirstOrDefault(r => r.Id == chosen && r.Valid.Contains(trade.SettlementDate));
            // What cannot be done is refused by the handler, not stored for a second person.
            if (row is null || trade.State != Domain.Settlements.TradeState.Stopped)
                return null;
            return new SecondPerson(
                SettlementsPermissions.ApproveSsiChoice, new Scope(trade.EntityId, trade.Desk), "choose-ssi.approval", [trade.Reference, trade.Names.CounterpartyName],
                [new FieldChange("field.ssi", null, $"{row.AgentBic} {row.Account}"), new FieldChange("field.reason", null, command.Reason)],
                [new TargetVersion("settlements.trade", trade.Id.Value, trade.Version)]);
        }
    }
}
