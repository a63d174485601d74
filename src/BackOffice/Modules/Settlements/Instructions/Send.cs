using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Instructions;

/// <summary>
/// Gives instructions to the depository: one message each, with its hash, that the outbox delivers exactly once.
/// Refused for one that was sent already, is on hold, or is over.
/// </summary>
public static class Send
{
    [Requires(SettlementsPermissions.SendInstructions)]
    public sealed record Command(Guid RequestId, IReadOnlyList<string> Instructions, int? Version = null) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Instructions).NotEmpty().WithErrorCode("instruction.none-chosen");
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
            if (await acts.Change(found.Value!, i => i.Send(), "sent", null, MessageAct.New, cancellationToken) is { } refusal)
                return refusal;
            var (entity, touched) = InstructionFact.Of(found.Value!, before);
            db.Audit(new InstructionsSent(entity, touched));
            return Outcome.Done;
        }
    }
}
