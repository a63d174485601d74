using System.Globalization;
using System.Text.RegularExpressions;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;

namespace BackOffice.Work.Audit;

/// <summary>Says a fact's fields and values in the reader's words; what has no word is shown as it was written.</summary>
internal static partial class FactSays
{
    public static string Field(Words words, string name)
    {
        if (name.Contains('{', StringComparison.Ordinal))
            return words.Said(name);
        var kebab = Invariant.Kebab(name);
        return words.Find("field." + name) ?? words.Find("field." + kebab) ?? words.Find("column." + kebab) ?? words.Find(name) ?? name;
    }

    public static string Kind(Words words, string kind) => words.Find("kind." + kind) ?? words.Find("one." + kind) ?? words.Find(kind) ?? kind;

    public static string Value(Words words, FirmZone zone, string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Show.Missing;
        if (text.Contains('{', StringComparison.Ordinal))
            return words.Said(text);
        if (text is "true" or "True" or "false" or "False")
            return words[text is "true" or "True" ? "audit.yes" : "audit.no"];
        if (Invariant.TryDay(text, out var day))
            return Show.Day(day);
        if (text.Split("..") is [var first, var last] && Invariant.TryDay(first, out var from))
            return Show.Day(from) + " – " + (Invariant.TryDay(last, out var to) ? Show.Day(to) : "");
        if (text.Length >= 19 && text[4] == '-' && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return Show.Instant(at, zone.Zone, seconds: true);
        // Only what has a decimal mark is a figure for sure; a run of digits may be a number of an account.
        if (text.Contains('.', StringComparison.Ordinal) && Invariant.TryDecimal(text, out var figure))
            return Show.Quantity(figure);
        if (!Name().IsMatch(text))
            return text;
        var (kebab, of) = (Invariant.Kebab(text), Invariant.Kebab(field[(field.LastIndexOf('.') + 1)..]));
        return words.Find($"{of}.{kebab}") ?? words.Find($"permission.{text}") ?? words.Find($"import.kind.{text}") ?? words.Find($"trade.state.{kebab}")
            ?? words.Find($"instruction.state.{kebab}") ?? words.Find($"approval.state.{kebab}") ?? words.Find($"job.state.{kebab}") ?? text;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z.-]*$")]
    private static partial Regex Name();
}
