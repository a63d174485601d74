using System.Text;

namespace BackOffice.Messages.BankStatements.Mt;

/// <summary>
/// The structured :86: of German-speaking, Polish and Turkish banks and Triodos: a three-digit code, then subfields of a separator (? mostly) and two digits.
/// ?00 booking text, ?10 journal number, ?20-?29 and ?60-?63 remittance, ?30 bank, ?31 account, ?32-?33 name, ?34 text key.
/// </summary>
internal static class SubfieldDetails
{
    /// <summary>The SEPA words inside the remittance, each up to the next one.</summary>
    private static readonly string[] Words =
        ["EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "COAM+", "OAMT+", "PURP+", "IBAN+", "BIC+", "SQTP+", "ORCR+", "ORMR+", "DDAT+", "RREF+"];

    public static bool IsSo(string text) =>
        text.Length >= 6 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && !char.IsAsciiLetterOrDigit(text[3]) && text[3] is not (' ' or '/' or '-' or '.' or ',')
        && char.IsAsciiDigit(text[4]) && char.IsAsciiDigit(text[5]);

    public static MtDetails Read(string text)
    {
        var separator = text[3];
        var (remittance, name) = (new StringBuilder(), new StringBuilder());
        string? booking = null, bank = null, account = null;
        var at = 3;
        while (at < text.Length)
        {
            var number = MtAmount.Two(text, at + 1);
            var end = Next(text, at + 3, separator);
            var value = text[(at + 3)..end];
            switch (number)
            {
                case 0:
                    booking = MtText.Tidy(value);
                    break;
                case >= 20 and <= 29 or >= 60 and <= 63:
                    Append(remittance, value);
                    break;
                case 30:
                    bank = MtText.Tidy(value);
                    break;
                case 31 or 38:
                    account = MtText.Tidy(value) ?? account;
                    break;
                case 32 or 33:
                    name.Append(value);
                    break;
            }
            at = end;
        }
        var words = Split(remittance.ToString());
        return new MtDetails
        {
            BankCode = text[..3],
            BankText = booking,
            Remittance = MtText.Tidy(words.GetValueOrDefault("SVWZ+") ?? words.GetValueOrDefault("")),
            EndToEndId = MtText.Reference(words.GetValueOrDefault("EREF+")),
            OwnReference = MtText.Reference(words.GetValueOrDefault("KREF+")),
            Name = MtText.Tidy(name.ToString()) ?? MtText.Tidy(words.GetValueOrDefault("ABWA+") ?? words.GetValueOrDefault("ABWE+")),
            Account = account ?? MtText.Tidy(words.GetValueOrDefault("IBAN+")),
            Bank = bank ?? MtText.Tidy(words.GetValueOrDefault("BIC+")),
        };
    }

    // Banks cut texts into pieces of 27 anywhere, so pieces run on, but a word of SEPA begins a thought.
    private static void Append(StringBuilder text, string piece)
    {
        if (text.Length > 0 && text[^1] != ' ' && StartsWithWord(piece, 0) is not null)
            text.Append(' ');
        text.Append(piece);
    }

    private static int Next(string text, int from, char separator)
    {
        for (var i = from; i + 2 < text.Length; i++)
        {
            if (text[i] == separator && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]))
                return i;
        }
        return text.Length;
    }

    // The text before the first word stands under the empty one.
    private static Dictionary<string, string> Split(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var (word, start) = ("", 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && text[i - 1] != ' ' || StartsWithWord(text, i) is not { } next)
                continue;
            if (i > start)
                found.TryAdd(word, text[start..i]);
            (word, start) = (next, i + next.Length);
            i = start - 1;
        }
        if (start < text.Length)
            found.TryAdd(word, text[start..]);
        return found;
    }

    private static string? StartsWithWord(string text, int at)
    {
        foreach (var word in Words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return word;
        }
        return null;
    }
}
