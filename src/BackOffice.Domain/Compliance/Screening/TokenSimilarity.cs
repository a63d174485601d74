using System.Numerics;

namespace BackOffice.Domain.Compliance.Screening;

/// <summary>Why two words are taken for one.</summary>
public enum TokenLikeness { None, Equal, Sound, Variant, Consonants, Spelling, Initial }

/// <summary>How alike two words are, in thousandths. Symmetric.</summary>
public static class TokenSimilarity
{
    private const int OtherBeginning = 60;
    private const int VowelCost = 120;
    private const int ConsonantCost = 200;

    /// <summary>Spellings less alike than this are different words.</summary>
    public const int Floor = 780;

    public const int Whole = 1000;
    public const int SameSound = 960;
    public const int SameVariant = 900;
    public const int SameConsonants = 930;
    public const int NearConsonants = 860;
    public const int SameInitial = 800;

    public static int Of(NameToken a, NameToken b, out TokenLikeness why)
    {
        why = TokenLikeness.Equal;
        if (a.Text == b.Text)
            return Whole;
        if (a.Text.Length == 1 || b.Text.Length == 1)
        {
            why = TokenLikeness.Initial;
            return a.Text[0] == b.Text[0] || a.Sound[0] == b.Sound[0] ? SameInitial : None(out why);
        }
        why = TokenLikeness.Sound;
        if (a.Sound == b.Sound && a.Sound.Length > 2)
            return SameSound;

        var best = 0;
        if (a.Abjad != b.Abjad && a.Skeleton.Length > 1 && a.Skeleton == b.Skeleton)
        {
            var (bare, full) = a.Abjad ? (a.Sound, b.Sound) : (b.Sound, a.Sound);
            best = IsWithin(bare, full) ? SameConsonants : NearConsonants;
            why = TokenLikeness.Consonants;
        }
        if (best < SameVariant && Vocabulary.VariantOf(a.Text) is { } variant && variant == Vocabulary.VariantOf(b.Text))
            (best, why) = (SameVariant, TokenLikeness.Variant);

        var spelling = Math.Max(Spelling(a.Text, b.Text, a.Letters, b.Letters), Spelling(a.Sound, b.Sound, a.SoundLetters, b.SoundLetters) - 10);
        if (spelling >= Floor)
        {
            // A slip inside a word is forgiven more easily when its consonants stand, less when it begins otherwise.
            var lost = Whole - spelling + (a.Sound[0] == b.Sound[0] ? 0 : OtherBeginning);
            spelling = Whole - lost * (a.Skeleton == b.Skeleton ? VowelCost : ConsonantCost) / 100;
            if (spelling > best)
                (best, why) = (spelling, TokenLikeness.Spelling);
        }
        return best > 0 ? best : None(out why);
    }

    /// <summary>False when no way of counting edits can bring the two over the floor; costs next to nothing.</summary>
    /// <param name="floor">Of the spelling before slips are weighed; never more than what the likeness asked for needs.</param>
    public static bool MayBeSpelledAlike(NameToken a, NameToken b, int floor = Floor) =>
        MayBe(Math.Max(a.Text.Length, b.Text.Length), Math.Min(a.Text.Length, b.Text.Length), a.Letters, b.Letters, floor)
        || MayBe(Math.Max(a.Sound.Length, b.Sound.Length), Math.Min(a.Sound.Length, b.Sound.Length), a.SoundLetters, b.SoundLetters, floor);

    // Every letter that the other lacks costs an edit.
    private static bool MayBe(int longer, int shorter, uint lettersA, uint lettersB, int floor)
    {
        var least = Math.Max(longer - shorter, Math.Max(BitOperations.PopCount(lettersA & ~lettersB), BitOperations.PopCount(lettersB & ~lettersA)));
        return longer > 0 && (2 * Whole - Whole * least / longer) / 2 >= floor;
    }

    private static int None(out TokenLikeness why)
    {
        why = TokenLikeness.None;
        return 0;
    }

    // Half the way that Jaro and Winkler measure, which forgives ends, and half the edits, which do not.
    private static int Spelling(string a, string b, uint lettersA, uint lettersB)
    {
        var (longer, shorter) = (Math.Max(a.Length, b.Length), Math.Min(a.Length, b.Length));
        if (shorter < 3)
            return 0;
        if (!MayBe(longer, shorter, lettersA, lettersB, Floor))
            return 0;
        // Jaro's greedy search may depend on which word comes first.
        if (a.Length > b.Length || a.Length == b.Length && string.CompareOrdinal(a, b) > 0)
            (a, b) = (b, a);
        var edits = Edits(a, b);
        // One edit in a word of three or four letters makes another word more often than a slip.
        if (longer <= 4 && edits > 0)
            return 0;
        return (Whole - Whole * edits / longer + JaroWinkler(a, b)) / 2;
    }

    /// <summary>Insertions, deletions, changes and swaps of neighbours.</summary>
    public static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, before[j - 2] + 1);
                current[j] = least;
            }
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return previous[b.Length];
    }

    public static int JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var reach = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        Span<bool> usedA = stackalloc bool[a.Length];
        Span<bool> usedB = stackalloc bool[b.Length];
        usedA.Clear();
        usedB.Clear();
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(b.Length, i + reach + 1); j++)
            {
                if (usedB[j] || a[i] != b[j])
                    continue;
                usedA[i] = usedB[j] = true;
                matches++;
                break;
            }
        }
        if (matches == 0)
            return 0;
        var (moved, k) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (!usedA[i])
                continue;
            while (!usedB[k])
                k++;
            if (a[i] != b[k++])
                moved++;
        }
        var jaro = (Whole * matches / a.Length + Whole * matches / b.Length + Whole * (matches - moved / 2) / matches) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
            prefix++;
        return jaro + prefix * (Whole - jaro) / 10;
    }

    private static bool IsWithin(string bare, string full)
    {
        var at = 0;
        foreach (var c in full)
        {
            if (at < bare.Length && bare[at] == c)
                at++;
        }
        return at == bare.Length;
    }
}
