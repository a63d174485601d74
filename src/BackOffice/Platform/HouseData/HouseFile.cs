using System.Text;

namespace BackOffice.Platform.HouseData;

/// <summary>
/// A data file that ships inside the product: facts every firm starts with, such as currencies and closures.
/// Comma separated, quoted where needed, header first, UTF-8.
/// </summary>
public static class HouseFile
{
    /// <param name="resource">End of the embedded name, e.g. <c>Reference.Data.currencies.csv</c>.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string resource)
    {
        var lines = Text(resource).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = Cells(lines[0]);
        return [.. lines.Skip(1).Select(line =>
        {
            var cells = Cells(line);
            return (IReadOnlyDictionary<string, string>)header
                .Select((name, at) => (name, at))
                .ToDictionary(column => column.name, column => cells[column.at], StringComparer.Ordinal);
        })];
    }

    public static string Text(string resource)
    {
        var assembly = typeof(HouseFile).Assembly;
        var name = assembly.GetManifestResourceNames()
            .SingleOrDefault(known => known.EndsWith("." + resource, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No data file {resource} is embedded.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r", "", StringComparison.Ordinal);
    }

    // Our own files never hold a line break inside a cell, so a line is a row.
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
