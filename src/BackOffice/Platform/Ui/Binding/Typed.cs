using System.Globalization;
using System.Text.RegularExpressions;

namespace BackOffice.Platform.Ui.Binding;

/// <summary>What a typed text means: a value, a question (the text means something else in the other language), or nothing.</summary>
/// <param name="Key">Word key of the sentence when there is no value; <paramref name="Arg"/> is the likely meaning.</param>
internal readonly record struct Read<T>(T? Value, string? Key, string? Arg = null) where T : struct
{
    public bool Ok => Key is null;

    public static Read<T> Of(T value) => new(value, null);
}

/// <summary>
/// Reads figures and dates as people type them. Stock binding turns a Turkish <c>2.34</c> into 234 without a word;
/// here a text that the other language would read differently is asked about, never guessed.
/// </summary>
internal static partial class Typed
{
    /// <summary>A figure typed into a form: in the language of its reader, or refused with the likely meaning.</summary>
    public static Read<decimal> Figure(string text, bool turkish)
    {
        var (own, other) = turkish ? (TurkishFigure(), EnglishFigure()) : (EnglishFigure(), TurkishFigure());
        if (own.IsMatch(text))
            return Parse(text, turkish);
        if (!other.IsMatch(text) || Parse(text, !turkish) is not { Ok: true, Value: { } meant })
            return new(null, "field.not-a-number");
        var digits = Math.Max(2, (int)meant.Scale);
        return new(null, "field.number-ask", meant.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), turkish ? Cultures.Turkish : Cultures.English));
    }

    /// <summary>A figure in an address or a file: 1234.56 and nothing else.</summary>
    public static Read<decimal> InvariantFigure(string text) =>
        InvariantShape().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? Read<decimal>.Of(value)
            : new(null, "field.not-a-number");

    public static Read<DateOnly> Day(string text, bool turkish)
    {
        if (InvariantDay(text) is { Ok: true } invariant)
            return invariant;
        var match = DayShape().Match(text);
        if (!match.Success)
            return new(null, "field.not-a-date");
        var (a, b, year) = (Int(match, 1), Int(match, 3), Int(match, 4));
        var dayFirst = Make(year, b, a);
        // With dots, and in Turkish always, the day comes first; English readers write slashes both ways.
        if (match.Groups[2].Value != "/" || turkish)
            return dayFirst is { } day ? Read<DateOnly>.Of(day) : new(null, "field.not-a-date");
        var monthFirst = Make(year, a, b);
        return (dayFirst, monthFirst) switch
        {
            ({ } one, { } two) when one != two => new(null, "field.date-ask", one.ToString("d", Cultures.English) + " / " + two.ToString("d", Cultures.English)),
            ({ } one, _) => Read<DateOnly>.Of(one),
            (null, { } two) => Read<DateOnly>.Of(two),
            _ => new(null, "field.not-a-date"),
        };
    }

    public static Read<DateOnly> InvariantDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Read<DateOnly>.Of(day)
            : new(null, "field.not-a-date");

    private static Read<decimal> Parse(string text, bool turkish)
    {
        var plain = turkish ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return InvariantFigure(plain);
    }

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?$")]
    private static partial Regex TurkishFigure();

    [GeneratedRegex(@"^-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?$")]
    private static partial Regex EnglishFigure();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex InvariantShape();

    [GeneratedRegex(@"^([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})$")]
    private static partial Regex DayShape();
}
