using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Settlements.Instructions;

/// <summary>Lets held instructions settle again. Refused for one that is not on hold.</summary>
/// <remarks>Source: ISO 20022 sese.030, release.</remarks>
public static class Release
{
    [Requires(SettlementsPermissions.ReleaseInstructions)]
    public sealed record Command(Guid RequestId, IReadOnlyList<string> Instructions, int? Version) : ICommand;

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
            if (await acts.Change(found.Value!, i => i.Release(), "released", null, MessageAct.Release, cancellationToken) is { } refusal)
                return refusal;
            var (entity, touched) = InstructionFact.Of(found.Value!, before);
            db.Audit(new InstructionReleased(entity, touched));
            return Outcome.Done;
        }
    }
}
