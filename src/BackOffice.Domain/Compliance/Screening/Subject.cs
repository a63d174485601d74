namespace BackOffice.Domain.Compliance.Screening;

/// <summary>What a name belongs to.</summary>
public enum SubjectKind { Unknown, Person, Organisation, Vessel, Aircraft }

/// <summary>A birth date as well as it is known: a day, a year, from one year to another. Both ends are included.</summary>
public readonly record struct BirthSpan(DateOnly From, DateOnly To)
{
    public static BirthSpan Day(DateOnly day) => new(day, day);

    public static BirthSpan Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    public bool IsDay => From == To;

    /// <summary>Whole years that lie between the two, 0 when they overlap or touch within a year.</summary>
    public int YearsApart(BirthSpan other) =>
        From <= other.To && other.From <= To ? 0 : Math.Max(From.Year - other.To.Year, other.From.Year - To.Year);
}

/// <param name="Weak">An alias the list itself calls weak or low: it may call for a look, it never decides.</param>
public sealed record SubjectName(string Name, bool Weak = false);

/// <summary>Somebody or something as it is compared: a customer, a counterparty, an entity of a list.</summary>
/// <param name="Countries">ISO codes or names; compared folded.</param>
public sealed record Subject(
    IReadOnlyList<SubjectName> Names, SubjectKind Kind = SubjectKind.Unknown, IReadOnlyList<BirthSpan>? BirthDates = null, IReadOnlyList<string>? Countries = null)
{
    public static Subject Of(string name, SubjectKind kind = SubjectKind.Unknown, BirthSpan? birth = null, string? country = null) =>
        new([new SubjectName(name)], kind, birth is { } span ? [span] : null, country is null ? null : [country]);
}
