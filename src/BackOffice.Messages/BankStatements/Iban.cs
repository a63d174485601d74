namespace BackOffice.Messages.BankStatements;

/// <summary>International Bank Account Number, ISO 13616: country, two check digits, up to 30 characters; modulo 97 is 1.</summary>
public static class Iban
{
    private const int LengthMin = 15;
    private const int LengthMax = 34;

    /// <summary>The IBAN in its electronic form (no spaces, capitals), or null when the text is none.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        Span<char> kept = stackalloc char[LengthMax];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ' ')
                continue;
            if (length == LengthMax || !char.IsAsciiLetterOrDigit(c))
                return null;
            kept[length++] = char.ToUpperInvariant(c);
        }
        var iban = kept[..length];
        return IsValid(iban) ? iban.ToString() : null;
    }

    /// <summary>The first IBAN standing as a word of its own in a free text; null when there is none.</summary>
    public static string? In(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var length = 0;
            while (start + length < text.Length && char.IsAsciiLetterOrDigit(text[start + length]))
                length++;
            if (length is >= LengthMin and <= LengthMax && IsValid(text.Slice(start, length)))
                return text.Slice(start, length).ToString();
            start += length;
        }
        return null;
    }

    private static bool IsValid(ReadOnlySpan<char> iban)
    {
        if (iban.Length < LengthMin || !char.IsAsciiLetterUpper(iban[0]) || !char.IsAsciiLetterUpper(iban[1])
            || !char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3]))
            return false;
        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            if (char.IsAsciiDigit(c))
                remainder = (remainder * 10 + (c - '0')) % 97;
            else if (char.IsAsciiLetterUpper(c))
                remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
            else
                return false;
        }
        return remainder == 1;
    }
}
