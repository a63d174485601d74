using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Instructions;

/// <summary>
/// Puts instructions on hold: the depository keeps them as they are but leaves them out of every settlement run until we release them.
/// Refused once one is settled or cancelled, or is on hold already.
/// </summary>
/// <remarks>Source: ISO 20022 sese.030, hold indicator; ESMA RTS on settlement discipline, hold and release. Only our own leg is held.</remarks>
public static class Hold
{
    /// <param name="Instructions">References; one by hand is a set of one.</param>
    /// <param name="Version">The version the clerk saw, when there is one instruction.</param>
    /// <param name="Reason">Shown to whoever releases it.</param>
    [Requires(SettlementsPermissions.HoldInstructions)]
    public sealed record Command(Guid RequestId, IReadOnlyList<string> Instructions, int? Version, string? Reason) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Instructions).NotEmpty().WithErrorCode("instruction.none-chosen");
            RuleFor(c => c.Reason).MaximumLength(Instruction.HoldReasonLengthMax).WithErrorCode("reason.too-long").WithState(_ => new object?[] { Instruction.HoldReasonLengthMax });
        }
    }

    internal sealed class Scoped(InstructionScope scope) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => scope.Of(request.Instructions is [var first, ..] ? first : null, cancellationToken);
    }

    internal sealed class Handler(BackOfficeDb db, InstructionActs acts) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await acts.Lock(command.Instructions, command.Version, cancellationToken);
            if (found.Refusal is { } unknown)
                return unknown;
            var before = found.Value!.ConvertAll(i => i.State);
            if (await acts.Change(found.Value!, i => i.Hold(command.Reason ?? ""), "held", command.Reason, MessageAct.Hold, cancellationToken) is { } refusal)
                return refusal;
            var (entity, touched) = InstructionFact.Of(found.Value!, before);
            db.Audit(new InstructionHeld(entity, touched, command.Reason));
            return Outcome.Done;
        }
    }
}
