using BackOffice.Domain;

namespace BackOffice.Platform.Pipeline;

/// <summary>
/// A room that reacts to an event cannot answer it; what it may not do refuses the whole act. The pipeline turns it into the
/// command's refusal and rolls everything back.
/// </summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>The value, or the whole act is refused.</summary>
    public static T Demand<T>(Outcome<T> outcome) =>
        outcome.Refusal is { } refusal ? throw new RefusedException(refusal) : outcome.Value!;
}
