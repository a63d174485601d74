using System.Security.Cryptography;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>
/// Asks the room's policy whether a command needs a second person; if so, stores it instead of running it. First it is tried and undone:
/// what the handler, the rooms below it or the database would refuse is told to its maker now, not to whoever approves it later.
/// </summary>
internal sealed class FourEyesGate(BackOfficeDb db, IServiceProvider services, Actor actor, TimeProvider clock)
{
    /// <summary>How long an approval waits before it is too late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    private const string Savepoint = "rehearsal";

    /// <summary>The waiting outcome, a refusal, or null when the command may run now.</summary>
    public async Task<TResponse?> Ask<TRequest, TResponse>(TRequest request, RequestHandlerDelegate<TResponse> handle, CancellationToken cancellationToken)
        where TRequest : ICommand<TResponse> where TResponse : IOutcome
    {
        if (services.GetService<IFourEyesPolicy<TRequest>>() is not { } policy
            || await policy.Needs(request, cancellationToken) is not { } needs)
            return default;

        if (await Rehearse(handle, cancellationToken) is { } refusal)
            return Outcomes.Refused<TResponse>(refusal);

        var now = clock.GetUtcNow();
        var payload = CanonicalJson.Bytes(request);
        var command = RequestName.Of(typeof(TRequest));
        var approval = new Approval(
            Guid.CreateVersion7(now), await Number(now, cancellationToken), needs.Scope.Entity ?? actor.HomeEntity, command, typeof(TRequest).FullName!,
            payload, SHA256.HashData(payload), needs, actor.UserId, actor.Name, now, now + Patience);
        db.Add(approval);
        db.Audit(new ApprovalRequested(approval.Id, approval.Reference, command, approval.EntityId, Convert.ToHexStringLower(approval.Sha256), needs.Changes, needs.Targets));
        return Outcomes.Waiting<TResponse>(approval.Id);
    }

    private async Task<string> Number(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var taken = await Sequences.Take(db, "platform.approval_no", 1, cancellationToken);
        return Sequences.Reference("AP", now.Year, taken[0]);
    }

    private async Task<Refusal?> Rehearse<TResponse>(RequestHandlerDelegate<TResponse> handle, CancellationToken cancellationToken) where TResponse : IOutcome
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A command runs inside a transaction.");
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        var facts = db.NamedFacts.Count;
        Refusal? refusal;
        try
        {
            refusal = (await handle()).Refusal;
            if (refusal is null)
                await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception failure) when (Conflicts.Refusal(failure) is not null)
        {
            refusal = Conflicts.Refusal(failure);
        }
        await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
        await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
        db.ChangeTracker.Clear();
        db.ForgetFacts(facts);
        return refusal;
    }
}
