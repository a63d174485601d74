using BackOffice.Domain;

namespace BackOffice.Platform.Imports;

/// <summary>Where each of our columns comes from in one file: a column of the file, or a constant. The file's other columns are kept with the row.</summary>
internal sealed class Header
{
    private Header(IReadOnlyList<string> names) => Names = names;

    /// <summary>As written in the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Our columns that the file fills.</summary>
    public IReadOnlyList<Source> Ours { get; private set; } = [];

    public ColumnIndex Index { get; private set; } = new([]);

    /// <summary>Positions of columns we do not know.</summary>
    public IReadOnlyList<int> ExtraAt { get; private set; } = [];

    public ColumnIndex ExtraIndex { get; private set; } = new([]);

    public IReadOnlySet<string> Columns { get; private set; } = new HashSet<string>();

    /// <param name="Position">In the file; -1 for a constant.</param>
    internal sealed record Source(ImportColumn Column, int Position, string? Constant);

    public static Outcome<Header> Of(IReadOnlyList<string> names, IImporter importer, ImportOptions options)
    {
        var mapping = options.Mapping ?? new Dictionary<string, string>();
        if (mapping.Keys.FirstOrDefault(k => importer.Columns.All(c => c.Name != k)) is { } stranger)
            return new Refusal("import.mapping-column", stranger).At(stranger);

        var ours = new List<Source>();
        foreach (var column in importer.Columns)
        {
            var wanted = mapping.GetValueOrDefault(column.Name);
            if (wanted?.StartsWith('=') == true)
            {
                ours.Add(new Source(column, -1, wanted[1..].Trim() is { Length: > 0 } text ? text : null));
                continue;
            }
            var places = names.Select((n, i) => (n, i)).Where(p => string.Equals(p.n, wanted ?? column.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (places.Count > 1)
                return new Refusal("file.header-repeated", places[0].n).At(column.Name);
            if (places.Count == 1)
                ours.Add(new Source(column, places[0].i, null));
            else if (wanted is not null)
                return new Refusal("import.mapping-source", wanted, column.Name).At(column.Name);
        }

        var present = ours.Select(o => o.Column.Name).ToHashSet(StringComparer.Ordinal);
        var missing = importer.Columns.Where(c => c.Required && !present.Contains(c.Name)).Select(c => c.Name).ToList();
        if (missing.Count > 0)
            return new Refusal("file.header-missing", string.Join(", ", missing)).At(missing[0]);
        if (importer.OneOf.Count > 0 && !importer.OneOf.Any(set => set.All(present.Contains)))
            return new Refusal("file.header-one-of", OneOfText(importer)).At(importer.OneOf[0][0]);

        var used = ours.Select(o => o.Position).ToHashSet();
        var extra = Enumerable.Range(0, names.Count).Where(i => !used.Contains(i) && names[i].Length > 0).DistinctBy(i => names[i]).ToList();
        return new Header(names)
        {
            Ours = ours,
            Columns = present,
            Index = new ColumnIndex([.. ours.Select(o => o.Column.Name)]),
            ExtraAt = extra,
            ExtraIndex = new ColumnIndex([.. extra.Select(i => names[i])]),
        };
    }

    /// <summary><c>isin | symbol + mic</c></summary>
    public static string OneOfText(IImporter importer) => string.Join(" | ", importer.OneOf.Select(set => string.Join(" + ", set)));
}
