using System.Globalization;
using BackOffice.Messages.Csv;

namespace BackOffice.Messages.Sanctions;

/// <summary>Our own form of a list: <c>name</c> and <c>entity_id</c> must be there; <c>kind</c>, <c>birth_date</c>, <c>country</c>, <c>aliases</c>, <c>weak_aliases</c>, <c>programme</c>, <c>remarks</c> may; lists inside a field are separated by <c>|</c>.</summary>
public static class SanctionsCsv
{
    private static readonly string[] Required = ["name", "entity_id"];

    internal static SanctionsReading Read(SanctionsPart part)
    {
        var text = SanctionsFile.Text(part.Content, out var latin1);
        if (string.IsNullOrWhiteSpace(text))
            return Fail(part, "file.empty", "The file is empty.", null);
        using var reader = new CsvReader(new StringReader(text), CsvSniffer.Separator(text[..Math.Min(text.Length, 20_000)]));
        var header = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (header.Count == 0 && reader.Read())
        {
            if (reader.IsBlank)
                continue;
            if (reader.EndedInQuote)
                return Fail(part, "file.cut-quote", "The file ends inside a quoted text: it was cut.", reader.Line);
            foreach (var (column, i) in reader.Fields().Select((c, i) => (c, i)))
            {
                if (!header.TryAdd(column, i))
                    return Fail(part, "file.header-repeated", $"The column {column} stands twice.", reader.Line);
            }
        }
        if (Required.FirstOrDefault(c => !header.ContainsKey(c)) is { } missing)
            return Fail(part, "file.header-missing", $"The column {missing} is missing.", 1);

        var (entities, errors, seen, duplicates) = (new List<ListEntity>(), new List<SanctionsError>(), new Dictionary<string, string>(StringComparer.Ordinal), 0);
        while (reader.Read())
        {
            if (reader.IsBlank)
                continue;
            if (reader.EndedInQuote)
                return Fail(part, "file.cut-quote", "The file ends inside a quoted text: it was cut.", reader.Line);
            if (reader.Unended && reader.FieldCount < header.Count)
                return Fail(part, "file.cut-row", $"The last line has {reader.FieldCount} of {header.Count} fields: the file was cut.", reader.Line);
            var read = Row(part, reader, header);
            if (read.Error is { } error)
            {
                errors.Add(error);
                continue;
            }
            var entity = read.Entity!;
            if (!seen.TryAdd(entity.Id, entity.Raw))
            {
                if (seen[entity.Id] == entity.Raw)
                    duplicates++;
                else
                    errors.Add(Error(part, reader, "entity_id", "sanctions.entity-twice", $"Entity {entity.Id} came before with other content."));
                continue;
            }
            entities.Add(entity);
        }
        return entities.Count == 0
            ? Fail(part, errors.Count == 0 ? "file.empty" : "sanctions.no-entity", "The list holds nobody.", null) with { Errors = errors }
            : new SanctionsReading(SanctionsFormat.Csv, entities, errors, duplicates, Latin1: latin1);
    }

    private static SanctionsReading Fail(SanctionsPart part, string code, string message, long? line) => SanctionsReading.Failed(SanctionsFormat.Csv, part.Name, code, message, line);

    private static SanctionsError Error(SanctionsPart part, CsvReader reader, string? field, string code, string message) =>
        new(part.Name, reader.Line, field, code, message, reader.Raw.Length > CsvReader.RawKeptMax ? reader.Raw[..CsvReader.RawKeptMax] : reader.Raw);

    private static (ListEntity? Entity, SanctionsError? Error) Row(SanctionsPart part, CsvReader reader, Dictionary<string, int> header)
    {
        if (reader.Fault != CsvFault.None)
            return (null, Error(part, reader, null, reader.Fault == CsvFault.TooLong ? "row.too-long" : "row.quote", "The row cannot be read."));
        if (reader.FieldCount != header.Count)
            return (null, Error(part, reader, null, "row.fields", $"The row has {reader.FieldCount} fields, not {header.Count}."));
        string Field(string column) => header.TryGetValue(column, out var i) ? reader.Field(i) : "";
        string[] List(string column) => Field(column).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        foreach (var column in Required)
        {
            if (Field(column).Length == 0)
                return (null, Error(part, reader, column, "row.required", $"{column} is missing."));
        }
        if (Kind(Field("kind")) is not { } kind)
            return (null, Error(part, reader, "kind", "row.one-of", "The kind is none of person, organisation, vessel, aircraft."));
        var births = new List<ListBirth>();
        foreach (var written in List("birth_date"))
        {
            if (Birth(written) is not { } birth)
                return (null, Error(part, reader, "birth_date", "row.day", $"{written} is neither a day (yyyy-MM-dd) nor a year nor years (yyyy-yyyy)."));
            births.Add(birth);
        }
        var names = new[] { new ListName(Field("name")) }
            .Concat(List("aliases").Select(a => new ListName(a, NameUse.Alias))).Concat(List("weak_aliases").Select(a => new ListName(a, NameUse.Alias, Weak: true))).DistinctBy(n => n.Name);
        return (new ListEntity(Field("entity_id"), kind, [.. names], births, List("country"), List("programme"), [], [], Field("remarks") is { Length: > 0 } r ? r : null, reader.Raw, reader.Line), null);
    }

    private static ListKind? Kind(string written) => written.ToLowerInvariant() switch
    {
        "" => ListKind.Unknown,
        "person" or "individual" => ListKind.Person,
        "organisation" or "organization" or "entity" or "company" => ListKind.Organisation,
        "vessel" => ListKind.Vessel,
        "aircraft" => ListKind.Aircraft,
        _ => null,
    };

    private static ListBirth? Birth(string written)
    {
        if (Texts.TryDay(written, "yyyy-MM-dd", out var day))
            return new ListBirth(day, day);
        var years = written.Split('-');
        if (years.Length > 2 || !Year(years[0], out var first) || !Year(years[^1], out var last) || last < first)
            return null;
        return new ListBirth(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31));
    }

    private static bool Year(string text, out int year) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && text.Length == 4 && year > 0;
}
