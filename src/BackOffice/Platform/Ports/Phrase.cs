namespace BackOffice.Platform.Ports;

/// <summary>
/// Parts of a text that is stored now and read later by people of two languages: a word by its key, a name in both languages, an amount, a figure, a day.
/// They are stored invariant in braces (<c>{money:1000000.01 TRY}</c>) and put into the reader's form when shown.
/// </summary>
public static class Phrase
{
    public static string Word(string key) => $"{{word:{key}}}";

    /// <summary>A name that is kept in both languages.</summary>
    public static string Both(string turkish, string english) => $"{{both:{turkish}|{english}}}";

    public static string Money(decimal amount, string currency) => FormattableString.Invariant($"{{money:{amount} {currency}}}");

    public static string Figure(decimal figure) => FormattableString.Invariant($"{{figure:{figure}}}");

    public static string Day(DateOnly day) => FormattableString.Invariant($"{{day:{day:yyyy-MM-dd}}}");
}
