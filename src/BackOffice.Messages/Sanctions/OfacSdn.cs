using BackOffice.Messages.Csv;

namespace BackOffice.Messages.Sanctions;

/// <summary>
/// The list of the American treasury: four files without headers, joined by their first column. <c>-0-</c> means nothing; an old end-of-file sign may close a
/// file; a remark too long for its field goes on in the comments.
/// </summary>
/// <remarks>Source: OFAC, "SDN data formats": SDN.CSV, ALT.CSV, ADD.CSV, SDN_COMMENTS.CSV.</remarks>
public static class OfacSdn
{
    internal enum Role { Main, Aliases, Addresses, Comments }

    private const int MainFields = 12;

    /// <summary>By its name: <c>sdn</c>, <c>alt</c>, <c>add</c>, <c>sdn_comments</c> as words of it; a file with a header is none of them.</summary>
    internal static Role? RoleOf(SanctionsPart part)
    {
        var name = Path.GetFileNameWithoutExtension(part.Name.Replace('\\', '/')).ToLowerInvariant();
        var words = name.Split('-', '_', '.', ' ', '(', ')');
        if (words.Contains("comments") && words.Contains("sdn"))
            return Role.Comments;
        if (words.Contains("alt"))
            return Role.Aliases;
        if (words.Contains("add"))
            return Role.Addresses;
        return words.Contains("sdn") && !HasHeader(part) ? Role.Main : null;
    }

    public static SanctionsReading Read(IReadOnlyList<SanctionsPart> parts)
    {
        var errors = new List<SanctionsError>();
        var roles = parts.ToLookup(RoleOf);
        if (roles[null].FirstOrDefault() is { } stranger)
            return Fail(stranger.Name, "file.zip-members", "The file is none of sdn, alt, add and sdn_comments.");
        foreach (var role in roles.Where(r => r.Count() > 1))
            return Fail(role.Last().Name, "file.zip-members", $"There are two files of {role.Key}.");
        if (roles[Role.Main].FirstOrDefault() is not { } main)
            return Fail(parts[0].Name, "sanctions.main-missing", "The file of the names themselves, sdn, is missing.");

        var latin1 = false;
        var rows = new Dictionary<Role, List<Row>>();
        foreach (var (role, least) in ((Role, int)[])[(Role.Main, MainFields), (Role.Aliases, 5), (Role.Addresses, 6), (Role.Comments, 2)])
        {
            rows[role] = [];
            if (roles[role].FirstOrDefault() is { } part && Rows(part, least, rows[role], errors, ref latin1) is { } fault)
                return new SanctionsReading(SanctionsFormat.OfacSdn, [], [], Fault: fault);
        }

        var known = rows[Role.Main].Select(r => r[0]).ToHashSet(StringComparer.Ordinal);
        if (Short(rows, known, main.Name) is { } cut)
            return new SanctionsReading(SanctionsFormat.OfacSdn, [], [], Fault: cut);
        foreach (var role in (Role[])[Role.Aliases, Role.Addresses])
        {
            foreach (var orphan in rows[role].Where(r => !known.Contains(r[0])))
                errors.Add(new SanctionsError(orphan.Part, orphan.Line, "ent_num", "sanctions.orphan", $"There is no entity {orphan[0]}.", orphan.Raw));
        }

        var aliases = rows[Role.Aliases].ToLookup(r => r[0]);
        var addresses = rows[Role.Addresses].ToLookup(r => r[0]);
        var comments = rows[Role.Comments].ToLookup(r => r[0]);
        var (entities, seen, duplicates) = (new List<ListEntity>(), new Dictionary<string, string>(StringComparer.Ordinal), 0);
        foreach (var row in rows[Role.Main])
        {
            if (seen.TryGetValue(row[0], out var raw))
            {
                if (raw == row.Raw)
                    duplicates++;
                else
                    errors.Add(new SanctionsError(row.Part, row.Line, "ent_num", "sanctions.entity-twice", $"Entity {row[0]} came before with other content.", row.Raw));
                continue;
            }
            seen.Add(row[0], row.Raw);
            if (row[1].Length == 0)
                errors.Add(new SanctionsError(row.Part, row.Line, "sdn_name", "row.required", "The name is missing.", row.Raw));
            else
                entities.Add(Entity(row, [.. aliases[row[0]]], [.. addresses[row[0]]], string.Concat(comments[row[0]].Select(c => c[1]))));
        }
        return entities.Count == 0
            ? Fail(main.Name, "sanctions.no-entity", "No row of the list can be read.") with { Errors = errors }
            : new SanctionsReading(SanctionsFormat.OfacSdn, entities, errors, duplicates, Latin1: latin1);
    }

    private sealed record Row(string Part, long Line, string Raw, string[] Fields)
    {
        public string this[int field] => field < Fields.Length ? Fields[field] : "";
    }

    private static SanctionsReading Fail(string part, string code, string message) => SanctionsReading.Failed(SanctionsFormat.OfacSdn, part, code, message);

    private static SanctionsError? Rows(SanctionsPart part, int fields, List<Row> rows, List<SanctionsError> errors, ref bool latin1)
    {
        // The end-of-file sign of an older system, alone on its line or after the last one.
        var text = SanctionsFile.Text(part.Content, out var asLatin1).TrimEnd('\u001A');
        latin1 |= asLatin1;
        if (string.IsNullOrWhiteSpace(text))
            return new SanctionsError(part.Name, null, null, "file.empty", "The file is empty.");
        using var reader = new CsvReader(new StringReader(text), ',');
        while (reader.Read())
        {
            if (reader.IsBlank)
                continue;
            if (reader.EndedInQuote)
                return new SanctionsError(part.Name, reader.Line, null, "file.cut-quote", "The file ends inside a quoted text: it was cut.", Clip(reader.Raw));
            if (reader.Unended && reader.FieldCount < fields)
                return new SanctionsError(part.Name, reader.Line, null, "file.cut-row", $"The last line has {reader.FieldCount} of {fields} fields: the file was cut.", Clip(reader.Raw));
            if (reader.Fault != CsvFault.None)
            {
                errors.Add(new SanctionsError(part.Name, reader.Line, null, reader.Fault == CsvFault.TooLong ? "row.too-long" : "row.quote", "The row cannot be read.", Clip(reader.Raw)));
                continue;
            }
            if (reader.FieldCount != fields)
            {
                errors.Add(new SanctionsError(part.Name, reader.Line, null, "row.fields", $"The row has {reader.FieldCount} fields, not {fields}.", Clip(reader.Raw)));
                continue;
            }
            var values = Array.ConvertAll(reader.Fields(), Value);
            if (!values[0].All(char.IsAsciiDigit) || values[0].Length == 0)
                errors.Add(new SanctionsError(part.Name, reader.Line, "ent_num", "row.integer", "The number of the entity is missing.", Clip(reader.Raw)));
            else
                rows.Add(new Row(part.Name, reader.Line, reader.Raw, values));
        }
        return null;
    }

    // A main file cut at a line end still looks whole; aliases that speak of later entities give it away. The lists are in the order of their numbers.
    private static SanctionsError? Short(Dictionary<Role, List<Row>> rows, HashSet<string> known, string main)
    {
        if (known.Count == 0)
            return null;
        var last = known.Max(Number);
        var beyond = rows[Role.Aliases].Concat(rows[Role.Addresses]).Count(r => Number(r[0]) > last);
        return beyond > Math.Max(20, known.Count / 20)
            ? new SanctionsError(main, null, null, "sanctions.main-short", $"{beyond} aliases and addresses speak of entities after the last one, {last}: the file was cut.")
            : null;
    }

    private static long Number(string id) => long.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Value(string field) => field.Trim() is "-0-" or "-0" ? "" : field.Trim();

    private static string Clip(string raw) => raw.Length <= CsvReader.RawKeptMax ? raw : raw[..CsvReader.RawKeptMax];

    private static bool HasHeader(SanctionsPart part)
    {
        var line = System.Text.Encoding.Latin1.GetString(part.Content, 0, Math.Min(part.Content.Length, 400)).Split('\n')[0];
        return line.Contains("entity_id", StringComparison.OrdinalIgnoreCase);
    }

    private static ListEntity Entity(Row row, IReadOnlyList<Row> aliases, IReadOnlyList<Row> addresses, string comments)
    {
        var remarks = OfacRemarks.Read(row[11] + comments);
        var names = new List<ListName> { new(row[1]) };
        names.AddRange(aliases.Where(a => a[3].Length > 0).Select(a => new ListName(a[3], a[2].StartsWith('f') || a[2].StartsWith('F') ? NameUse.Former : NameUse.Alias)));
        names.AddRange(remarks.WeakAliases.Select(a => new ListName(a, NameUse.Alias, Weak: true)));
        var places = addresses.Select(a => new ListAddress(Blank(string.Join(", ", new[] { a[2], a[3] }.Where(t => t.Length > 0))), Blank(a[4]))).Where(a => a.Text is not null || a.Country is not null).ToList();
        return new ListEntity(
            row[0],
            row[2].ToLowerInvariant() switch { "individual" => ListKind.Person, "vessel" => ListKind.Vessel, "aircraft" => ListKind.Aircraft, "" => ListKind.Organisation, _ => ListKind.Unknown },
            [.. names.DistinctBy(n => n.Name)],
            remarks.Births,
            [.. remarks.Countries.Append(row[9]).Concat(places.Select(p => p.Country ?? "")).Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            row[3].Split(["] [", "[", "]"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            places, remarks.Documents, Blank(row[11] + comments),
            string.Join('\n', new[] { row.Raw }.Concat(aliases.Select(a => a.Raw)).Concat(addresses.Select(a => a.Raw))), row.Line);
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
