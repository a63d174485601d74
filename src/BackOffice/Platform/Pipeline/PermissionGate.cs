using System.Collections.Concurrent;
using System.Reflection;
using BackOffice.Domain;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Platform.Pipeline;

/// <summary>Asks the one evaluator about a request, with the scope that the request's slice tells.</summary>
internal sealed class PermissionGate(IServiceProvider services, Actor actor, IAuthorizer authorizer)
{
    private static readonly ConcurrentDictionary<Type, string?> Static = new();

    /// <summary>Null when allowed.</summary>
    public async Task<Refusal?> Check<TRequest>(TRequest request, CancellationToken cancellationToken) where TRequest : IBaseRequest
    {
        if (actor.IsSystem)
            return null;
        var permission = (request as IRequiresPermission)?.Permission ?? Static.GetOrAdd(request.GetType(), Declared);
        if (actor.IsNobody)
            return new Refusal(RefusalCodes.Denied, permission ?? "");
        if (permission is null)
            return null;

        var scope = services.GetService<IScopeOf<TRequest>>() is { } of ? await of.Scope(request, cancellationToken) : Scope.None;
        var decision = await authorizer.Decide(actor, permission, scope, cancellationToken);
        return decision.Allowed ? null : new Refusal(RefusalCodes.Denied, permission);
    }

    private static string? Declared(Type request) =>
        request.GetCustomAttribute<RequiresAttribute>()?.Permission
        ?? (request.IsDefined(typeof(OpenToAllAttribute)) ? null
            : throw new InvalidOperationException($"{request} names no permission: [Requires] or [OpenToAll]."));
}

/// <summary>A question was asked without the right to the answer; the page or API answers 403 and says how to get it.</summary>
public sealed class DeniedException(string permission) : Exception($"Permission {permission} is missing.")
{
    public string Permission { get; } = permission;
}
