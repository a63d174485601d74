using BackOffice.Domain;

namespace BackOffice.Platform.Imports;

/// <summary>Rows that are taken together. Rows that cannot be judged travel with it, so that counts and checkpoint move in one transaction.</summary>
/// <param name="From">Records of the whole job before it.</param>
/// <param name="To">Records of the whole job up to its end.</param>
/// <param name="Broken">Rejected before the room saw them, in rows.</param>
/// <param name="BrokenUnits">The same, in the kind's own unit.</param>
internal sealed record Chunk(
    long From, long To, string? Member, IReadOnlySet<string> Columns, IReadOnlyList<ImportRow> Rows, IReadOnlyList<RejectedRow> Broken, int BrokenUnits);

internal static class Chunks
{
    public const int RowsMax = 5_000;
    private const int RowsMin = 250;
    private const int Parts = 10;

    /// <summary>
    /// How many rows a file's chunks have: few enough that its job shows how far it is and can be stopped on the way, many enough that a
    /// chunk's own work does not weigh.
    /// </summary>
    public static int SizeFor(long rows) => (int)Math.Clamp(rows / Parts, RowsMin, RowsMax);

    /// <summary>Cuts rows into chunks of about this size, never through a unit. The cuts depend on the file alone, so a resumed job makes the same.</summary>
    public static IEnumerable<Chunk> Cut(IEnumerable<ReadRow> rows, Table table, string? member, long before, bool hasUnits)
    {
        var (from, size) = (before, SizeFor(table.Rows));
        var gathered = new List<ReadRow>(size);
        foreach (var row in rows)
        {
            if (gathered.Count >= size && (!hasUnits || row.Unit is null || row.Unit != gathered[^1].Unit))
            {
                yield return Of(gathered, table, member, from, hasUnits);
                from += gathered.Count;
                gathered.Clear();
            }
            gathered.Add(row);
        }
        if (gathered.Count > 0)
            yield return Of(gathered, table, member, from, hasUnits);
    }

    private static Chunk Of(List<ReadRow> rows, Table table, string? member, long from, bool hasUnits)
    {
        var good = new List<ImportRow>(rows.Count);
        var broken = new List<RejectedRow>();
        var brokenUnits = 0;
        if (!hasUnits)
        {
            foreach (var row in rows)
            {
                if (row.Rejected is { } rejected)
                    broken.Add(rejected);
                else
                    good.Add(row.Row!);
            }
            brokenUnits = broken.Count;
        }
        else
        {
            // One bad row rejects its whole unit; its siblings are listed too, so that the unit can be mended and sent again.
            foreach (var unit in Units(rows))
            {
                var bad = unit.Find(r => r.Rejected is not null);
                if (bad == default)
                {
                    good.AddRange(unit.Select(r => r.Row!));
                    continue;
                }
                brokenUnits++;
                broken.AddRange(unit.Select(r => r.Rejected ?? new RejectedRow(r.Line, new Refusal("row.unit-broken", bad.Line), r.Row!.Raw)));
            }
        }
        return new Chunk(from, from + rows.Count, member, table.Header.Columns, good, broken, brokenUnits);
    }

    private static IEnumerable<List<ReadRow>> Units(List<ReadRow> rows)
    {
        var unit = new List<ReadRow>();
        foreach (var row in rows)
        {
            if (unit.Count > 0 && (row.Unit is null || row.Unit != unit[0].Unit))
            {
                yield return unit;
                unit = [];
            }
            unit.Add(row);
        }
        if (unit.Count > 0)
            yield return unit;
    }
}
