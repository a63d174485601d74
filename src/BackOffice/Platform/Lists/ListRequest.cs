using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BackOffice.Platform.Lists;

/// <summary>
/// What part of a list is wanted: filters, sort, where to go on, how many. It is a plain value: the URL makes it, a query carries it,
/// an export job keeps it.
/// </summary>
/// <param name="Values">Filter values by parameter name, invariant; empty ones are left out.</param>
/// <param name="Sort">Column key, <c>-</c> in front for descending; null is the list's own order.</param>
/// <param name="After">Cursor of the last row seen.</param>
/// <param name="Limit">50, 100, 250 or 500 on pages; any of 1 to 500 in the API.</param>
public sealed record ListRequest(IReadOnlyDictionary<string, string> Values, string? Sort = null, string? After = null, int Limit = 50)
{
    public static readonly IReadOnlyList<int> Limits = [50, 100, 250, 500];

    public const int LimitMax = 500;

    public static readonly ListRequest All = new(new Dictionary<string, string>());

    /// <summary>The columns wanted, in this order, as keys: <c>columns=reference,amount</c>.</summary>
    public const string ColumnsParameter = "columns";

    /// <summary>Only rows that were made at this instant or later; asked by a page that stands open, never by its address.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Counting (<c>count=yes</c>) stops one beyond this.</summary>
    internal int CountMax { get; init; } = Slice<object>.CountMax;

    /// <summary>The value of one parameter, or null when it is absent or empty.</summary>
    public string? this[string parameter] => Values.GetValueOrDefault(parameter) is { Length: > 0 } text ? text : null;

    public DateOnly? Day(string parameter) => this[parameter] is { } text && Invariant.TryDay(text, out var day) ? day : null;

    public decimal? Amount(string parameter) => this[parameter] is { } text && Invariant.TryDecimal(text, out var value) ? value : null;

    public bool? YesNo(string parameter) => this[parameter] switch { "yes" => true, "no" => false, _ => null };

    public ListRequest With(string parameter, string? value)
    {
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        if (string.IsNullOrEmpty(value))
            values.Remove(parameter);
        else
            values[parameter] = value;
        return this with { Values = values, After = null };
    }

    /// <summary>From a query string; a repeated parameter counts as a comma list.</summary>
    public static ListRequest Of(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, given) in query)
        {
            if (given.Count > 0 && !string.IsNullOrWhiteSpace(given[0]))
                values[name] = given.Count == 1 ? given[0]!.Trim() : string.Join(',', given.ToArray());
        }
        values.Remove("sort", out var sort);
        values.Remove("after", out var after);
        var limit = 50;
        // A limit that is no number is kept as 0, which Check refuses.
        if (values.Remove("limit", out var text) && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
            limit = 0;
        return new ListRequest(values, sort, after, limit);
    }

    /// <summary>The query string that makes this request again, without the leading path.</summary>
    public string ToQueryString()
    {
        var parts = Values.Where(v => v.Value.Length > 0).OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => new KeyValuePair<string, string?>(v.Key, v.Value)).ToList();
        if (Sort is not null)
            parts.Add(new("sort", Sort));
        if (Limit != 50)
            parts.Add(new("limit", Limit.ToString(CultureInfo.InvariantCulture)));
        if (After is not null)
            parts.Add(new("after", After));
        return QueryHelpers.AddQueryString("", parts);
    }
}
