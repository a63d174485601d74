namespace BackOffice.Domain;

/// <summary>
/// Why something a user may try was not done: a stable code and the values that complete its sentence.
/// The sentences stand in the .resx files under the code, in both languages.
/// </summary>
/// <param name="Code">A stable name such as <c>instruction.final</c>; outside programs rely on it.</param>
/// <param name="Args">The values of <c>{0}</c>, <c>{1}</c> … in the sentence; formatted in the reader's culture.</param>
public sealed record Refusal(string Code, params IReadOnlyList<object?> Args)
{
    /// <summary>The field the sentence belongs beside, or null when it concerns the whole.</summary>
    public string? Field { get; init; }

    /// <summary>The refusals of single fields or rows when several things are wrong at once.</summary>
    public IReadOnlyList<Refusal> Details { get; init; } = [];

    public Refusal At(string field) => this with { Field = field };

    /// <summary>What was said cannot be read at all (a field is missing or ill-formed); no rule was asked yet.</summary>
    public bool Malformed { get; init; }

    /// <summary>Several fields are wrong: one refusal that carries each of them.</summary>
    public static Refusal Of(IReadOnlyList<Refusal> details) => new("fields.invalid") { Details = details };

    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Field == other.Field
        && Args.SequenceEqual(other.Args) && Details.SequenceEqual(other.Details);

    public override int GetHashCode() => HashCode.Combine(Code, Field);

    public override string ToString() => Args.Count == 0 ? Code : $"{Code}({string.Join(", ", Args)})";
}
