using System.Data;
using System.Diagnostics;
using BackOffice.Domain;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Platform.Pipeline;

/// <summary>
/// The door of the house: validation, then retry with a new scope and a new transaction for each attempt.
/// A request sent inside a running one joins its scope and transaction.
/// </summary>
internal sealed class HouseMediator(
    IServiceProvider services, IServiceScopeFactory scopes, Attempt attempt, Actor actor, ILogger<HouseMediator> log) : IMediator
{
    public static readonly ActivitySource Activities = new("BackOffice");

    private readonly Mediator _inner = new(services.GetRequiredService);

    public Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken = default) =>
        attempt.IsRunning ? _inner.Send(request, cancellationToken) : Open(request, cancellationToken);

    public Task<object?> Send(object request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Send a typed request: its outcome decides about the transaction.");

    public Task Publish(object notification, CancellationToken cancellationToken = default) =>
        _inner.Publish((INotification)notification, cancellationToken);

    public Task Publish<T>(T notification, CancellationToken cancellationToken = default) where T : INotification =>
        attempt.IsRunning
            ? _inner.Publish(notification, cancellationToken)
            : throw new InvalidOperationException("An event is told inside the transaction that made it.");

    private async Task<T> Open<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        var name = RequestName.Of(request.GetType());
        using var activity = Activities.StartActivity(name);
        var started = Stopwatch.GetTimestamp();
        await using var outer = scopes.CreateAsyncScope();

        if (request is not IQuery<T> && await Invalid(request, outer.ServiceProvider, cancellationToken) is { } invalid)
            return Outcomes.Refused<T>(invalid);

        T result;
        try
        {
            var strategy = outer.ServiceProvider.GetRequiredService<BackOfficeDb>().Database.CreateExecutionStrategy();
            result = await strategy.ExecuteAsync(token => Try(request, token), cancellationToken);
        }
        catch (Exception failure) when (Conflicts.Refusal(failure) is { } conflict && request is not IQuery<T>)
        {
            result = Outcomes.Refused<T>(conflict);
        }

        if (result is IOutcome { Refusal: { } refusal })
        {
            await TellSecurity(refusal, name, outer.ServiceProvider);
            activity?.SetTag("refusal", refusal.Code);
        }
        // The name, the actor and the time; never the command itself, which holds names and accounts.
        log.LogInformation("{Request} by {Actor} took {Elapsed:0} ms: {Result}", name, actor.Name,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds, (result as IOutcome)?.Refusal?.Code ?? "done");
        return result;
    }

    private async Task<T> Try<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var own = scopes.CreateAsyncScope();
        var provider = own.ServiceProvider;
        provider.GetRequiredService<Actor>().CopyFrom(actor);
        provider.GetRequiredService<Attempt>().Begin();
        var db = provider.GetRequiredService<BackOfficeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await Context.Set(db, actor, readOnly: request is IQuery<T>, cancellationToken);

        var result = await provider.GetRequiredService<IMediator>().Send(request, cancellationToken);

        if (request is not IQuery<T> && result is IOutcome { Refusal: null })
            await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static async Task<Refusal?> Invalid<T>(IRequest<T> request, IServiceProvider provider, CancellationToken cancellationToken) =>
        await provider.GetRequiredService<Validation>().Check(request, cancellationToken);

    private async Task TellSecurity(Refusal refusal, string request, IServiceProvider provider)
    {
        if (refusal.Code is RefusalCodes.Denied or RefusalCodes.ApprovalRefused)
            await provider.GetRequiredService<FactWriter>().WriteAlone(
                new RequestDenied(request, refusal.Code, [.. refusal.Args.Select(a => a?.ToString())]), actor);
    }
}
