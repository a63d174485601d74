using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Contracts;
using BackOffice.Ledger.Limits;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Ledger.Movements;

internal sealed class PostMovementsValidator : AbstractValidator<PostMovements>
{
    public PostMovementsValidator() => RuleFor(c => c.Movements).NotEmpty().WithErrorCode("movement.none");
}

/// <summary>Judges a whole set, writes it in two statements and tells the rooms above, all in the sender's transaction.</summary>
internal sealed class PostMovementsHandler(
    BackOfficeDb db, MovementWriter writer, LimitGuard limits, IMediator mediator, Actor actor, TimeProvider clock) : IRequestHandler<PostMovements, Outcome>
{
    public async Task<Outcome> Handle(PostMovements command, CancellationToken cancellationToken)
    {
        foreach (var movement in command.Movements)
        {
            if (Movement.Of(movement.Kind, [.. movement.Postings.Select(HandMovements.Domain)]).Refusal is { } refusal)
                return refusal;
        }

        var causes = command.Movements.GroupBy(m => (m.Source.Kind, m.Source.Id, m.SourceEvent)).FirstOrDefault(g => g.Count() > 1);
        if (causes is not null)
            return new Refusal("movement.already-posted", $"{causes.First().Source.Reference} {causes.Key.SourceEvent}");

        var bookedAt = await PostingClock.BookedAt(db, clock, cancellationToken);
        if (await writer.AlreadyMoved(command.Movements, cancellationToken) is [var moved, ..])
            return new Refusal("movement.already-posted", moved);

        if (await limits.Take(command.Movements, bookedAt, cancellationToken) is { } tooLow)
            return tooLow;
        await writer.Write(command.Movements, actor.UserId, bookedAt, cancellationToken);
        db.Audit(QuantitiesMoved.Of(command.Movements));
        await mediator.Publish(new MovementsPosted(command.Movements), cancellationToken);
        return Outcome.Done;
    }
}
