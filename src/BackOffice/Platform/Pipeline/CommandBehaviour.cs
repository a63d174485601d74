using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline.FourEyes;
using MediatR;

namespace BackOffice.Platform.Pipeline;

/// <summary>
/// A command's way through the house: permission and scope, once only, second person, handler, fact, outbox; all in one transaction.
/// </summary>
internal sealed class CommandBehaviour<TRequest, TResponse>(
    BackOfficeDb db, Attempt attempt, PermissionGate gate, Idempotency idempotency, FourEyesGate fourEyes, FactWriter facts, Actor actor)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
    where TResponse : IOutcome
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        attempt.Depth++;
        try
        {
            return attempt.Depth == 0 ? await Outermost(request, next, cancellationToken) : await next();
        }
        finally
        {
            attempt.Depth--;
        }
    }

    private async Task<TResponse> Outermost(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (await gate.Check(request, cancellationToken) is { } denied)
            return Outcomes.Refused<TResponse>(denied);

        var once = await idempotency.Begin<TRequest, TResponse>(request, cancellationToken);
        if (once.Answered)
            return once.Stored!;

        var result = await fourEyes.Ask(request, next, cancellationToken) ?? await next();
        if (result.Refusal is not null)
            return result;

        if (db.NamedFacts.Count == 0)
            throw new InvalidOperationException($"{typeof(TRequest)} named no fact; it does not commit.");
        await db.SaveChangesAsync(cancellationToken);
        await facts.Write(db.NamedFacts, actor, RequestName.Of(typeof(TRequest)), request.RequestId, cancellationToken);
        await idempotency.End(once, result, cancellationToken);
        return result;
    }
}
