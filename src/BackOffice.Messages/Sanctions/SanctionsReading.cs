namespace BackOffice.Messages.Sanctions;

public enum SanctionsFormat { Unknown, OfacSdn, UnConsolidated, Csv }

/// <summary>What is wrong, and where.</summary>
/// <param name="Part">The file inside a zip, or the file itself.</param>
/// <param name="Line">From 1; null when the whole part is meant.</param>
public sealed record SanctionsError(string Part, long? Line, string? Field, string Code, string Message, string? Raw = null);

/// <summary>A list as it was read: its entities and the rows that could not be used; or the fault for which nothing of it may be used.</summary>
/// <param name="Duplicates">Exact repeats inside the file, left out.</param>
/// <param name="Fault">The list is cut, empty or not a list: no entity is given.</param>
/// <param name="Latin1">Bytes were not UTF-8 and were read as Latin-1.</param>
public sealed record SanctionsReading(
    SanctionsFormat Format, IReadOnlyList<ListEntity> Entities, IReadOnlyList<SanctionsError> Errors, int Duplicates = 0, SanctionsError? Fault = null, DateOnly? PublishedOn = null, bool Latin1 = false)
{
    internal static SanctionsReading Failed(SanctionsFormat format, string part, string code, string message, long? line = null) =>
        new(format, [], [], Fault: new SanctionsError(part, line, null, code, message));
}

/// <summary>One file as it came, by its name.</summary>
public sealed record SanctionsPart(string Name, byte[] Content);
