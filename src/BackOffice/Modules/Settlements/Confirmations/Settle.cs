using BackOffice.Domain;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Instructions;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Confirmations;

/// <summary>
/// Books by hand what the depository said: settled in whole or in part, matched, unmatched, failing, cancelled. The same path as a file's
/// rows; a message that counted before changes nothing and is no error.
/// </summary>
public static class Settle
{
    /// <param name="MessageRef">The depository's reference: it counts once.</param>
    /// <param name="Status">As in files: settled, partially-settled, matched, unmatched, pending, failing, cancelled.</param>
    /// <param name="Quantity">Of this message alone; null takes all that is open.</param>
    /// <param name="Amount">Cash of this message alone; null takes the quantity's share.</param>
    /// <param name="SettledAt">Now, when not said.</param>
    /// <param name="Unusual">
    /// Whether a person has confirmed a settlement before its day, or in part where we did not agree to parts; false refuses these with the
    /// question. Null for a program, which passes on what the depository said.
    /// </param>
    [Requires(SettlementsPermissions.SettleInstructions)]
    public sealed record Command(
        Guid RequestId, string Instruction, string MessageRef, string Status, decimal? Quantity, decimal? Amount, DateTimeOffset? SettledAt, string? Reason,
        bool? Unusual = null) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Instruction).NotEmpty().WithErrorCode("instruction.none-chosen");
            RuleFor(c => c.MessageRef).NotEmpty().WithErrorCode("confirmation.message-ref-missing")
                .MaximumLength(ConfirmationRows.MessageRefLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { ConfirmationRows.MessageRefLengthMax });
            RuleFor(c => c.Status).Must(s => ConfirmationRows.Status(s) is not null).WithErrorCode("confirmation.status-unknown").WithState(c => new object?[] { c.Status });
            RuleFor(c => c.Quantity).GreaterThan(0).WithErrorCode("settlement.quantity-not-positive").WithState(c => new object?[] { c.Quantity });
            RuleFor(c => c.Amount).GreaterThanOrEqualTo(0).WithErrorCode("settlement.amount-negative").WithState(c => new object?[] { c.Amount });
            RuleFor(c => c.Reason).MaximumLength(ConfirmationRows.ReasonLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { ConfirmationRows.ReasonLengthMax });
        }
    }

    internal sealed class Scoped(InstructionScope scope) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => scope.Of(request.Instruction, cancellationToken);
    }

    internal sealed class Handler(Confirming confirming, IMediator mediator, Actor actor, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.Unusual == false && await Question(command, cancellationToken) is { } question)
                return question.At(nameof(Command.Unusual));
            var result = await confirming.Take([Read(command)], actor.HomeEntity, cancellationToken);
            if (result.Refusal is { } refusal)
                return refusal;
            if (result.Rejected is not [{ Why: var why }, ..])
                return Outcome.Done;
            // The reference stands in the address here: an unknown one is a page that is not there.
            return why.Code == "confirmation.instruction-unknown" ? new Refusal("instruction.unknown", command.Instruction) : why with { Field = Field(why.Field) };
        }

        /// <summary>A file calls them otherwise than the form does.</summary>
        private static string? Field(string? column) => column switch
        {
            "settled_quantity" => nameof(Command.Quantity),
            "settled_amount" => nameof(Command.Amount),
            "settled_at" => nameof(Command.SettledAt),
            "message_ref" => nameof(Command.MessageRef),
            _ => column,
        };

        private async Task<Refusal?> Question(Command command, CancellationToken cancellationToken)
        {
            if (ConfirmationRows.Status(command.Status) is not (ReportedStatus.Settled or ReportedStatus.PartiallySettled)
                || await mediator.Send(new Details.Query(command.Instruction), cancellationToken) is not { } instruction)
                return null;
            var at = command.SettledAt ?? clock.GetUtcNow();
            var market = (await mediator.Send(new Reference.Contracts.Markets(instruction.SettlementDate), cancellationToken)).FirstOrDefault(m => m.Mic == instruction.Mic);
            var today = market is null ? DateOnly.FromDateTime(at.UtcDateTime) : CutOffs.Today(market, at);
            if (today < instruction.SettlementDate)
                return new Refusal("settle.before-its-day", today, instruction.SettlementDate);
            return !instruction.PartialAllowed && command.Quantity is { } quantity && quantity < instruction.OpenQuantity
                ? new Refusal("settle.part-not-agreed", quantity, instruction.OpenQuantity) : null;
        }

        /// <summary>Kept as the row it would have been in a file.</summary>
        private static Confirmation Read(Command command) => new(
            command.Instruction, command.MessageRef, ConfirmationRows.Status(command.Status)!.Value, command.Quantity, command.Amount,
            command.SettledAt?.ToUniversalTime(), command.Reason, null, null, null,
            string.Join(',', command.Instruction, command.MessageRef, command.Status, command.Quantity is { } q ? Invariant.Number(q) : "",
                command.Amount is { } a ? Invariant.Number(a) : "", command.SettledAt is { } at ? Invariant.Instant(at) : "", command.Reason));
    }
}
