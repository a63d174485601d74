using System.Security.Cryptography;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>Asks the room's policy whether a command needs a second person; if so, stores it instead of running it.</summary>
internal sealed class FourEyesGate(BackOfficeDb db, IServiceProvider services, Actor actor, TimeProvider clock)
{
    /// <summary>How long an approval waits before it is too late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    /// <summary>The waiting outcome, or null when the command may run now.</summary>
    public async Task<TResponse?> Ask<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : ICommand<TResponse> where TResponse : IOutcome
    {
        if (services.GetService<IFourEyesPolicy<TRequest>>() is not { } policy
            || await policy.Needs(request, cancellationToken) is not { } needs)
            return default;

        var now = clock.GetUtcNow();
        var payload = CanonicalJson.Bytes(request);
        var command = RequestName.Of(typeof(TRequest));
        var approval = new Approval(
            Guid.CreateVersion7(now), needs.Scope.Entity ?? actor.HomeEntity, command, typeof(TRequest).FullName!,
            payload, SHA256.HashData(payload), needs, actor.UserId, actor.Name, now, now + Patience);
        db.Add(approval);
        db.Audit(new ApprovalRequested(approval.Id, command, approval.EntityId, Convert.ToHexStringLower(approval.Sha256), needs.Changes, needs.Targets));
        return Outcomes.Waiting<TResponse>(approval.Id);
    }
}
