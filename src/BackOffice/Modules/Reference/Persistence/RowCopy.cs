using BackOffice.Domain.Reference;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace BackOffice.Reference.Persistence;

/// <summary>Writes changes of dated rows set-based: one UPDATE closes, one COPY adds, however many there are.</summary>
internal static class RowCopy
{
    /// <param name="closed">Rows that are no longer believed, and from when.</param>
    public static async Task Write<T>(
        BackOfficeDb db, IReadOnlyCollection<(Guid Id, DateTimeOffset At)> closed, IReadOnlyCollection<T> added, CancellationToken cancellationToken) where T : DatedRow
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} has no table.");
        await Close(db, entity, closed, cancellationToken);
        await Add(db, entity, added, cancellationToken);
    }

    private static async Task Close(
        BackOfficeDb db, IEntityType entity, IReadOnlyCollection<(Guid Id, DateTimeOffset At)> ends, CancellationToken cancellationToken)
    {
        if (ends.Count == 0)
            return;
        await using var close = new NpgsqlCommand(
            $"""
            update {entity.GetSchemaQualifiedTableName()} r set known = tstzrange(lower(r.known), e.at), version = r.version + 1
            from unnest($1::uuid[], $2::timestamptz[]) e(id, at) where r.id = e.id and upper_inf(r.known)
            """, (NpgsqlConnection)db.Database.GetDbConnection())
        {
            Parameters = { new() { Value = ends.Select(e => e.Id).ToArray() }, new() { Value = ends.Select(e => e.At).ToArray() } },
        };
        // Somebody closed one of them since we looked: what we decided upon is no longer so.
        if (await close.ExecuteNonQueryAsync(cancellationToken) != ends.Count)
            throw new DbUpdateConcurrencyException("A row was changed since it was read.");
    }

    private static async Task Add<T>(BackOfficeDb db, IEntityType entity, IReadOnlyCollection<T> rows, CancellationToken cancellationToken) where T : DatedRow
    {
        if (rows.Count == 0)
            return;
        var columns = entity.GetProperties().Select(Column.Of).ToList();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        await using var copy = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(
            $"copy {entity.GetSchemaQualifiedTableName()} ({names}) from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.Read(row) is { } value)
                    await copy.WriteAsync(value, column.Type, cancellationToken);
                else
                    await copy.WriteNullAsync(cancellationToken);
            }
        }
        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>A mapped property as COPY writes it: converted as EF would.</summary>
    private sealed record Column(string Name, string Type, Func<object, object?> Read)
    {
        public static Column Of(IProperty property)
        {
            var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
            var get = property.PropertyInfo!;
            return new Column(
                property.GetColumnName(), property.GetColumnType().Split('(')[0],
                row => get.GetValue(row) is { } value ? (convert is null ? value : convert(value)) : null);
        }
    }
}
