using MediatR;

namespace BackOffice.Platform.Pipeline;

/// <summary>A question: permission, scope, and nothing else. Its transaction is READ ONLY.</summary>
internal sealed class QueryBehaviour<TRequest, TResponse>(PermissionGate gate, Attempt attempt)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IQuery<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        // A question inside an act or another question is the house's own; the outer request was checked.
        if (attempt.Depth < 0 && await gate.Check(request, cancellationToken) is { } denied)
            throw new DeniedException((string)denied.Args[0]!);
        attempt.Depth++;
        try
        {
            return await next();
        }
        finally
        {
            attempt.Depth--;
        }
    }
}
