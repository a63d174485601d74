using System.Globalization;

namespace BackOffice.Platform.Ui;

/// <summary>Figures and times as people read them, in the current culture. Missing is a dash, zero is a zero.</summary>
public static class Show
{
    public const string Missing = "—";

    /// <summary>Currencies whose minor unit is not a hundredth (ISO 4217).</summary>
    private static readonly Dictionary<string, int> MinorUnits = new(StringComparer.Ordinal)
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0,
        ["RWF"] = 0, ["UGX"] = 0, ["UYI"] = 0, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3, ["CLF"] = 4, ["UYW"] = 4,
    };

    /// <summary>An amount with the minor units of its currency; more digits are shown rather than hidden.</summary>
    public static string Money(decimal? value, string? currency = null) =>
        value is not { } amount ? Missing : Number(amount, Math.Max(Decimals(currency), Scale(amount)));

    /// <summary>A quantity, price or rate: every digit it has and no needless zero.</summary>
    public static string Quantity(decimal? value) => value is not { } amount ? Missing : Number(amount, Scale(amount));

    /// <summary>A price or rate in a column of its like: at least two decimals, so that the marks stand under each other.</summary>
    public static string Price(decimal? value) => value is not { } amount ? Missing : Number(amount, Math.Max(2, Scale(amount)));

    /// <summary>A word as it stands alone, in a cell or a badge: words are kept small, as inside a sentence.</summary>
    public static string Begun(string word) =>
        word.Length > 0 && char.IsLower(word[0]) ? string.Concat(word[..1].ToUpper(CultureInfo.CurrentUICulture), word.AsSpan(1)) : word;

    public static string Count(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The per cent sign stands before the number in Turkish and after it in English.</summary>
    public static string Percent(decimal? ratio, int decimals = 1)
    {
        if (ratio is not { } value)
            return Missing;
        var number = Number(Math.Abs(value) * 100m, decimals);
        var sign = value < 0 ? "-" : "";
        return Cultures.IsTurkish ? $"{sign}%{number}" : $"{sign}{number}%";
    }

    public static string Day(DateOnly? value, bool weekday = false) =>
        value is not { } day ? Missing : day.ToString(weekday ? "D" : "d", CultureInfo.CurrentCulture);

    /// <summary>An instant in the zone of the firm: date and minute, with seconds where they matter.</summary>
    public static string Instant(DateTimeOffset? value, TimeZoneInfo zone, bool seconds = false)
    {
        if (value is not { } instant)
            return Missing;
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return local.ToString("d", CultureInfo.CurrentCulture) + local.ToString(seconds ? " HH:mm:ss" : " HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A value of a sentence: dates, figures and money in the reader's form, everything else as it says itself.</summary>
    public static string Value(object? value, TimeZoneInfo? zone = null) => value switch
    {
        null => Missing,
        decimal amount => Quantity(amount),
        int or long or short => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        DateOnly day => Day(day),
        DateTimeOffset instant => Instant(instant, zone ?? TimeZoneInfo.Utc),
        IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? Missing,
    };

    public static int Decimals(string? currency) => currency is not null && MinorUnits.TryGetValue(currency, out var units) ? units : 2;

    private static string Number(decimal value, int decimals) =>
        value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);

    private static int Scale(decimal value) => (value / 1.0000000000000000000000000000m).Scale;
}
