using System.Reflection;
using System.Text.RegularExpressions;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Platform.Pipeline.FourEyes;

/// <summary>What approving, rejecting and withdrawing share: the locked row, the right to decide, rows that moved.</summary>
internal sealed partial class ApprovalDesk(
    BackOfficeDb db, Actor actor, IAuthorizer authorizer, IServiceProvider services, TimeProvider clock)
{
    public async Task<(Approval? Approval, Refusal? Refusal)> Take(
        Guid id, ApprovalState to, string? reason, byte[]? seenSha256, CancellationToken cancellationToken)
    {
        var approval = await db.Set<Approval>()
            .FromSql($"select * from platform.approval where id = {id} for update").FirstOrDefaultAsync(cancellationToken);
        if (approval is null)
            return (null, new Refusal("approval.unknown"));
        if (to != ApprovalState.Withdrawn && approval.Maker != actor.UserId
            && !(await authorizer.Decide(actor, approval.Permission, approval.Needs.Scope, cancellationToken)).Allowed)
            return (null, new Refusal(RefusalCodes.Denied, approval.Permission));
        var outcome = approval.Decide(to, actor.UserId, actor.Name, reason, seenSha256, clock.GetUtcNow());
        return outcome.Refusal is { } refusal ? (null, refusal) : (approval, null);
    }

    /// <summary>True when a row is no longer at the version its maker saw.</summary>
    public async Task<bool> Moved(Approval approval, CancellationToken cancellationToken)
    {
        foreach (var target in approval.Needs.Targets)
        {
            if (!TableName().IsMatch(target.Table))
                throw new InvalidOperationException($"'{target.Table}' is no table name.");
            await using var read = new NpgsqlCommand(
                $"select version from {target.Table} where id = $1 for update", (NpgsqlConnection)db.Database.GetDbConnection())
            {
                Parameters = { new() { Value = target.Id } },
            };
            if (await read.ExecuteScalarAsync(cancellationToken) is not int version || version != target.Version)
                return true;
        }
        return false;
    }

    public async Task<Refusal?> MakerMayNot(object request, Type type, CancellationToken cancellationToken)
    {
        var check = typeof(PermissionGate).GetMethod(nameof(PermissionGate.Check))!.MakeGenericMethod(type);
        return await (Task<Refusal?>)check.Invoke(services.GetRequiredService<PermissionGate>(), BindingFlags.DoNotWrapExceptions, null, [request, cancellationToken], null)!;
    }

    public async Task<EntityId> HomeEntity(Approval approval, CancellationToken cancellationToken) =>
        services.GetService<IHomeEntities>() is { } homes ? await homes.Of(approval.Maker, cancellationToken) : approval.EntityId;

    public ApprovalDecided Decided(Approval approval) =>
        new(approval.Id, approval.Reference, approval.Command, approval.EntityId, approval.State.ToString(), Convert.ToHexStringLower(approval.Sha256), approval.Reason);

    [GeneratedRegex("^[a-z_]+\\.[a-z_]+$")]
    private static partial Regex TableName();
}
