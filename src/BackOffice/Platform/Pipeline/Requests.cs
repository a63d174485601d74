using BackOffice.Domain;
using MediatR;

namespace BackOffice.Platform.Pipeline;

/// <summary>An act that changes something. Runs in one transaction, once per <see cref="RequestId"/> and actor.</summary>
/// <remarks>Every command has a validator, a <see cref="RequiresAttribute"/> and a fact; an architecture test holds it.</remarks>
public interface ICommand<out T> : IRequest<T> where T : IOutcome
{
    /// <summary>Made when the form was shown, or from the Idempotency-Key: the same command sent twice acts once.</summary>
    Guid RequestId { get; }
}

/// <summary>A command that gives nothing back.</summary>
public interface ICommand : ICommand<Outcome>;

/// <summary>A question. Runs in a READ ONLY transaction with permission and scope, and nothing else.</summary>
public interface IQuery<out T> : IRequest<T>;

/// <summary>Something that happened in a room; others react in the same transaction. Always about a set: one is a set of one.</summary>
public interface IEvent : INotification;

/// <summary>The permission that a command or question demands, by its code in the catalogue.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>Open to whoever is signed in; the reason stands beside it because each one is an exception.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}

/// <summary>What a permission is tested against: a grant covers it when each part that the grant names agrees.</summary>
/// <param name="Entity">Legal entity, or null when the act concerns no entity.</param>
/// <param name="Desk">Desk code, such as <c>equity</c>.</param>
/// <param name="AccountGroup">Account group code.</param>
/// <param name="AmountTry">Size of the act in TRY, tested against the grant's ceiling.</param>
public sealed record Scope(EntityId? Entity = null, string? Desk = null, string? AccountGroup = null, decimal? AmountTry = null)
{
    public static readonly Scope None = new();
}

/// <summary>Tells the scope of one request before it runs; a slice that touches scoped rows has one beside its handler.</summary>
public interface IScopeOf<in TRequest>
{
    Task<Scope> Scope(TRequest request, CancellationToken cancellationToken);
}

/// <summary>A command whose permission depends on what it carries (an import's kind): tells it itself, instead of <see cref="RequiresAttribute"/>.</summary>
public interface IRequiresPermission
{
    string Permission { get; }
}
