using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Instructions;

/// <summary>
/// Withdraws an instruction. Its trade stands and stops: somebody instructs it again or cancels it. Refused once anything has settled.
/// </summary>
public static class Cancel
{
    [Requires(SettlementsPermissions.CancelInstructions)]
    public sealed record Command(Guid RequestId, string Instruction, int? Version, string? Reason) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public const int ReasonLengthMax = 500;

        public Validator()
        {
            RuleFor(c => c.Instruction).NotEmpty().WithErrorCode("instruction.none-chosen");
            RuleFor(c => c.Reason).MaximumLength(ReasonLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { ReasonLengthMax });
        }
    }

    internal sealed class Scoped(InstructionScope scope) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => scope.Of(request.Instruction, cancellationToken);
    }

    internal sealed class Handler(BackOfficeDb db, InstructionActs acts, TradeWriter trades) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await acts.Lock([command.Instruction], command.Version, cancellationToken);
            if (found.Refusal is { } unknown)
                return unknown;
            var instruction = found.Value![0];
            var before = instruction.State;
            if (await acts.Change([instruction], i => i.Cancel(command.Reason), "cancelled", command.Reason, MessageAct.Cancel, cancellationToken) is { } refusal)
                return refusal;

            var trade = await db.Trades.AsNoTracking().SingleAsync(t => t.Id == instruction.TradeId, cancellationToken);
            if (trade.Withdraw(new Refusal("trade.instruction-cancelled", instruction.Reference)).Refusal is { } wrong)
                return wrong;
            await trades.Update([trade], cancellationToken);
            var (entity, touched) = InstructionFact.Of([instruction], [before]);
            db.Audit(new InstructionCancelled(entity, touched, command.Reason));
            return Outcome.Done;
        }
    }
}
