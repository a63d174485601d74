using System.Globalization;
using System.Text;
using BackOffice.Platform.Files;
using BackOffice.Platform.Ui;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace BackOffice.Platform.Lists;

/// <summary>
/// Writes a whole filter as a file, in the page's columns, order and language. It walks the same question slice by slice, so that the
/// right to it is asked at each step and memory does not grow with the list.
/// </summary>
public sealed class ListExport(Words words, FirmZone zone)
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";

    /// <summary>All rows of a request, from its first page on.</summary>
    public static async IAsyncEnumerable<T> Rows<T>(
        ListRequest request, Func<ListRequest, Task<Slice<T>>> ask, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var step = request.With("count", null).With("totals", null) with { After = null, Limit = ListRequest.LimitMax };
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var slice = await ask(step);
            foreach (var item in slice.Items)
                yield return item;
            if (slice.Next is null)
                yield break;
            step = step with { After = slice.Next };
        }
    }

    /// <summary>
    /// Separated text that a spreadsheet of the reader's language opens without questions: byte order mark, semicolon where the comma is
    /// the decimal mark. Text that a spreadsheet would take for a formula gets an apostrophe in front.
    /// </summary>
    public async Task WriteCsv<T>(Stream output, ListOf<T> list, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) where T : class
    {
        var culture = CultureInfo.CurrentCulture;
        var separator = culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        var columns = Columns(list);
        await text.WriteLineAsync(string.Join(separator, columns.Select(c => Quoted(c.Head, separator))).AsMemory(), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await text.WriteLineAsync(string.Join(separator, columns.Select(c => Quoted(Text(c.Read(row), culture), separator))).AsMemory(), cancellationToken);
    }

    /// <summary>A workbook with true numbers and dates.</summary>
    public async Task WriteXlsx<T>(Stream output, ListOf<T> list, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) where T : class
    {
        var columns = Columns(list);
        var configuration = new OpenXmlConfiguration
        {
            Culture = CultureInfo.InvariantCulture,
            DynamicColumns = [.. columns.Select((c, i) => new DynamicExcelColumn(Position(i)) { Name = c.Head, Width = c.Kind is CellKind.Text ? 32 : 18, Format = FormatOf(c.Kind) })],
        };
        // The writer needs to go back in its archive, which a response cannot.
        await using var file = TemporaryFile.Create();
        await MiniExcel.SaveAsAsync(file, Records(columns, rows, cancellationToken), configuration: configuration, cancellationToken: cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(output, cancellationToken);
    }

    /// <summary>Text that would begin a formula is text.</summary>
    internal static string Guarded(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private sealed record Part<T>(string Head, CellKind Kind, Func<T, object?> Read);

    private List<Part<T>> Columns<T>(ListOf<T> list) where T : class
    {
        var parts = new List<Part<T>>();
        foreach (var column in list.Columns)
        {
            parts.Add(new Part<T>(words[column.Word], column.Kind, row => Value(column.Cell(row))));
            if (column.Kind == CellKind.Money)
                parts.Add(new Part<T>(words["column.currency"], CellKind.Code, row => column.Cell(row).Currency));
        }
        // Two money columns in one currency need it said once; a head that repeats is told apart by what stands before it.
        return [.. parts.Where((p, i) => p.Kind != CellKind.Code || i == 0 || parts[i - 1].Kind != CellKind.Money || parts.FindIndex(q => q.Head == p.Head) == i)];
    }

    private object? Value(Cell cell) => cell.Kind switch
    {
        CellKind.Status or CellKind.Badge => cell.WordKey is { } key ? words[key] : cell.Value,
        CellKind.Instant when cell.Value is DateTimeOffset at => TimeZoneInfo.ConvertTime(at, zone.Zone).DateTime,
        CellKind.Money when cell.Value is decimal amount => Scaled(amount, Api.MinorUnits.Of(cell.Currency) ?? 0),
        _ => cell.Value is decimal figure ? Scaled(figure, 0) : cell.Value,
    };

    /// <summary>The figure with as many decimals as it needs, and no fewer than its currency has.</summary>
    private static decimal Scaled(decimal figure, int decimals)
    {
        var bare = figure / 1.0000000000000000000000000000m;
        return bare.Scale >= decimals ? bare : bare + new decimal(0, 0, 0, false, (byte)decimals);
    }

    private static string Text(object? value, CultureInfo culture) => value switch
    {
        null => "",
        decimal figure => figure.ToString("F" + figure.Scale.ToString(CultureInfo.InvariantCulture), culture),
        DateOnly day => day.ToString("d", culture),
        DateTime local => local.ToString("g", culture),
        var other => Guarded(other.ToString() ?? ""),
    };

    private static async IAsyncEnumerable<IDictionary<string, object?>> Records<T>(
        List<Part<T>> columns, IAsyncEnumerable<T> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var any = false;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            any = true;
            yield return Record(columns, c => c.Read(row));
        }
        // Without a row there would be no head either.
        if (!any)
            yield return Record(columns, _ => null);
    }

    private static Dictionary<string, object?> Record<T>(List<Part<T>> columns, Func<Part<T>, object?> read)
    {
        var record = new Dictionary<string, object?>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
            record[Position(i)] = read(columns[i]) switch
            {
                DateOnly day => day.ToDateTime(TimeOnly.MinValue),
                // The writer takes "$=" for a formula.
                string text when text.StartsWith("$=", StringComparison.Ordinal) => "'" + text,
                var other => other,
            };
        return record;
    }

    private static string Position(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    private static string? FormatOf(CellKind kind) => kind switch
    {
        CellKind.Money => "#,##0.00######",
        CellKind.Quantity or CellKind.Number => "#,##0.########",
        CellKind.Day => "dd.mm.yyyy",
        CellKind.Instant => "dd.mm.yyyy hh:mm:ss",
        _ => null,
    };

    private static string Quoted(string text, char separator) =>
        text.Contains(separator) || text.AsSpan().ContainsAny('"', '\n', '\r') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
