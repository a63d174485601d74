using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Instructions;

/// <summary>Agrees, or no longer agrees, to settlement in parts. Refused once the instruction is over.</summary>
/// <remarks>Source: ISO 15022 indicators PART and NPAR. What a depository has settled in part counts either way.</remarks>
public static class Partial
{
    [Requires(SettlementsPermissions.SettleInstructions)]
    public sealed record Command(Guid RequestId, string Instruction, int? Version, bool Allowed) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Instruction).NotEmpty().WithErrorCode("instruction.none-chosen");
    }

    internal sealed class Scoped(InstructionScope scope) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => scope.Of(request.Instruction, cancellationToken);
    }

    internal sealed class Handler(BackOfficeDb db, InstructionActs acts) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await acts.Lock([command.Instruction], command.Version, cancellationToken);
            if (found.Refusal is { } unknown)
                return unknown;
            var instruction = found.Value![0];
            if (instruction.IsFinal)
                return new Refusal(instruction.State == Domain.Settlements.InstructionState.Cancelled ? "instruction.cancelled" : "instruction.final", instruction.Reference);
            var was = instruction.PartialAllowed;
            if (await acts.Change(
                    [instruction], i => { i.PartialAllowed = command.Allowed; return Outcome.Done; },
                    command.Allowed ? "partial-allowed" : "partial-refused", null, MessageAct.Partial, cancellationToken) is { } refusal)
                return refusal;
            var (entity, touched) = InstructionFact.Of([instruction], [instruction.State]);
            db.Audit(new PartialSettlementAgreed(entity, touched, was, command.Allowed));
            return Outcome.Done;
        }
    }
}
