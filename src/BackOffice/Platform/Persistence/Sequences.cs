using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BackOffice.Platform.Persistence;

/// <summary>Takes numbers of a sequence, any number of them in one statement; a number taken is never given back.</summary>
internal static class Sequences
{
    /// <remarks>On the connection itself, as COPY is: it belongs to the transaction at hand and is not tried again by itself.</remarks>
    public static async Task<long[]> Take(BackOfficeDb db, string sequence, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
            return [];
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(
                "select array_agg(nextval($1::regclass)) from generate_series(1, $2)",
                (NpgsqlConnection)db.Database.GetDbConnection(),
                (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
            {
                Parameters = { new() { Value = sequence }, new() { Value = count } },
            };
            return (long[])(await command.ExecuteScalarAsync(cancellationToken))!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
