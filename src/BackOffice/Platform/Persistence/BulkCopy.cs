using System.Collections;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace BackOffice.Platform.Persistence;

/// <summary>The columns of a bulk write, each with the value of a row in the column's own type: no value is boxed on its way.</summary>
internal sealed class BulkColumns<T> : IEnumerable<string>
{
    private readonly List<string> _names = [];
    private readonly List<Func<NpgsqlBinaryImporter, T, CancellationToken, Task>> _writes = [];

    public void Add<TValue>(string name, NpgsqlDbType type, Func<T, TValue> value)
    {
        _names.Add(name);
        _writes.Add((copy, row, token) => value(row) is { } some ? copy.WriteAsync(some, type, token) : copy.WriteNullAsync(token));
    }

    public void Add<TValue>(string name, NpgsqlDbType type, Func<T, TValue?> value) where TValue : struct
    {
        _names.Add(name);
        _writes.Add((copy, row, token) => value(row) is { } some ? copy.WriteAsync(some, type, token) : copy.WriteNullAsync(token));
    }

    public IEnumerator<string> GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal async Task Write(NpgsqlBinaryImporter copy, T row, CancellationToken cancellationToken)
    {
        foreach (var write in _writes)
            await write(copy, row, cancellationToken);
    }
}

/// <summary>Writes rows by binary COPY inside the transaction at hand: one statement for any number of rows.</summary>
internal static class BulkCopy
{
    /// <param name="rows">Read once, as they are sent: what is made for writing alone need not lie in memory as a whole.</param>
    public static async Task Write<T>(BackOfficeDb db, string table, BulkColumns<T> columns, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        using var row = rows.GetEnumerator();
        if (!row.MoveNext())
            return;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", cancellationToken);
        do
        {
            await copy.StartRowAsync(cancellationToken);
            await columns.Write(copy, row.Current, cancellationToken);
        }
        while (row.MoveNext());
        await copy.CompleteAsync(cancellationToken);
    }
}
