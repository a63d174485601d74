using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>Takes numbers of a sequence inside the transaction at hand, any number of them in one statement; a number taken is never given back.</summary>
internal static class Sequences
{
    public static async Task<long[]> Take(BackOfficeDb db, string sequence, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
            return [];
        await using var command = new NpgsqlCommand(
            "select array_agg(nextval($1::regclass)) from generate_series(1, $2)",
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            Parameters = { new() { Value = sequence }, new() { Value = count } },
        };
        return (long[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What people call the thing that got the number: <c>TR-2026-000123</c>.</summary>
    public static string Reference(string prefix, int year, long number) => FormattableString.Invariant($"{prefix}-{year:0000}-{number:000000}");
}
