using System.Globalization;
using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Trades;

/// <summary>
/// One trade by hand, or one version that replaces another. It goes the way of a file's rows as a set of one: judged, priced, dated,
/// instructed and booked; what would reject a row refuses it.
/// </summary>
public static class Capture
{
    /// <param name="TradeRef">The front office's reference; one is made when there is none.</param>
    /// <param name="TradeVersion">1 for a new trade; a higher one replaces what stands.</param>
    /// <param name="Security">ISIN or symbol.</param>
    /// <param name="Commission">What is given rules; what is not is computed from the tariff. The same for fees and tax.</param>
    /// <param name="SettlementDate">Computed from the market's cycle and calendar when not given.</param>
    [Requires(SettlementsPermissions.CaptureTrades)]
    public sealed record Command(
        Guid RequestId, string? TradeRef, int TradeVersion, DateOnly? TradeDate, Side? Side, string? Security, string? Mic, decimal? Quantity, decimal? Price,
        string? Currency, string? Account, string? Counterparty, Capacity? Capacity, decimal? Commission, decimal? Fees, decimal? Tax, DateOnly? SettlementDate)
        : ICommand<Outcome<Captured>>;

    public sealed record Captured(string Ref, string TradeRef, TradeState State);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TradeRef).MaximumLength(TradeRows.TradeRefLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { TradeRows.TradeRefLengthMax });
            RuleFor(c => c.TradeVersion).GreaterThan(0).WithErrorCode("trade.version-not-positive").WithState(c => new object?[] { c.TradeRef, c.TradeVersion });
            RuleFor(c => c.TradeDate).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Side).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Security).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Quantity).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Price).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Currency).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Account).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Counterparty).NotEmpty().WithErrorCode("field.missing");
        }
    }

    /// <summary>The right is tested against the account's entity, desk and group, and the size of the trade in TRY.</summary>
    internal sealed class Scoped(IMediator mediator, Actor actor) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken)
        {
            var account = request.Account is { } code
                ? (await mediator.Send(new FindAccounts([code]), cancellationToken)).GetValueOrDefault(code) : null;
            decimal? size = request is { Quantity: { } quantity, Price: { } price } && quantity < 1_000_000_000_000m && price < 1_000_000_000_000m ? quantity * price : null;
            if (size is { } amount && request is { Currency: { Length: 3 } currency, TradeDate: { } on } && currency != "TRY")
            {
                var need = new FxRateNeed(currency, "TRY", on, "mid");
                var rates = await mediator.Send(new FxRatesOf([need]), cancellationToken);
                size = rates.TryGetValue(need, out var rate) ? amount * rate.Rate : null;
            }
            return new Scope(account?.Entity ?? actor.HomeEntity, account?.Desk, account?.Group, size);
        }
    }

    internal sealed class Handler(Booking booking, Actor actor) : IRequestHandler<Command, Outcome<Captured>>
    {
        public async Task<Outcome<Captured>> Handle(Command command, CancellationToken cancellationToken)
        {
            var result = await booking.Take([Read(command)], actor.HomeEntity, null, cancellationToken);
            if (result.Refusal is { } refusal)
                return refusal;
            if (result.Rejected is [{ Why: var why }, ..])
                return why.Field is { } column ? why.At(Property(column)) : why;
            return result.Trades is [var trade, ..]
                ? new Captured(trade.Reference, trade.TradeRef, trade.State)
                : new Refusal("trade.taken-before", command.TradeRef).At(nameof(Command.TradeRef));
        }

        private static TradeInput Read(Command command) => new(
            command.TradeRef is { Length: > 0 } given ? given.Trim() : $"H-{command.RequestId.ToString("N", CultureInfo.InvariantCulture)[^12..]}",
            command.TradeVersion > 1 ? TradeAction.Amend : TradeAction.New, command.TradeVersion, command.TradeDate, null, command.Side,
            command.Security?.Trim(), command.Mic, command.Quantity, command.Price, command.Currency, command.Account?.Trim(), command.Counterparty?.Trim(),
            command.Capacity, new SuppliedCharges(command.Commission, command.Fees, command.Tax), command.SettlementDate, null,
            TradeSource.None with { Raw = Raw(command) });

        /// <summary>Kept as the row it would have been in a file.</summary>
        private static string Raw(Command c) => string.Join(',',
            c.TradeRef, TradeInput.Day(c.TradeDate), c.Side is { } side ? Invariant.Kebab(side.ToString()) : "", c.Security, TradeInput.Number(c.Quantity),
            TradeInput.Number(c.Price), c.Currency, c.Account, c.Counterparty, c.TradeVersion.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary><c>trade_date</c> is the field <c>TradeDate</c> here.</summary>
    internal static string Property(string column) => column == "price_currency" ? nameof(Command.Currency)
        : column == "version" ? nameof(Command.TradeVersion)
        : string.Concat(column.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
