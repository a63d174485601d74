using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace BackOffice.Platform.Imports;

/// <summary>Names of columns and where each stands; shared by all rows of a file.</summary>
internal sealed class ColumnIndex(IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int> _at = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);

    public IReadOnlyList<string> Names => names;

    public int this[string name] => _at.GetValueOrDefault(name, -1);
}

/// <summary>A row's values by column name without a dictionary a row: a hundred thousand rows share one index.</summary>
internal sealed class RowValues<TValue>(ColumnIndex index, TValue[] values) : IReadOnlyDictionary<string, TValue>
{
    public TValue this[string key] => index[key] is >= 0 and var at ? values[at] : throw new KeyNotFoundException(key);

    public IEnumerable<string> Keys => index.Names;
    public IEnumerable<TValue> Values => values;
    public int Count => values.Length;

    public bool ContainsKey(string key) => index[key] >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var at = index[key];
        value = at >= 0 ? values[at] : default;
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator()
    {
        for (var i = 0; i < values.Length; i++)
            yield return new(index.Names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
