using BackOffice.Domain;

namespace BackOffice.Platform.Ports;

/// <summary>Which open instructions rest on a standing instruction; Settlements answers, Reference shows it before one is changed.</summary>
public interface IOpenInstructions
{
    /// <summary>The first of them by settlement date, and how many there are.</summary>
    Task<OpenInstructions> Using(SsiId ssi, int limit, CancellationToken cancellationToken);
}

public sealed record OpenInstructions(int Count, IReadOnlyList<OpenInstruction> First);

/// <param name="Reference">What people call it: ST-2026-000123.</param>
public sealed record OpenInstruction(string Reference, string Link, DateOnly SettlesOn, decimal Quantity, decimal Amount, string Currency);
