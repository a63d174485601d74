using System.Globalization;

namespace BackOffice.Platform.Ui;

/// <summary>The two cultures of the house. English dates name the month: 03/04 means two different days in London and New York.</summary>
public static class Cultures
{
    public static readonly CultureInfo Turkish = House("tr", "dd.MM.yyyy", "dd.MM.yyyy ddd");
    public static readonly CultureInfo English = House("en", "d MMM yyyy", "d MMM yyyy · ddd");

    public static readonly IReadOnlyList<CultureInfo> All = [Turkish, English];

    public static bool IsTurkish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "tr";

    /// <summary>The house culture of a language tag; Turkish when it is not one of ours.</summary>
    public static CultureInfo Of(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Turkish;

    private static CultureInfo House(string name, string day, string dayWithWeekday)
    {
        var culture = new CultureInfo(name);
        culture.DateTimeFormat.ShortDatePattern = day;
        culture.DateTimeFormat.LongDatePattern = dayWithWeekday;
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        culture.DateTimeFormat.LongTimePattern = "HH:mm:ss";
        // A hyphen-minus, so that a copied figure parses again.
        culture.NumberFormat.NegativeSign = "-";
        culture.NumberFormat.NumberNegativePattern = 1;
        return CultureInfo.ReadOnly(culture);
    }
}
