using BackOffice.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Platform.Pipeline;

/// <summary>What the database refused, said as a refusal: a changed row, or a constraint by its name.</summary>
internal static class Conflicts
{
    /// <summary>A violated constraint becomes <c>constraint.NAME</c>; the room that owns it has the sentence.</summary>
    public static Refusal? Refusal(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => new Refusal(RefusalCodes.RowChanged),
        PostgresException { SqlState: "23505" or "23P01" or "23514" or "23503" } broken => new Refusal($"constraint.{broken.ConstraintName}"),
        RefusedException refused => refused.Refusal,
        PostgresException or OverflowException when Unkeepable(failure) is { } unkeepable => unkeepable,
        { InnerException: { } inner } => Refusal(inner),
        _ => null,
    };

    /// <summary>What was said is of a form that the database cannot keep, whichever column it was meant for: too long, too large, no text.</summary>
    public static Refusal? Unkeepable(Exception failure) => failure switch
    {
        PostgresException { SqlState: "22001" } tooLong => Malformed("field.too-long", Width(tooLong)),
        PostgresException { SqlState: "54000" } => Malformed("field.too-long", IndexedLengthMax),
        PostgresException { SqlState: "22003" } or OverflowException => Malformed("field.too-large"),
        PostgresException { SqlState: "22021" or "22P05" } => Malformed("text.unkeepable"),
        { InnerException: { } inner } => Unkeepable(inner),
        _ => null,
    };

    /// <summary>What an index of the database holds of one text.</summary>
    private const int IndexedLengthMax = 2_600;

    private static Refusal Malformed(string code, params object?[] args) => new(code, args) { Malformed = true };

    // The stock sentence reads: value too long for type character varying(500).
    private static int Width(PostgresException tooLong) =>
        int.TryParse(new string([.. tooLong.MessageText.SkipWhile(c => c != '(').Skip(1).TakeWhile(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture, out var width)
            ? width : IndexedLengthMax;
}
