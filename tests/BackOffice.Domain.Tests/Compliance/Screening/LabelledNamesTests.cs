using BackOffice.Domain.Compliance.Screening;
using Xunit.Abstractions;

namespace BackOffice.Domain.Tests.Compliance.Screening;

/// <summary>The pairs on which the thresholds were chosen: invented names, each said to be of one person or of two.</summary>
public sealed class LabelledNamesTests(ITestOutputHelper output)
{
    private sealed record Pair(string First, string Second, bool Same)
    {
        public NameMatch Match { get; } = NameMatcher.Compare(Subject.Of(First), Subject.Of(Second));
    }

    private static List<Pair> Pairs() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Compliance", "Screening", "labelled-names.csv")).Skip(1)
            .Select(l => l.Split(';')).Select(f => new Pair(f[0], f[1], f[2] == "1"))];

    [Fact]
    public void At_the_review_threshold_nearly_nothing_is_missed_and_at_the_match_threshold_nearly_nothing_is_wrong()
    {
        var pairs = Pairs();
        var thresholds = ScreeningThresholds.Measured;
        output.WriteLine($"{pairs.Count} pairs, {pairs.Count(p => p.Same)} of one");
        for (var t = 0.70m; t <= 1; t += 0.02m)
            output.WriteLine(Line(pairs, t));
        foreach (var pair in pairs.Where(p => p.Same != p.Match.Score >= thresholds.Review || !p.Same && p.Match.Score >= thresholds.Match))
            output.WriteLine($"{(pair.Same ? "missed" : "false")} {pair.Match.Score} {pair.First} | {pair.Second}");

        var review = Measure(pairs, thresholds.Review);
        var match = Measure(pairs, thresholds.Match);

        Assert.True(pairs.Count >= 150);
        Assert.True(review.Recall >= 0.97m, $"recall at review {review.Recall}");
        Assert.True(review.Precision >= 0.85m, $"precision at review {review.Precision}");
        Assert.True(match.Precision >= 0.98m, $"precision at match {match.Precision}");
        Assert.True(match.Recall >= 0.80m, $"recall at match {match.Recall}");
    }

    private static string Line(List<Pair> pairs, decimal threshold)
    {
        var (precision, recall) = Measure(pairs, threshold);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{threshold:0.00} precision {precision:0.000} recall {recall:0.000}");
    }

    private static (decimal Precision, decimal Recall) Measure(List<Pair> pairs, decimal threshold)
    {
        var found = pairs.Where(p => p.Match.Score >= threshold).ToList();
        return (found.Count == 0 ? 1 : (decimal)found.Count(p => p.Same) / found.Count, (decimal)found.Count(p => p.Same) / pairs.Count(p => p.Same));
    }
}
