using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Trades;

/// <summary>
/// Cancels a trade by hand: its booking is reversed and its instruction withdrawn. Refused once anything has begun to settle; a trade
/// the other way undoes that.
/// </summary>
public static class CancelTrade
{
    [Requires(SettlementsPermissions.CaptureTrades)]
    public sealed record Command(Guid RequestId, string Trade, int? Version, string? Reason) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int ReasonLengthMax = 500;

        public Validator()
        {
            RuleFor(c => c.Trade).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Reason).MaximumLength(ReasonLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { ReasonLengthMax });
        }
    }

    internal sealed class Scoped(TradeScope scope) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => scope.Of(request.Trade, cancellationToken);
    }

    internal sealed class Handler(BackOfficeDb db, Booking booking) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await TradeLookup.Latest(db, command.Trade, cancellationToken);
            if (found is not { } trade)
                return new Refusal("trade.not-found", command.Trade);
            if (command.Version is { } seen && seen != trade.Version)
                return new Refusal(RefusalCodes.RowChanged);
            var input = new TradeInput(
                trade.TradeRef, TradeAction.Cancel, Math.Max(trade.TradeVersion, trade.CancelVersion ?? 0) + 1, trade.TradeDate, null, trade.Side, null, trade.Mic,
                null, null, null, trade.Names.AccountCode, null, null, SuppliedCharges.None, null, null, TradeSource.None with { Raw = command.Reason });
            var result = await booking.Take([input], trade.EntityId, null, cancellationToken);
            if (result.Refusal is { } refusal)
                return refusal;
            return result.Rejected is [{ Why: var why }, ..] ? why with { Field = null } : Outcome.Done;
        }
    }
}
