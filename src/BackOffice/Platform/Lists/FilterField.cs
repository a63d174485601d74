using System.Globalization;
using BackOffice.Domain;

namespace BackOffice.Platform.Lists;

public enum FilterKind { Text, Choice, Days, Amounts, YesNo, Day }

/// <summary>
/// One thing a list can be narrowed by. Its values stand in the URL in invariant form:
/// text <c>q=acme</c>, choices <c>status=matched,held</c> or all but them <c>status=!settled</c>,
/// days <c>settlesFrom=2026-11-01&amp;settlesTo=2026-11-30</c> (both included), amounts <c>amountMin=1234.56&amp;amountMax=9000</c>,
/// yes or no <c>late=yes</c>, one day <c>asOf=2026-11-24</c>.
/// </summary>
public abstract class FilterField<T>(string key, string word, FilterKind kind) : IFilterField
{
    public string Key => key;

    public string Word => word;

    public FilterKind Kind => kind;

    public virtual IReadOnlyList<FilterChoice> Choices => [];

    /// <summary>The query-string names it reads.</summary>
    public IReadOnlyList<string> Parameters { get; } = kind switch
    {
        FilterKind.Days => [key + "From", key + "To"],
        FilterKind.Amounts => [key + "Min", key + "Max"],
        _ => [key],
    };

    /// <summary>Null when every value given is well formed; otherwise a refusal that names the parameter.</summary>
    public virtual Refusal? Check(ListRequest request)
    {
        foreach (var parameter in Parameters)
        {
            if (request[parameter] is not { } text)
                continue;
            var wellFormed = kind switch
            {
                FilterKind.Days or FilterKind.Day => Invariant.TryDay(text, out _),
                FilterKind.Amounts => Invariant.TryDecimal(text, out _),
                FilterKind.YesNo => text is "yes" or "no",
                FilterKind.Choice => Unknown(text) is null,
                _ => true,
            };
            if (!wellFormed)
                return new Refusal(kind switch
                {
                    FilterKind.Days or FilterKind.Day => "filter.day",
                    FilterKind.Amounts => "filter.amount",
                    FilterKind.YesNo => "filter.yesno",
                    _ => "filter.choice",
                }, text).At(parameter);
        }
        return null;
    }

    internal abstract IQueryable<T> Apply(IQueryable<T> rows, ListRequest request);

    private string? Unknown(string text) =>
        Choices.Count == 0 ? null : Split(text).Values.FirstOrDefault(v => Choices.All(c => c.Value != v));

    /// <summary><c>!</c> in front means "all but these".</summary>
    internal static (bool Negated, IReadOnlyList<string> Values) Split(string text)
    {
        var negated = text.StartsWith('!');
        return (negated, (negated ? text[1..] : text).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

/// <summary>What the filter bar must know of a field without knowing its rows.</summary>
public interface IFilterField
{
    string Key { get; }
    string Word { get; }
    FilterKind Kind { get; }
    IReadOnlyList<FilterChoice> Choices { get; }
    IReadOnlyList<string> Parameters { get; }
}

/// <summary>Something with filters, whatever its rows.</summary>
internal interface IFiltered
{
    string Name { get; }

    IReadOnlyList<IFilterField> Filtered { get; }
}

/// <param name="Value">As in the URL.</param>
/// <param name="WordKey">Key of its word; null when the value is a code that needs none (TRY, XIST).</param>
public sealed record FilterChoice(string Value, string? WordKey = null);

/// <summary>The invariant form of URL, API and files: <c>1234.56</c> and <c>2026-10-26</c>, nothing else.</summary>
public static class Invariant
{
    public static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    public static bool TryDay(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>No needless zeros: 12.50 is 12.5.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>PartiallySettled</c> is <c>partially-settled</c> in URL, API and files.</summary>
    public static string Kebab(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
