using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Instructions;

/// <summary>Sends every instruction of a legal entity that waits to be sent. Refused when none does.</summary>
public static class SendAll
{
    /// <param name="Entity">The sender's home entity when none is named.</param>
    [Requires(SettlementsPermissions.SendInstructions)]
    public sealed record Command(Guid RequestId, EntityId? Entity) : ICommand<Outcome<Sent>>;

    public sealed record Sent(int Instructions);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Entity).NotEqual(EntityId.Firm).WithErrorCode("entity.missing");
    }

    internal sealed class Scoped(Actor actor) : IScopeOf<Command>
    {
        public Task<Scope> Scope(Command request, CancellationToken cancellationToken) => Task.FromResult(new Scope(request.Entity ?? actor.HomeEntity));
    }

    internal sealed class Handler(BackOfficeDb db, InstructionActs acts, InstructionWriter writer, Actor actor) : IRequestHandler<Command, Outcome<Sent>>
    {
        public async Task<Outcome<Sent>> Handle(Command command, CancellationToken cancellationToken)
        {
            var entity = command.Entity ?? actor.HomeEntity;
            var waiting = await db.Instructions.Where(i => i.EntityId == entity && i.State == InstructionState.Pending)
                .OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
            var locked = (await writer.Lock([.. waiting.Select(i => i.Value)], cancellationToken)).FindAll(i => i.State == InstructionState.Pending);
            if (locked.Count == 0)
                return new Refusal("instruction.none-to-send");
            var before = locked.ConvertAll(i => i.State);
            if (await acts.Change(locked, i => i.Send(), "sent", null, MessageAct.New, cancellationToken) is { } refusal)
                return refusal;
            db.Audit(new InstructionsSent(entity, InstructionFact.Of(locked, before).Item2));
            return new Sent(locked.Count);
        }
    }
}
