namespace BackOffice.Messages.BankStatements;

/// <summary>How much a sender may ask of us. Far above what any bank sends.</summary>
public sealed record StatementLimits
{
    public static readonly StatementLimits Default = new();

    /// <summary>Characters in one line of an MT message; the standard's is 65.</summary>
    public int LineChars { get; init; } = 8 * 1024;

    /// <summary>Characters in one field of an MT message, or one text of an XML file; the standards' are 390 and 500.</summary>
    public int FieldChars { get; init; } = 64 * 1024;

    /// <summary>Characters of an entry's own text that are kept with it.</summary>
    public int RawKept { get; init; } = 64 * 1024;

    /// <summary>Nested elements; the deepest place of the standard is 14.</summary>
    public int XmlDepth { get; init; } = 64;

    public int ZipMembers { get; init; } = 1_000;

    /// <summary>Bytes of a zip's files together, counted as they come out.</summary>
    public long ZipBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>A file may unpack to this many times its packed size once it is over a megabyte; text shrinks to a twentieth.</summary>
    public int ZipRatio { get; init; } = 200;
}

/// <param name="Encoding">The encoding that the sender told us of; null finds it (<see cref="StatementEncoding"/>).</param>
public sealed record StatementOptions(string? Encoding = null, StatementLimits? Limits = null);
