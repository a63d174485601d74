namespace BackOffice.Domain;

/// <summary>What the pipeline needs to know of a result: done, refused, or waiting for a second person.</summary>
public interface IOutcome
{
    Refusal? Refusal { get; }

    /// <summary>Set when the command waits for a second person instead of having run.</summary>
    Guid? Approval { get; }
}

/// <summary>The result of an act that gives nothing back: done, refused in words, or waiting for approval.</summary>
public sealed record Outcome(Refusal? Refusal = null, Guid? Approval = null) : IOutcome
{
    public static readonly Outcome Done = new();

    public bool IsRefused => Refusal is not null;

    public static Outcome Waiting(Guid approval) => new(null, approval);

    public static implicit operator Outcome(Refusal refusal) => new(refusal);

    public static Outcome<T> Of<T>(T value) => new(value);
}

/// <summary>The result of an act that gives a value back; the value is there only when it was done.</summary>
public sealed record Outcome<T>(T? Value, Refusal? Refusal = null, Guid? Approval = null) : IOutcome
{
    public bool IsRefused => Refusal is not null;

    public static implicit operator Outcome<T>(T value) => new(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
