using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Contracts;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;

namespace BackOffice.Ledger.Movements;

/// <summary>
/// Posts a movement by hand: a deposit, a withdrawal, an opening holding, a pledge or its release, a charge, a transfer.
/// Above the firm's limit it waits for a second person; its journal follows from it.
/// </summary>
public static class Post
{
    /// <param name="Date">The business day it counts from.</param>
    /// <param name="Entity">Only checked when given: a movement belongs to the entity of its accounts.</param>
    [Requires("ledger.post-movements")]
    public sealed record Command(
        Guid RequestId, DateOnly? Date, string? Kind, string? Description, IReadOnlyList<Line>? Postings, string? Entity = null)
        : ICommand<Outcome<Posted>>, IOfEntity
    {
        string? IOfEntity.Account => Postings is [{ Account: { } first }, ..] ? first.Trim() : null;
    }

    /// <param name="Account">Code of an account.</param>
    /// <param name="Asset">A currency, an ISIN, a symbol, or SYMBOL@MIC.</param>
    /// <param name="Purpose">available or pledged.</param>
    /// <param name="Quantity">Positive: who owns it. Negative: where it is.</param>
    public sealed record Line(string? Account, string? Asset, string? Purpose, decimal? Quantity);

    public sealed record Posted(Guid Id, string Reference);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Date).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Kind).NotEmpty().WithErrorCode("field.missing");
            RuleFor(c => c.Kind).Must(k => string.IsNullOrEmpty(k) || MovementKinds.ByHand.Contains(k))
                .WithErrorCode("movement.kind-not-by-hand").WithState(c => new object?[] { c.Kind });
            RuleFor(c => c.Description).NotEmpty().WithErrorCode("field.missing").MaximumLength(500).WithErrorCode("movement.description-too-long");
            RuleFor(c => c.Postings).Must(p => p is { Count: >= 2 and <= 500 }).WithErrorCode("movement.too-few-postings");
            RuleForEach(c => c.Postings).ChildRules(p =>
            {
                p.RuleFor(x => x.Account).NotEmpty().WithErrorCode("field.missing");
                p.RuleFor(x => x.Asset).NotEmpty().WithErrorCode("field.missing");
                p.RuleFor(x => x.Purpose).NotEmpty().WithErrorCode("field.missing");
                p.RuleFor(x => x.Quantity).NotNull().WithErrorCode("field.missing");
            });
        }
    }

    internal sealed class Handler(HandMovements hand, MovementWriter writer, IMediator mediator, TimeProvider clock) : IRequestHandler<Command, Outcome<Posted>>
    {
        public async Task<Outcome<Posted>> Handle(Command command, CancellationToken cancellationToken)
        {
            var read = await hand.Of(command, cancellationToken);
            if (read.Refusal is { } refusal)
                return refusal;

            var movement = read.Value!;
            var id = new MovementId(Guid.CreateVersion7(clock.GetUtcNow()));
            var reference = await writer.NextReference(movement.Date, cancellationToken);
            var outcome = await mediator.Send(
                new PostMovements(command.RequestId,
                [
                    new MovementDraft(
                        id, movement.Entity, movement.Date, movement.Kind, command.Description!.Trim(),
                        new ObjectSource("movement", id.Value, reference), "posted", movement.Postings),
                ]), cancellationToken);
            return outcome.Refusal is { } refused ? refused : new Posted(id.Value, reference);
        }
    }
}
