using System.Collections.Concurrent;
using BackOffice.Domain;
using MediatR;

namespace BackOffice.Platform.Api;

/// <summary>Sends a request whose type is known only at run time and answers with its outcome.</summary>
internal abstract class Sender
{
    private static readonly ConcurrentDictionary<Type, Sender> Known = new();

    public static Sender For(Type request) => Known.GetOrAdd(request, static type =>
    {
        var given = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        return (Sender)Activator.CreateInstance(typeof(Of<>).MakeGenericType(given))!;
    });

    public abstract Task<IResult> Send(IMediator mediator, object request, HttpContext http);

    /// <summary>What a question gives back, without its answer; null when it is refused or not there.</summary>
    public abstract Task<object?> Value(IMediator mediator, object request, CancellationToken cancellationToken);

    private sealed class Of<T> : Sender
    {
        public override async Task<IResult> Send(IMediator mediator, object request, HttpContext http)
        {
            var given = await mediator.Send((IRequest<T>)request, http.RequestAborted);
            return given is IOutcome outcome ? Answers.Of(outcome, Value(given), http) : Answers.Of(given, http);
        }

        public override async Task<object?> Value(IMediator mediator, object request, CancellationToken cancellationToken)
        {
            var given = await mediator.Send((IRequest<T>)request, cancellationToken);
            return given is IOutcome outcome ? outcome.Refusal is null ? Value(given) : null : given;
        }

        private static object? Value(T given) => typeof(T).GetProperty("Value")?.GetValue(given);
    }
}
