using System.Collections.Frozen;
using System.Numerics;

namespace BackOffice.Domain.Compliance.Screening;

/// <summary>How much a word says: the rarer in the lists, the more. In thousandths.</summary>
public sealed class TokenWeights
{
    public const int Most = 1000;
    public const int Least = 250;
    private const int OfCommon = 350;

    private readonly FrozenDictionary<string, int> _counts;
    private readonly int _names;

    private TokenWeights(FrozenDictionary<string, int> counts, int names) => (_counts, _names) = (counts, names);

    /// <summary>Without a list to count in only the common words of business count less.</summary>
    public static readonly TokenWeights None = new(FrozenDictionary<string, int>.Empty, 0);

    public static TokenWeights Of(IEnumerable<NameForm> corpus)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = 0;
        foreach (var name in corpus)
        {
            names++;
            foreach (var sound in name.Tokens.Select(t => t.Sound).Distinct())
                counts[sound] = counts.GetValueOrDefault(sound) + 1;
        }
        return new TokenWeights(counts.ToFrozenDictionary(StringComparer.Ordinal), names);
    }

    public int Of(NameToken token)
    {
        var weight = Most;
        // Below some hundreds of names a count tells nothing about rarity.
        if (_names >= 200 && _counts.TryGetValue(token.Sound, out var count))
            weight = Math.Clamp(Most * Log2(_names / (long)count) / Log2(_names), Least, Most);
        if (token.Text.Length == 1)
            weight = Math.Min(weight, OfCommon);
        return Vocabulary.IsCommon(token.Text) ? Math.Min(weight, OfCommon) : weight;
    }

    // In thousandths, straight between powers of two: near enough, and the same on every machine.
    private static int Log2(long value)
    {
        var whole = BitOperations.Log2((ulong)Math.Max(value, 1));
        return whole * 1000 + (int)((Math.Max(value, 1) - (1L << whole)) * 1000 / (1L << whole));
    }
}
