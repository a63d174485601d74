using System.Globalization;
using System.Text;

namespace BackOffice.Domain.Records;

/// <summary>
/// The name of a file as it may be shown and saved: without the path it came with, without control characters and without marks that turn
/// the direction of writing, which make <c>txt.exe</c> look like <c>exe.txt</c>.
/// </summary>
/// <param name="Value">The clean name.</param>
/// <param name="Given">What was given, its hidden characters written out; null when nothing had to go.</param>
public readonly record struct CleanName(string Value, string? Given)
{
    public const int LengthMax = 200;

    public static CleanName Of(string? given, string fallback = "document")
    {
        var text = given ?? "";
        var clean = new StringBuilder();
        // Whichever system it came from, what stands before the last separator is a place and no name.
        foreach (var rune in text[(text.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (!IsHidden(rune) && rune.Value is not ('<' or '>' or ':' or '"' or '|' or '?' or '*'))
                clean.Append(rune);
        }
        var name = clean.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        if (name.Length > LengthMax)
            name = Short(name);
        if (name.Length == 0)
            name = fallback;
        return new CleanName(name, name == text ? null : Written(text));
    }

    private static bool IsHidden(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;

    // The ending says what it is, so it is the middle that goes.
    private static string Short(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= 12 ? name[dot..] : "";
        var end = LengthMax - ending.Length;
        if (char.IsHighSurrogate(name[end - 1]))
            end--;
        return name[..end].TrimEnd() + ending;
    }

    private static string Written(string text)
    {
        var written = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
                written.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            else
                written.Append(rune);
            if (written.Length >= 500)
                break;
        }
        return written.ToString();
    }
}
