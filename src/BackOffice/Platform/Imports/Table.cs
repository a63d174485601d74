using System.Text;
using BackOffice.Domain;
using BackOffice.Messages.Csv;

namespace BackOffice.Platform.Imports;

/// <summary>One file (or member of a zip) understood as a table. Opened means: the whole of it was looked at once, and nothing in it says it was cut.</summary>
internal sealed class Table
{
    private const int HeadChars = 64 * 1024;
    private readonly Stream _content;
    private readonly Encoding _encoding;

    private Table(string name, Stream content, Encoding encoding, char separator, Header header, long rows, bool scattered)
    {
        (Name, _content, _encoding, Separator) = (name, content, encoding, separator);
        (Header, Rows, UnitsAreScattered) = (header, rows, scattered);
    }

    public string Name { get; }

    public char Separator { get; }

    public Header Header { get; }

    /// <summary>Records under the header; blank lines do not count.</summary>
    public long Rows { get; }

    /// <summary>A unit's rows do not stand together, so they must be gathered before they are handed on.</summary>
    public bool UnitsAreScattered { get; }

    /// <summary>Refused when the file cannot be read as its kind: empty, a required header missing, cut, or bytes that are not of its encoding.</summary>
    public static Outcome<Table> Open(string name, Stream content, IImporter importer, ImportOptions options, TimeZoneInfo zone)
    {
        var encoding = Encodings.Of(options.Encoding) ?? throw new InvalidOperationException($"Unknown encoding {options.Encoding}.");
        try
        {
            var separator = options.Separator?[0] ?? CsvSniffer.Separator(Head(content, encoding));
            using var records = Reader(content, encoding, separator);
            if (!ReadHeader(records, out var names))
                return new Refusal("file.empty", name);
            if (records.EndedInQuote)
                return new Refusal("file.cut-quote", records.Line);

            var header = Header.Of(names, importer, options);
            if (header.Refusal is { } wrong)
                return wrong;
            return Look(name, content, encoding, separator, records, header.Value!, importer, options, zone);
        }
        catch (DecoderFallbackException)
        {
            content.Position = 0;
            return options.Encoding is null
                ? new Refusal("file.not-utf8", Encodings.Propose(content))
                : new Refusal("file.encoding", options.Encoding);
        }
    }

    /// <summary>The rows in the order they are handed on: as they stand, or, when units are scattered, unit by unit in order of first appearance.</summary>
    public IEnumerable<ReadRow> Read(IImporter importer, ImportOptions options, TimeZoneInfo zone) =>
        UnitsAreScattered ? Gathered(Stream(importer, options, zone)) : Stream(importer, options, zone);

    private static Outcome<Table> Look(
        string name, Stream content, Encoding encoding, char separator, CsvReader records, Header header, IImporter importer, ImportOptions options, TimeZoneInfo zone)
    {
        var rows = 0L;
        var unit = importer.UnitColumn is null ? null : new RowReader(header, importer, options, zone);
        var (closed, open, scattered) = (new HashSet<string>(StringComparer.Ordinal), (string?)null, false);
        while (records.Read())
        {
            if (records.EndedInQuote)
                return new Refusal("file.cut-quote", records.Line);
            if (records.IsBlank)
                continue;
            if (records.Unended && records.FieldCount < header.Names.Count && records.Fault == CsvFault.None)
                return new Refusal("file.cut-row", records.Line, records.FieldCount, header.Names.Count);
            rows++;
            if (unit is null || scattered || unit.Read(records).Unit is not { } mine || mine == open)
                continue;
            if (open is not null)
                closed.Add(open);
            scattered = closed.Contains(mine);
            open = mine;
        }
        return new Table(name, content, encoding, separator, header, rows, scattered);
    }

    private IEnumerable<ReadRow> Stream(IImporter importer, ImportOptions options, TimeZoneInfo zone)
    {
        var reader = new RowReader(Header, importer, options, zone);
        using var records = Reader(_content, _encoding, Separator);
        ReadHeader(records, out _);
        while (records.Read())
        {
            if (!records.IsBlank)
                yield return reader.Read(records);
        }
    }

    private static IEnumerable<ReadRow> Gathered(IEnumerable<ReadRow> rows)
    {
        var order = new List<List<ReadRow>>();
        var byUnit = new Dictionary<string, List<ReadRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Unit is null)
                order.Add([row]);
            else if (byUnit.TryGetValue(row.Unit, out var unit))
                unit.Add(row);
            else
                order.Add(byUnit[row.Unit] = [row]);
        }
        return order.SelectMany(unit => unit);
    }

    // The first line that says something; spreadsheets put "sep=;" above it.
    private static bool ReadHeader(CsvReader records, out string[] names)
    {
        names = [];
        while (records.Read())
        {
            if (records.IsBlank || records.FieldCount <= 2 && records.Raw.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
                continue;
            names = records.Fields();
            return true;
        }
        return false;
    }

    internal static string Head(Stream content, Encoding encoding)
    {
        content.Position = 0;
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
        var buffer = new char[HeadChars];
        return new string(buffer, 0, text.ReadBlock(buffer, 0, buffer.Length));
    }

    private static CsvReader Reader(Stream content, Encoding encoding, char separator)
    {
        content.Position = 0;
        return new CsvReader(new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true), separator);
    }
}
