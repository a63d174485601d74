namespace BackOffice.Domain.Compliance.Screening;

/// <summary>A subject whose names are made ready once, for many comparisons.</summary>
public sealed class PreparedSubject
{
    private PreparedSubject(Subject subject)
    {
        Subject = subject;
        Names = [.. subject.Names.Where(n => !string.IsNullOrWhiteSpace(n.Name)).Select(n => (NameForm.Of(n.Name), n.Weak))];
        Countries = [.. (subject.Countries ?? []).Select(c => string.Concat(NameForm.Of(c).Tokens.Select(t => t.Text))).Where(c => c.Length > 0)];
    }

    public Subject Subject { get; }

    public IReadOnlyList<(NameForm Form, bool Weak)> Names { get; }

    internal HashSet<string> Countries { get; }

    public static PreparedSubject Of(Subject subject) => new(subject);
}

/// <summary>Compares two subjects: the best of their names, then what else is known of them. Symmetric but for who is called first.</summary>
public static class NameMatcher
{
    private const int WeakFactor = 920;
    private const int KindFactor = 850;
    private const int BirthDiffersFactor = 800;
    private const int CountryDiffersFactor = 950;

    // What a qualifier that agrees closes of the gap to certainty; only when the names already speak for it.
    private const int BirthAgreesGain = 250;
    private const int CountryAgreesGain = 80;
    private const int GainFrom = 750;

    public static NameMatch Compare(Subject first, Subject second, TokenWeights? weights = null) =>
        Compare(PreparedSubject.Of(first), PreparedSubject.Of(second), weights ?? TokenWeights.None);

    public static NameMatch Compare(PreparedSubject first, PreparedSubject second, TokenWeights weights)
    {
        var (score, a, b, weak) = Best(first, second, weights, null);
        if (a is null || b is null)
            return new NameMatch(0, "", "", false, [new MatchFeature(Feature.NothingToCompare)]);
        var explanation = new List<MatchFeature>();
        NameScore.Of(a, b, weights, explanation);
        if (weak)
            explanation.Add(new MatchFeature(Feature.WeakAlias, a.Original, b.Original, Effect: WeakFactor / 1000m));
        score = Qualify(first, second, score, explanation);
        return new NameMatch(score / 1000m, a.Original, b.Original, weak, explanation);
    }

    /// <summary>The score alone, in thousandths.</summary>
    public static int Score(PreparedSubject first, PreparedSubject second, TokenWeights weights, IReadOnlyCollection<int>? namesOfSecond = null) =>
        Qualify(first, second, Best(first, second, weights, namesOfSecond).Score, null);

    private static (int Score, NameForm? First, NameForm? Second, bool Weak) Best(PreparedSubject first, PreparedSubject second, TokenWeights weights, IReadOnlyCollection<int>? only)
    {
        (int Score, NameForm? First, NameForm? Second, bool Weak) best = (-1, null, null, false);
        foreach (var (a, weakA) in first.Names)
        {
            for (var n = 0; n < second.Names.Count; n++)
            {
                if (only is not null && !only.Contains(n))
                    continue;
                var (b, weakB) = second.Names[n];
                var weak = weakA || weakB;
                var score = NameScore.Of(a, b, weights);
                score = weak ? score * WeakFactor / 1000 : score;
                if (score > best.Score || score == best.Score && best.Weak && !weak)
                    best = (score, a, b, weak);
            }
        }
        return best with { Score = Math.Max(best.Score, 0) };
    }

    private static int Qualify(PreparedSubject first, PreparedSubject second, int score, List<MatchFeature>? explain)
    {
        var (a, b) = (first.Subject, second.Subject);
        var names = score;
        if (a.Kind != b.Kind && a.Kind != SubjectKind.Unknown && b.Kind != SubjectKind.Unknown)
            score = Lower(score, KindFactor, Feature.KindDiffers, a.Kind.ToString(), b.Kind.ToString(), explain);

        if (a.BirthDates is { Count: > 0 } births && b.BirthDates is { Count: > 0 } others)
        {
            var apart = births.SelectMany(x => others.Select(y => x.YearsApart(y))).Min();
            var sameDay = births.Any(x => x.IsDay && others.Contains(x));
            if (apart > 1)
                score = Lower(score, BirthDiffersFactor, Feature.BirthDateDiffers, Text(births), Text(others), explain);
            else if (names >= GainFrom && apart == 0)
                score = Raise(score, sameDay ? BirthAgreesGain : BirthAgreesGain / 2, Feature.BirthDateAgrees, Text(births), Text(others), explain);
        }
        if (first.Countries.Count > 0 && second.Countries.Count > 0)
        {
            if (!first.Countries.Overlaps(second.Countries))
                score = Lower(score, CountryDiffersFactor, Feature.CountryDiffers, string.Join(", ", a.Countries!), string.Join(", ", b.Countries!), explain);
            else if (names >= GainFrom)
                score = Raise(score, CountryAgreesGain, Feature.CountryAgrees, string.Join(", ", a.Countries!), string.Join(", ", b.Countries!), explain);
        }
        return score;
    }

    private static int Lower(int score, int factor, Feature feature, string first, string second, List<MatchFeature>? explain)
    {
        explain?.Add(new MatchFeature(feature, first, second, Effect: factor / 1000m));
        return score * factor / 1000;
    }

    private static int Raise(int score, int gain, Feature feature, string first, string second, List<MatchFeature>? explain)
    {
        var raised = score + (TokenSimilarity.Whole - score) * gain / 1000;
        explain?.Add(new MatchFeature(feature, first, second, Effect: (raised - score) / 1000m));
        return raised;
    }

    private static string Text(IReadOnlyList<BirthSpan> spans) => string.Join(", ", spans.Select(s =>
        s.IsDay ? s.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : s.From.Year == s.To.Year ? s.From.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.From.Year}-{s.To.Year}")));
}
