namespace BackOffice.Domain;

/// <summary>The arithmetic that the check digits of codes share.</summary>
internal static class CheckDigits
{
    /// <summary>The code as its own owners write it: without blanks, in capitals whatever the reader's language (i is never İ here).</summary>
    public static string Normal(string? text) =>
        text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    public static bool IsAlphanumeric(string text) => text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    /// <summary>Letters as two digits, A = 10 … Z = 35 (ISO 6166, ISO 7064).</summary>
    public static IEnumerable<int> Digits(string text)
    {
        foreach (var c in text)
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            if (value >= 10)
                yield return value / 10;
            yield return value % 10;
        }
    }

    /// <summary>ISO 7064 MOD 97-10: a code with right check digits leaves 1.</summary>
    public static int Mod97(string text) => Digits(text).Aggregate(0, (rest, digit) => ((rest * 10) + digit) % 97);

    /// <summary>The Luhn sum of all digits, the last one (the check digit) not doubled; a right code gives a multiple of ten.</summary>
    public static int Luhn(string text)
    {
        var (sum, doubled) = (0, false);
        foreach (var digit in Digits(text).Reverse())
        {
            var value = doubled ? digit * 2 : digit;
            sum += (value / 10) + (value % 10);
            doubled = !doubled;
        }
        return sum;
    }
}
