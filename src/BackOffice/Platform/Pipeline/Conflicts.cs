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
        { InnerException: { } inner } => Refusal(inner),
        _ => null,
    };
}
