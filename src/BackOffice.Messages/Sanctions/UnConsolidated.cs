using System.Globalization;
using System.Xml;

namespace BackOffice.Messages.Sanctions;

/// <summary>The consolidated list of the United Nations Security Council. A document type is refused, so no entity can be declared in it.</summary>
/// <remarks>Source: UN Security Council consolidated list, schema sc-sanctions.xsd.</remarks>
public static class UnConsolidated
{
    private const int DepthMax = 12;
    private const string Root = "CONSOLIDATED_LIST";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = SanctionsFile.BytesMax,
    };

    internal static SanctionsReading Read(SanctionsPart part)
    {
        var (entities, errors, seen, duplicates) = (new List<ListEntity>(), new List<SanctionsError>(), new Dictionary<string, string>(StringComparer.Ordinal), 0);
        DateOnly? published = null;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(part.Content, writable: false), Settings);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != Root)
                return Fail(part, "sanctions.not-a-list", $"The file begins with {reader.LocalName}, not with {Root}.", null);
            if (DateTimeOffset.TryParse(reader.GetAttribute("dateGenerated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var generated))
                published = DateOnly.FromDateTime(generated.UtcDateTime);

            while (reader.Read())
            {
                if (reader.Depth > DepthMax)
                    return Fail(part, "xml.too-deep", "Elements are nested deeper than any list nests them.", Line(reader));
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("INDIVIDUAL" or "ENTITY"))
                    continue;
                var line = Line(reader);
                if (Node.Read(reader, DepthMax) is not { } node)
                    return Fail(part, "xml.too-deep", "Elements are nested deeper than any list nests them.", Line(reader));
                Take(part, node, line, entities, errors, seen, ref duplicates);
            }
        }
        catch (XmlException problem)
        {
            var (code, message) = problem.Message.Contains("DTD", StringComparison.Ordinal) ? ("xml.dtd", "A document type is not taken.")
                : IsCut(part) ? ("file.cut", $"The file ends before {Root} is closed: it was cut.")
                : ("xml.malformed", problem.Message);
            return Fail(part, code, message, problem.LineNumber);
        }
        return entities.Count == 0
            ? Fail(part, errors.Count == 0 ? "file.empty" : "sanctions.no-entity", "The list holds nobody.", null) with { Errors = errors }
            : new SanctionsReading(SanctionsFormat.UnConsolidated, entities, errors, duplicates, PublishedOn: published);
    }

    private static SanctionsReading Fail(SanctionsPart part, string code, string message, long? line) => SanctionsReading.Failed(SanctionsFormat.UnConsolidated, part.Name, code, message, line);

    private static long Line(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;

    private static bool IsCut(SanctionsPart part) => !SanctionsFile.Text(part.Content, out _).TrimEnd().EndsWith($"</{Root}>", StringComparison.Ordinal);

    private static void Take(SanctionsPart part, Node node, long line, List<ListEntity> entities, List<SanctionsError> errors, Dictionary<string, string> seen, ref int duplicates)
    {
        var raw = node.ToXml();
        var id = node.Text("REFERENCE_NUMBER") ?? node.Text("DATAID");
        var name = string.Join(' ', new[] { "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" }.Select(node.Text).OfType<string>());
        if (id is null || name.Length == 0)
        {
            var field = id is null ? "DATAID" : "FIRST_NAME";
            errors.Add(new SanctionsError(part.Name, line, field, "row.required", $"{field} is missing.", raw));
            return;
        }
        if (seen.TryGetValue(id, out var before))
        {
            if (before == raw)
                duplicates++;
            else
                errors.Add(new SanctionsError(part.Name, line, "REFERENCE_NUMBER", "sanctions.entity-twice", $"Entity {id} came before with other content.", raw));
            return;
        }
        seen.Add(id, raw);
        var person = node.Name == "INDIVIDUAL";
        var births = person ? node.All("INDIVIDUAL_DATE_OF_BIRTH").Select(Birth).OfType<ListBirth>().Distinct().ToList() : [];
        foreach (var bad in person ? node.All("INDIVIDUAL_DATE_OF_BIRTH").Where(d => HasDate(d) && Birth(d) is null) : [])
            errors.Add(new SanctionsError(part.Name, line, "INDIVIDUAL_DATE_OF_BIRTH", "row.day", $"The birth date of {id} cannot be read; the entity is taken without it.", bad.ToXml()));
        entities.Add(new ListEntity(
            id, person ? ListKind.Person : ListKind.Organisation, Names(node, name), births, Countries(node),
            [.. new[] { node.Text("UN_LIST_TYPE") }.OfType<string>()],
            [.. node.All("INDIVIDUAL_ADDRESS").Concat(node.All("ENTITY_ADDRESS")).Select(Address).Where(a => a.Text is not null || a.Country is not null)],
            [.. node.All("INDIVIDUAL_DOCUMENT").Where(d => d.Text("NUMBER") is not null)
                .Select(d => new ListDocument(d.Text("TYPE_OF_DOCUMENT") ?? d.Text("TYPE_OF_DOCUMENT2") ?? "Document", d.Text("NUMBER")!, d.Text("ISSUING_COUNTRY") ?? d.Text("COUNTRY_OF_ISSUE")))],
            node.Text("COMMENTS1"), raw, line));
    }

    private static List<ListName> Names(Node node, string name)
    {
        var names = new List<ListName> { new(name) };
        if (node.Text("NAME_ORIGINAL_SCRIPT") is { } original)
            names.Add(new ListName(original, NameUse.OriginalScript));
        foreach (var alias in node.All("INDIVIDUAL_ALIAS").Concat(node.All("ENTITY_ALIAS")))
        {
            if (alias.Text("ALIAS_NAME") is not { } other)
                continue;
            var quality = alias.Text("QUALITY") ?? "";
            names.Add(new ListName(other, quality.StartsWith('f') ? NameUse.Former : NameUse.Alias, quality.Equals("Low", StringComparison.OrdinalIgnoreCase)));
        }
        // A name that stands as strong and as weak is strong.
        return [.. names.GroupBy(n => n.Name, StringComparer.Ordinal).Select(g => g.OrderBy(n => n.Weak).First())];
    }

    private static List<string> Countries(Node node) =>
        [.. node.All("NATIONALITY").SelectMany(n => n.All("VALUE")).Select(v => v.Value)
            .Concat(node.All("INDIVIDUAL_ADDRESS").Concat(node.All("ENTITY_ADDRESS")).Select(a => a.Text("COUNTRY") ?? ""))
            .Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static ListAddress Address(Node node)
    {
        var text = string.Join(", ", new[] { "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE" }.Select(node.Text).OfType<string>());
        return new ListAddress(text.Length == 0 ? node.Text("NOTE") : text, node.Text("COUNTRY"));
    }

    private static bool HasDate(Node node) => node.Text("DATE") is not null || node.Text("YEAR") is not null || node.Text("FROM_YEAR") is not null;

    private static ListBirth? Birth(Node node)
    {
        var circa = node.Text("TYPE_OF_DATE")?.StartsWith("APPROX", StringComparison.OrdinalIgnoreCase) == true;
        if (node.Text("DATE") is { } date)
        {
            return DateOnly.TryParseExact(date.Length >= 10 ? date[..10] : date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new ListBirth(day, day, circa) : null;
        }
        if (node.Text("FROM_YEAR") is { } from && node.Text("TO_YEAR") is { } to)
            return Year(from) is { } first && Year(to) is { } last && first <= last ? new ListBirth(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), circa) : null;
        return node.Text("YEAR") is { } year && Year(year) is { } of ? new ListBirth(new DateOnly(of, 1, 1), new DateOnly(of, 12, 31), circa) : null;
    }

    private static int? Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 9999 ? year : null;
}
