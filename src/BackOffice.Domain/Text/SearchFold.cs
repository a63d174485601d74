using System.Globalization;
using System.Text;

namespace BackOffice.Domain.Text;

/// <summary>A word of a text, where it stands there, and the terms under which it is found.</summary>
/// <param name="Terms">The folded word first, then its Turkish and its English stem where they differ.</param>
public sealed record SearchWord(int Start, int Length, string Folded, IReadOnlyList<string> Terms);

/// <summary>
/// Folds text for search in Turkish and English at once: ışık, isik and IŞIK are one word, işlem finds İşlemler, ödeme finds ödemelerin. Both the text that is
/// kept and the question are folded here, so that they always agree.
/// </summary>
public static class SearchFold
{
    /// <summary>From so many letters on, what is typed also finds longer words that begin with it.</summary>
    public const int PrefixFrom = 2;

    /// <summary>No word of a language is longer; what stands beyond is not kept as a term.</summary>
    public const int TermLengthMax = 64;

    /// <summary>Small letters without marks; the dotless and the dotted i are one.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            folded.Append(c switch
            {
                'ı' or 'I' or 'İ' => "i",
                'ß' => "ss",
                'æ' or 'Æ' => "ae",
                'œ' or 'Œ' => "oe",
                'ø' or 'Ø' => "o",
                'đ' or 'Đ' or 'ð' or 'Ð' => "d",
                'ł' or 'Ł' => "l",
                'þ' or 'Þ' => "th",
                _ => char.ToLowerInvariant(c).ToString(),
            });
        }
        return folded.ToString();
    }

    /// <summary>The words of a text in their order, each with its place in the text as it was given.</summary>
    public static IEnumerable<SearchWord> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!IsOfWord(text, at))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && (IsOfWord(text, at) || IsApostropheInside(text, at)))
                at++;
            // What follows an apostrophe is a suffix in Turkish (Ankara'nın) and in English (bank's).
            var written = text[start..at];
            var cut = written.IndexOfAny(Apostrophes);
            var folded = Fold(cut > 0 ? written[..cut] : written);
            if (folded.Length > TermLengthMax)
                folded = folded[..TermLengthMax];
            if (folded.Length > 0)
                yield return new SearchWord(start, at - start, folded, Terms(folded));
        }
    }

    /// <summary>Everything a text is found under; for the index, separated by spaces.</summary>
    public static IReadOnlySet<string> IndexTerms(string text) => Words(text).SelectMany(w => w.Terms).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The question for PostgreSQL's <c>to_tsquery('simple', …)</c> over index terms: every word must be found, by a stem or by its beginning. Null when nothing
    /// can be asked. Holds letters and digits only beside its operators.
    /// </summary>
    public static string? TsQuery(string question)
    {
        var words = Words(question).Select(w => string.Join(" | ", w.Terms.Select((t, i) => i == 0 && t.Length >= PrefixFrom ? $"'{t}':*" : $"'{t}'"))).Distinct(StringComparer.Ordinal).ToList();
        return words.Count == 0 ? null : string.Join(" & ", words.Select(w => w.Contains('|') ? $"({w})" : w));
    }

    /// <summary>Whether every word of the question is in the text.</summary>
    public static bool Matches(string text, string question)
    {
        var words = Words(text).ToList();
        var asked = Words(question).ToList();
        return asked.Count > 0 && asked.TrueForAll(q => words.Exists(w => IsFound(w, q)));
    }

    /// <summary>Where the words of the question stand in the text, in their order, without overlaps.</summary>
    public static IReadOnlyList<(int Start, int Length)> Highlights(string text, string question)
    {
        var asked = Words(question).ToList();
        return [.. Words(text).Where(w => asked.Exists(q => IsFound(w, q))).Select(w => (w.Start, w.Length))];
    }

    private static bool IsFound(SearchWord word, SearchWord asked) =>
        word.Terms.Any(t => asked.Terms.Contains(t))
        || asked.Folded.Length >= PrefixFrom && word.Terms.Any(t => t.StartsWith(asked.Folded, StringComparison.Ordinal));

    private static string[] Terms(string folded) => [.. new[] { folded, TurkishStem.Of(folded), EnglishStem.Of(folded) }.Distinct(StringComparer.Ordinal)];

    private static readonly char[] Apostrophes = ['\'', '’', '‘', 'ʼ'];

    private static bool IsApostropheInside(string text, int at) => Apostrophes.Contains(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    // Letters beyond the basic plane come as two halves; both belong to the word.
    private static bool IsOfWord(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark
        || char.IsSurrogate(text[at]) && Rune.TryGetRuneAt(text, char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at, out var rune) && Rune.IsLetterOrDigit(rune);
}
