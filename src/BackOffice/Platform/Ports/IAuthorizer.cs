using BackOffice.Platform.Pipeline;

namespace BackOffice.Platform.Ports;

/// <summary>Decides permission: one evaluator for enforcing, explaining, simulating and exporting. Permissions implements it.</summary>
public interface IAuthorizer
{
    /// <summary>Reads the grants now; a right revoked a moment ago is refused.</summary>
    Task<Decision> Decide(Actor actor, string permission, Scope scope, CancellationToken cancellationToken);

    /// <summary>Whether the permission is held in any scope: what a program is told before its input is read.</summary>
    Task<Decision> DecideAnywhere(Actor actor, string permission, CancellationToken cancellationToken) =>
        Decide(actor, permission, Scope.None, cancellationToken);
}

/// <summary>Allowed or not, with each grant that was looked at and why it counted or not.</summary>
public sealed record Decision(bool Allowed, IReadOnlyList<TraceStep> Trace);

/// <param name="Code">What was found, as a key of the words: <c>trace.grant-covers</c>, <c>trace.no-grant</c> …</param>
public sealed record TraceStep(string Code, params IReadOnlyList<object?> Args);
