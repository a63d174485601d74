using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace BackOffice.Domain.Compliance.Screening;

/// <summary>
/// Writes names of any script in small Latin letters without marks: Turkish, Cyrillic, Greek, Arabic, Persian and Hebrew letter by letter, everything else by
/// dropping its marks. Letters of scripts that are not known here stay as they are; signs and emoji become spaces.
/// </summary>
public static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Letters = Table();

    /// <summary>True for scripts that leave short vowels out.</summary>
    public static bool IsAbjad(char c) => c is >= '\u0590' and <= '\u06FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';

    /// <summary>The letters of one word; <paramref name="abjad"/> says that its vowels are not all written.</summary>
    public static string Word(ReadOnlySpan<char> word, out bool abjad)
    {
        abjad = false;
        var text = new StringBuilder(word.Length + 8);
        foreach (var rune in word.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.IsBmp && Letters.TryGetValue((char)rune.Value, out var latin))
            {
                abjad |= IsAbjad((char)rune.Value);
                // A waw or vav that begins a word is a consonant, elsewhere mostly a long u.
                text.Append(rune.Value is 'و' or 'ו' && text.Length > 0 ? "u" : latin);
                continue;
            }
            foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
            {
                if (part.IsBmp && Letters.TryGetValue((char)part.Value, out var other))
                    text.Append(other);
                else if (Rune.IsLetterOrDigit(part))
                    text.Append(Rune.ToLowerInvariant(part));
            }
        }
        return text.ToString();
    }

    private static FrozenDictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        void Add(string pairs)
        {
            foreach (var pair in pairs.Split(' '))
            {
                var latin = pair.Length > 1 ? pair[1..] : "";
                table[pair[0]] = latin;
                // Upper-case forms where the script has them; the dotless i is folded by its own entries.
                var upper = char.ToUpper(pair[0], CultureInfo.InvariantCulture);
                table.TryAdd(upper, latin);
            }
        }
        Add("ıi Ii İi ßss æae œoe øo đd ðd þth łl ŋn ħh ʻ ʼ ’ ‘ ʾ ʿ");
        Add("аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ьь эe юyu яya іi їi єe ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk әa өo үu ұu қk ғg ңn һh");
        table['ь'] = table['Ь'] = "";
        Add("αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υi φf χch ψps ωo άa έe ήi ίi όo ύi ώo ϊi ϋi ΐi ΰi");
        Add("اa أa إi آa ٱa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh ةa وw ؤu يi ىa ئi ء پp چch ژzh گg کk یi ہh ھh ےi ڤv ـ");
        Add("אa בb גg דd הh וv זz חch טt יy כk ךk לl מm םm נn ןn סs עa פp ףf צts ץts קk רr שsh תt");
        return table.ToFrozenDictionary();
    }
}
