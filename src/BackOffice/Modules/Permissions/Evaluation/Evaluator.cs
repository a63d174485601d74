using BackOffice.Domain;
using BackOffice.Permissions.Grants;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;

namespace BackOffice.Permissions.Evaluation;

/// <summary>A grant together with its role's name, as the evaluator sees it.</summary>
internal sealed record Holding(Grant Grant, string Role);

/// <summary>
/// The one place where permission is decided. Enforcing, explaining, simulating and exporting all come here, so that what a person
/// is told is what will happen.
/// </summary>
internal static class Evaluator
{
    /// <param name="holdings">The person's grants whose role has the permission; others cannot count.</param>
    /// <param name="tokenPermissions">What a token is limited to; null when the person acts in person.</param>
    /// <param name="today">The day in the firm's zone.</param>
    public static Decision Decide(
        string permission, Scope scope, IReadOnlyList<Holding> holdings, IReadOnlySet<string>? tokenPermissions, bool isActive, DateOnly today)
    {
        var trace = new List<TraceStep>();
        if (!isActive)
            return new Decision(false, [new("trace.inactive")]);
        if (tokenPermissions is not null && !tokenPermissions.Contains(permission))
            return new Decision(false, [new("trace.token-lacks", permission)]);
        if (holdings.Count == 0)
            return new Decision(false, [new("trace.no-grant", permission)]);
        var allowed = false;
        foreach (var holding in holdings)
        {
            var step = Look(holding, scope, today);
            trace.Add(step);
            allowed |= step.Code == Covers;
        }
        return new Decision(allowed, trace);
    }

    public const string Covers = "trace.grant-covers";

    private static TraceStep Look(Holding holding, Scope scope, DateOnly today)
    {
        var (grant, role) = (holding.Grant, holding.Role);
        if (today < grant.Valid.From)
            return new("trace.grant-not-yet", role, grant.Valid.From);
        if (!grant.Valid.Contains(today))
            return new("trace.grant-ended", role, grant.Valid.To);
        if (grant.EntityId != EntityId.Firm && scope.Entity is { } entity && entity != grant.EntityId && entity != EntityId.Firm)
            return new("trace.other-entity", role);
        if (grant.Desk.Length > 0 && scope.Desk is { } desk && !string.Equals(desk, grant.Desk, StringComparison.Ordinal))
            return new("trace.other-desk", role, grant.Desk, desk);
        if (grant.AccountGroup.Length > 0 && scope.AccountGroup is { } group && !string.Equals(group, grant.AccountGroup, StringComparison.Ordinal))
            return new("trace.other-group", role, grant.AccountGroup, group);
        if (grant.CeilingTry is { } ceiling && scope.AmountTry is { } amount && Math.Abs(amount) > ceiling)
            return new("trace.over-ceiling", role, ceiling, Math.Abs(amount));
        return new(Covers, role);
    }
}
