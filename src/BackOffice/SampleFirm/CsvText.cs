using System.Globalization;
using System.Text;

namespace BackOffice.SampleFirm;

/// <summary>Writes one CSV file in the form the imports read: comma, invariant numbers, UTF-8.</summary>
internal sealed class CsvText(params string[] columns)
{
    private readonly StringBuilder text = new(string.Join(',', columns) + "\n");

    public int Rows { get; private set; }

    public void Add(params object?[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns.");
        text.AppendJoin(',', cells.Select(Cell)).Append('\n');
        Rows++;
    }

    /// <summary>A line as somebody typed it, right or wrong.</summary>
    public void AddRaw(string line) => text.Append(line).Append('\n');

    public byte[] Bytes() => Encoding.UTF8.GetBytes(text.ToString());

    private static string Cell(object? value)
    {
        var cell = value switch
        {
            null => "",
            decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        return cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
