using System.Globalization;
using BackOffice.Domain;
using BackOffice.Messages.Csv;

namespace BackOffice.Platform.Imports;

/// <summary>One record of a file: a row that can be judged, or why it cannot.</summary>
internal readonly record struct ReadRow(ImportRow? Row, RejectedRow? Rejected, string? Unit)
{
    public long Line => Row?.Line ?? Rejected!.Line;
}

/// <summary>
/// Turns records into rows: values by our names, numbers and days proved and invariant, required ones there. Nothing is looked up here;
/// that is the room's work, a chunk at a time.
/// </summary>
internal sealed class RowReader(Header header, IImporter importer, ImportOptions options, TimeZoneInfo zone)
{
    private readonly NumberFormat _numbers = options.Numbers ?? NumberFormat.Invariant;
    private readonly int[] _required = [.. importer.Columns.Where(c => c.Required).Select(c => header.Index[c.Name])];
    private readonly int[][] _oneOf = [.. importer.OneOf.Select(set => set.Select(c => header.Index[c]).ToArray()).Where(set => set.All(i => i >= 0))];
    private readonly int _unit = importer.UnitColumn is { } unit ? header.Index[unit] : -1;
    private static readonly CultureInfo TurkishLetters = CultureInfo.GetCultureInfo("tr-TR");
    private static readonly IReadOnlyDictionary<string, string> NoExtra = new Dictionary<string, string>();

    public ReadRow Read(CsvReader record)
    {
        var line = record.Line;
        if (record.Fault == CsvFault.TooLong)
            return Reject(line, new Refusal("row.too-long", CsvReader.RecordCharsMax), record.Raw, null);
        var raw = record.Raw;
        if (raw.Contains('\0'))
            return Reject(line, new Refusal("row.unreadable"), raw, null);

        var fields = record.Fields();
        var unit = _unit < 0 ? null : Value(header.Ours[_unit], fields);
        if (record.Fault == CsvFault.TextAfterQuote)
            return Reject(line, new Refusal("row.quote"), raw, unit);
        if (fields.All(f => f.Length == 0))
            return Reject(line, new Refusal("row.empty"), raw, unit);
        if (fields.Length < header.Names.Count || fields.Skip(header.Names.Count).Any(f => f.Length > 0))
            return Reject(line, new Refusal("row.fields", fields.Length, header.Names.Count), raw, unit);

        var values = new string?[header.Ours.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var source = header.Ours[i];
            var written = Value(source, fields);
            if (written is null)
                continue;
            // A constant of the mapping is ours, not the sender's: it is invariant whatever the file's formats are.
            if (Judge(source.Column, written, source.Position < 0, out var value) is { } wrong)
                return Reject(line, wrong.At(source.Column.Name), raw, unit);
            values[i] = value;
        }

        var row = new ImportRow(line, raw, new RowValues<string?>(header.Index, values), Extra(fields));
        foreach (var at in _required)
        {
            if (values[at] is null && !importer.MayBeEmpty(row, header.Ours[at].Column.Name))
                return Reject(line, new Refusal("row.required", header.Ours[at].Column.Name).At(header.Ours[at].Column.Name), raw, unit);
        }
        if (_oneOf.Length > 0 && !_oneOf.Any(set => set.All(i => values[i] is not null)))
            return Reject(line, new Refusal("row.one-of", Header.OneOfText(importer)).At(header.Ours[_oneOf[0][0]].Column.Name), raw, unit);
        return new ReadRow(row, null, unit);
    }

    private static string? Value(Header.Source source, string[] fields)
    {
        var text = source.Position < 0 ? source.Constant : source.Position < fields.Length ? fields[source.Position] : null;
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private Refusal? Judge(ImportColumn column, string written, bool constant, out string value)
    {
        value = written;
        switch (column.Type)
        {
            case ImportType.Decimal:
                return Texts.TryNumber(written, constant ? NumberFormat.Invariant : _numbers, out value)
                    ? null : new Refusal("row.number", Shown(written), Example());
            case ImportType.Integer:
                return long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? null : new Refusal("row.integer", Shown(written));
            case ImportType.Date:
                if (!Texts.TryDay(written, constant ? Texts.DayFormats[0] : options.Days, out var day))
                    return new Refusal("row.day", Shown(written), options.Days);
                value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return null;
            case ImportType.Instant:
                if (!Texts.TryInstant(written, options.Days, zone, out var instant))
                    return new Refusal("row.instant", Shown(written));
                value = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
                return null;
            case ImportType.Text:
                if (!constant && _numbers == NumberFormat.Tr && column.Turkish?.GetValueOrDefault(written.ToLower(TurkishLetters)) is { } code)
                    value = code;
                return null;
            default:
                throw new InvalidOperationException($"Unknown type {column.Type}.");
        }
    }

    private string Example() => _numbers switch { NumberFormat.Tr => "1.234,56", NumberFormat.En => "1,234.56", _ => "1234.56" };

    private static string Shown(string written) => written.Length <= 60 ? written : written[..60] + "…";

    private IReadOnlyDictionary<string, string> Extra(string[] fields)
    {
        if (header.ExtraAt.Count == 0)
            return NoExtra;
        var values = new string[header.ExtraAt.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = fields[header.ExtraAt[i]];
        return new RowValues<string>(header.ExtraIndex, values);
    }

    private static ReadRow Reject(long line, Refusal why, string raw, string? unit) =>
        new(null, new RejectedRow(line, why, raw.Length <= CsvReader.RawKeptMax * 8 ? raw : raw[..(CsvReader.RawKeptMax * 8)]), unit);
}
