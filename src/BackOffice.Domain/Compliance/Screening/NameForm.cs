namespace BackOffice.Domain.Compliance.Screening;

/// <summary>One word of a name as it is compared.</summary>
/// <param name="Abjad">Written without its short vowels.</param>
/// <param name="Letters">Which letters occur, a bit each; two words without common letters need no closer look.</param>
public sealed record NameToken(string Text, string Sound, string Skeleton, bool Abjad, uint Letters, uint SoundLetters)
{
    public static NameToken Of(string text, bool abjad)
    {
        var sound = Sounds.Of(text);
        return new NameToken(text, sound, Sounds.Skeleton(sound), abjad, Mask(text), Mask(sound));
    }

    private static uint Mask(string text)
    {
        var mask = 0u;
        foreach (var c in text)
            mask |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + c % 6);
        return mask;
    }
}

/// <summary>Neighbouring words written as one, with the places of those that are compared.</summary>
public sealed record NameJoin(NameToken Token, int First, int Count);

/// <summary>
/// A name made ready: transliterated, cut into words, its legal form, particles and titles put aside. Words beyond <see cref="TokensMax"/> and letters
/// beyond <see cref="TokenLengthMax"/> are not compared; <see cref="IsCut"/> says so.
/// </summary>
public sealed class NameForm
{
    public const int TokensMax = 24;
    public const int TokenLengthMax = 40;

    // No name is longer; what stands beyond is not worth the time.
    private const int LettersMax = 2_000;

    private NameForm(string original, IReadOnlyList<NameToken> tokens, IReadOnlyList<NameJoin> joins, IReadOnlyList<string> legalForms, bool isCut) =>
        (Original, Tokens, Joins, LegalForms, IsCut) = (original, tokens, joins, legalForms, isCut);

    public string Original { get; }

    public IReadOnlyList<NameToken> Tokens { get; }

    public IReadOnlyList<NameJoin> Joins { get; }

    public IReadOnlyList<string> LegalForms { get; }

    public bool IsCut { get; }

    public static NameForm Of(string name)
    {
        var original = name.Trim();
        var isCut = original.Length > LettersMax;
        var words = Words(isCut ? original[..LettersMax] : original);
        var forms = TakeLegalForms(words);

        var rest = words.Where(w => !Vocabulary.IsTitle(w.Text)).ToList();
        if (rest.Count == 0)
            rest = words;
        // A name of particles alone is still a name.
        var compared = rest.Exists(w => !Vocabulary.IsParticle(w.Text)) ? rest.FindAll(w => !Vocabulary.IsParticle(w.Text)) : rest;
        isCut |= compared.Count > TokensMax || compared.Exists(w => w.Text.Length > TokenLengthMax);
        compared = [.. compared.Take(TokensMax)];
        var tokens = compared.ConvertAll(w => NameToken.Of(Cut(w.Text), w.Abjad));
        return new NameForm(original, tokens, Join(rest, compared), forms, isCut);
    }

    private sealed record Word(string Text, bool Abjad);

    private static string Cut(string text) => text.Length > TokenLengthMax ? text[..TokenLengthMax] : text;

    private static List<Word> Words(string name)
    {
        var words = new List<Word>();
        foreach (var chunk in name.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = chunk.Split('.', StringSplitOptions.RemoveEmptyEntries);
            // A.Ş. is one word, J.R.R. is three initials.
            var whole = Transliteration.Word(chunk.Replace(".", "", StringComparison.Ordinal), out var abjad);
            if (parts.Length <= 1 || Vocabulary.FormOf(whole) is not null)
                Add(words, whole, abjad, chunk);
            else
            {
                foreach (var part in parts)
                    Add(words, Transliteration.Word(part, out abjad), abjad, part);
            }
        }
        return words;
    }

    private static void Add(List<Word> words, string text, bool abjad, string written)
    {
        if (text.Length == 0)
            return;
        // The article is written together with its word in Arabic, and the servant's name in one word in Turkish.
        if (written.StartsWith("ال", StringComparison.Ordinal) && text.Length > 4)
        {
            words.Add(new Word("al", abjad));
            text = text[2..];
        }
        if (text is "abdul" or "abdel" or "abdal" or "abdur" or "abdu" or "abdoul")
            text = "abd";
        else if (text.Length > 8 && text.StartsWith("abd", StringComparison.Ordinal) && text[3] is 'u' or 'e' or 'a' && text[4] is 'l' or 'r' && text[5..] is not ("lahi" or "laziz"))
        {
            words.Add(new Word("abd", abjad));
            text = text[5..];
        }
        words.Add(new Word(text, abjad));
    }

    // Longest first, from the end, where forms stand; once more at the beginning, where Russian ones do.
    private static List<string> TakeLegalForms(List<Word> words)
    {
        var forms = new List<string>();
        var found = true;
        while (found && words.Count > 1)
        {
            found = false;
            for (var length = Math.Min(5, words.Count - 1); length > 0 && !found; length--)
            {
                foreach (var at in (int[])[words.Count - length, 0])
                {
                    if (Vocabulary.FormOf(string.Join(' ', words.Skip(at).Take(length).Select(w => w.Text))) is not { } form)
                        continue;
                    forms.Add(form);
                    words.RemoveRange(at, length);
                    found = true;
                    break;
                }
            }
        }
        return forms;
    }

    private static List<NameJoin> Join(List<Word> all, List<Word> compared)
    {
        var joins = new List<NameJoin>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var places = new Dictionary<Word, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < compared.Count; i++)
            places[compared[i]] = i;
        for (var from = 0; from < all.Count; from++)
        {
            for (var count = 2; count <= 3 && from + count <= all.Count; count++)
            {
                var words = all.GetRange(from, count);
                var used = words.Where(places.ContainsKey).Select(w => places[w]).ToList();
                var plain = string.Concat(words.Where(places.ContainsKey).Select(w => w.Text));
                foreach (var text in (string[])[string.Concat(words.Select(w => w.Text)), plain])
                {
                    if (used.Count == 0 || text.Length is < 4 or > TokenLengthMax || text == words[0].Text && count == 1 || !seen.Add(text))
                        continue;
                    if (used.Count == 1 && text == compared[used[0]].Text)
                        continue;
                    joins.Add(new NameJoin(NameToken.Of(text, words.Exists(w => w.Abjad)), used[0], used.Count));
                }
            }
        }
        return joins;
    }

    private static readonly char[] Separators = [.. " \t\r\n,;:/\\|-_()[]{}\"«»“”„&+*!?#@=<>–—‐‑،؛\u00A0\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"];
}
