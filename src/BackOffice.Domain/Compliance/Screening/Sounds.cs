using System.Text;

namespace BackOffice.Domain.Compliance.Screening;

/// <summary>
/// What a word sounds like across the spellings of one name: Turkish, English, German, French and Russian habits of writing the same
/// sounds fall together (Cemal and Jamal, Şahin and Shahin, Müller and Mueller, Halit and Khalid).
/// </summary>
public static class Sounds
{
    private static readonly (string From, string To)[] Rules =
    [
        ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "c"), ("dj", "c"), ("zh", "c"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
        ("th", "t"), ("dh", "d"), ("ck", "k"), ("tz", "ts"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ue", "u"), ("oe", "o"), ("aw", "au"), ("ow", "u"),
        ("q", "k"), ("x", "ks"), ("j", "c"), ("w", "v"), ("y", "i"), ("e", "a"), ("o", "u"),
    ];

    /// <param name="word">In small Latin letters.</param>
    public static string Of(string word)
    {
        var text = new StringBuilder(word.Length);
        var start = word.Length > 3 && word.StartsWith("ye", StringComparison.Ordinal) ? 1 : 0;
        for (var i = start; i < word.Length;)
        {
            var rule = Array.Find(Rules, r => string.CompareOrdinal(word, i, r.From, 0, r.From.Length) == 0);
            Append(text, rule.From is null ? word[i].ToString() : rule.To);
            i += rule.From?.Length ?? 1;
        }
        // Turkish hardens what ends a name: Ahmed and Ahmet, Rajab and Recep.
        if (text.Length > 2)
            text[^1] = text[^1] switch { 'd' => 't', 'b' => 'p', 'g' => 'k', var c => c };
        return text.ToString();
    }

    /// <summary>The consonants alone.</summary>
    public static string Skeleton(string sound)
    {
        var text = new StringBuilder(sound.Length);
        foreach (var letter in sound)
        {
            // The emphatic letters of Arabic are written with z or with d: Ramazan, Ramadan.
            var c = letter == 'z' ? 'd' : letter;
            if (c is not ('a' or 'i' or 'u' or 'e' or 'o') && (text.Length == 0 || text[^1] != c))
                text.Append(c);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, string sound)
    {
        foreach (var c in sound)
        {
            if (text.Length == 0 || text[^1] != c)
                text.Append(c);
        }
    }
}
