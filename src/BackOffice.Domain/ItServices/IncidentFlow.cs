namespace BackOffice.Domain.ItServices;

/// <summary>Where an incident stands, from report to review.</summary>
public enum IncidentState { Reported, Investigating, Identified, Monitoring, Resolved, Reviewed }

/// <summary>The ways of an incident. It may fall back while it is open and come back after it was resolved; once reviewed it is history and a return is a new one.</summary>
public static class IncidentFlow
{
    /// <summary>The states a person may choose from here.</summary>
    public static IReadOnlyList<IncidentState> From(IncidentState state) => state switch
    {
        IncidentState.Reported => [IncidentState.Investigating, IncidentState.Identified, IncidentState.Resolved],
        IncidentState.Investigating => [IncidentState.Identified, IncidentState.Monitoring, IncidentState.Resolved],
        IncidentState.Identified => [IncidentState.Investigating, IncidentState.Monitoring, IncidentState.Resolved],
        IncidentState.Monitoring => [IncidentState.Investigating, IncidentState.Identified, IncidentState.Resolved],
        IncidentState.Resolved => [IncidentState.Investigating, IncidentState.Reviewed],
        IncidentState.Reviewed => [],
        _ => throw new InvalidOperationException($"Unknown state {state}."),
    };

    public static bool IsOpen(IncidentState state) => state switch
    {
        IncidentState.Reported or IncidentState.Investigating or IncidentState.Identified or IncidentState.Monitoring => true,
        IncidentState.Resolved or IncidentState.Reviewed => false,
        _ => throw new InvalidOperationException($"Unknown state {state}."),
    };

    /// <summary>
    /// Refused with <c>incident.already</c> when it stands there (closing twice closes once), <c>incident.reviewed</c> when it is history,
    /// else <c>incident.no-such-way</c>.
    /// </summary>
    public static Outcome Move(IncidentState from, IncidentState to)
    {
        if (from == to)
            return new Refusal("incident.already", to);
        if (From(from).Contains(to))
            return Outcome.Done;
        return from == IncidentState.Reviewed ? new Refusal("incident.reviewed") : new Refusal("incident.no-such-way", from, to);
    }

    /// <summary>What a check of the machine means for the incident it opens by itself: one open incident a check, closed when the check is good again.</summary>
    public static CheckConsequence OnCheck(bool healthy, IncidentState? latest) => (healthy, latest) switch
    {
        (false, null or IncidentState.Reviewed) => CheckConsequence.Open,
        (false, IncidentState.Resolved) => CheckConsequence.Reopen,
        (true, { } state) when IsOpen(state) => CheckConsequence.Resolve,
        _ => CheckConsequence.Nothing,
    };
}

public enum CheckConsequence { Nothing, Open, Reopen, Resolve }
