namespace BackOffice.Domain.Accounting;

/// <summary>Dimensions of a line (desk, cost centre …) in one canonical text, so that equal sets are equal values.</summary>
public readonly record struct DimensionSet
{
    private readonly string? _text;

    private DimensionSet(string text) => _text = text;

    public static readonly DimensionSet None = new("");

    /// <summary><c>name=value</c> pairs sorted by name, separated by <c>;</c>; empty when there is none.</summary>
    public string Text => _text ?? "";

    public static DimensionSet Of(IEnumerable<KeyValuePair<string, string>> dimensions) =>
        new(string.Join(';', dimensions
            .Where(d => d.Value.Length > 0)
            .OrderBy(d => d.Key, StringComparer.Ordinal)
            .Select(d => $"{Escape(d.Key)}={Escape(d.Value)}")));

    public static DimensionSet Parse(string text) => new(text);

    public IReadOnlyDictionary<string, string> Values() =>
        Text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[1]), StringComparer.Ordinal);

    public override string ToString() => Text;

    private static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal);
}
