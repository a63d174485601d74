namespace BackOffice.Domain.Text;

/// <summary>
/// A light stem of a folded Turkish word: endings of number, case and possession are taken off until none is left, then what the endings change in a
/// stem is undone (kaydı and kayıt, emri and emir, hesabı and hesap, kaynağı and kaynak meet). Not a word of the language, only a place to meet.
/// </summary>
public static class TurkishStem
{
    private const int Shortest = 3;

    // Folded: ı is i, ö is o, ü is u. Longest first.
    private static readonly string[] Endings =
    [
        .. new[]
        {
            "ler", "lar", "leri", "lari", "lerin", "larin", "lerini", "larini", "lerine", "larina", "lerinin", "larinin", "lerinde", "larinda", "lerinden", "larindan", "lere", "lara", "lerde", "larda",
            "lerden", "lardan", "nin", "nun", "in", "un", "den", "dan", "ten", "tan", "de", "da", "te", "ta", "nde", "nda", "nden", "ndan", "ye", "ya", "yi", "yu", "ni", "nu", "ne", "na", "si", "su",
            "imiz", "umuz", "miz", "muz", "iniz", "unuz", "niz", "nuz", "yle", "yla", "le", "la", "ce", "ca", "i", "u", "e", "a",
        }.OrderByDescending(e => e.Length).ThenBy(e => e, StringComparer.Ordinal),
    ];

    public static string Of(string folded)
    {
        var stem = folded;
        while (Array.Find(Endings, e => stem.EndsWith(e, StringComparison.Ordinal) && IsStem(stem.AsSpan(0, stem.Length - e.Length))) is { } ending)
            stem = stem[..^ending.Length];
        return stem.Length < Shortest ? folded : Meet(stem);
    }

    private static bool IsStem(ReadOnlySpan<char> stem) => stem.Length >= Shortest && stem.IndexOfAny("aeiou") >= 0;

    private static string Meet(string stem)
    {
        // Endings drop the high vowel of the last syllable: emir, emri.
        if (stem.Length >= 4 && stem[^2] is 'i' or 'u' && !IsVowel(stem[^1]) && !IsVowel(stem[^3]))
            stem = stem.Remove(stem.Length - 2, 1);
        // And soften its last consonant: hesap, hesabi.
        var last = stem[^1] switch { 'b' => 'p', 'd' => 't', 'g' => 'k', var c => c };
        return stem[..^1] + last;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}

/// <summary>A light stem of a folded English word: plural, past and continuous endings only.</summary>
public static class EnglishStem
{
    public static string Of(string folded)
    {
        var stem = folded;
        if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal))
            stem = stem[..^3] + "y";
        else if (stem.Length > 4 && (stem.EndsWith("sses", StringComparison.Ordinal) || stem.EndsWith("xes", StringComparison.Ordinal) || stem.EndsWith("ches", StringComparison.Ordinal) || stem.EndsWith("shes", StringComparison.Ordinal)))
            stem = stem[..^2];
        else if (stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
            stem = stem[..^1];
        if (stem.Length > 5 && stem.EndsWith("ing", StringComparison.Ordinal))
            stem = Undouble(stem[..^3]);
        else if (stem.Length > 4 && stem.EndsWith("ed", StringComparison.Ordinal))
            stem = Undouble(stem[..^2]);
        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
