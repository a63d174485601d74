namespace BackOffice.Domain.Compliance.Screening;

/// <summary>What raised or lowered a score; each has a sentence in both languages.</summary>
public enum Feature
{
    /// <summary>One word of each name, the same.</summary>
    Equal,

    /// <summary>Different spellings of one sound.</summary>
    Sound,

    /// <summary>One name in two languages.</summary>
    Variant,

    /// <summary>The same consonants; one of them is written without vowels.</summary>
    Consonants,

    /// <summary>Nearly the same spelling.</summary>
    Spelling,

    /// <summary>An initial of the other's word.</summary>
    Initial,

    /// <summary>Two or three words of one are one word of the other.</summary>
    Joined,

    /// <summary>A word that only the one name has.</summary>
    OnlyInFirst,

    /// <summary>A word that only the other name has.</summary>
    OnlyInSecond,

    /// <summary>Each has words that the other lacks: they speak of two.</summary>
    Contradiction,

    /// <summary>Too little of the names agrees to go further.</summary>
    TooLittle,

    LegalFormDiffers,
    WeakAlias,
    KindDiffers,
    BirthDateAgrees,
    BirthDateDiffers,
    CountryAgrees,
    CountryDiffers,

    /// <summary>Only the beginning of a very long name was compared.</summary>
    Cut,

    /// <summary>Nothing in one of the names can be compared.</summary>
    NothingToCompare,
}

/// <param name="First">The word or value of the first, where there is one.</param>
/// <param name="Weight">How much a word counts, 0 to 1: rare words count more.</param>
/// <param name="Effect">How alike two words are, or by what the score was multiplied or capped.</param>
public sealed record MatchFeature(Feature Feature, string? First = null, string? Second = null, decimal? Weight = null, decimal? Effect = null);

/// <param name="Score">0 to 1.</param>
/// <param name="First">The name of the first that came closest to <paramref name="Second"/>.</param>
/// <param name="Weak">It rests on a weak alias.</param>
public sealed record NameMatch(decimal Score, string First, string Second, bool Weak, IReadOnlyList<MatchFeature> Explanation);

public enum ScreeningDecision { NoMatch, Review, Match }

/// <summary>From which score on a person must look, and from which on it is taken for the same. Versioned configuration.</summary>
public sealed record ScreeningThresholds(decimal Match, decimal Review)
{
    /// <summary>Chosen on the labelled names; see the decision on name screening.</summary>
    public static readonly ScreeningThresholds Measured = new(0.92m, 0.80m);

    public static Outcome<ScreeningThresholds> Of(decimal match, decimal review) =>
        review is <= 0 or > 1 || match is <= 0 or > 1 || review > match
            ? new Refusal("screening.thresholds-out-of-order", review, match)
            : new ScreeningThresholds(match, review);

    public ScreeningDecision Decide(NameMatch match) =>
        match.Score >= Match && !match.Weak ? ScreeningDecision.Match : match.Score >= Review ? ScreeningDecision.Review : ScreeningDecision.NoMatch;
}
