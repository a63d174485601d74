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

    private static readonly (string From, string To)[][] ByLetter = [.. Enumerable.Range('a', 26).Select(c => Rules.Where(r => r.From[0] == c).ToArray())];

    /// <param name="word">In small Latin letters.</param>
    public static string Of(string word)
    {
        var text = new StringBuilder(word.Length);
        var start = word.Length > 3 && word.StartsWith("ye", StringComparison.Ordinal) ? 1 : 0;
        for (var i = start; i < word.Length;)
        {
            var (length, to) = Rule(word.AsSpan(i));
            Append(text, length == 0 ? word.AsSpan(i, 1) : to);
            i += Math.Max(length, 1);
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

    private static (int Length, string To) Rule(ReadOnlySpan<char> rest)
    {
        if (rest[0] is < 'a' or > 'z')
            return default;
        foreach (var (from, to) in ByLetter[rest[0] - 'a'])
        {
            if (rest.StartsWith(from, StringComparison.Ordinal))
                return (from.Length, to);
        }
        return default;
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> sound)
    {
        foreach (var c in sound)
        {
            if (text.Length == 0 || text[^1] != c)
                text.Append(c);
        }
    }
}
