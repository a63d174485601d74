using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;
using BackOffice.Platform.Ui.Parts;

namespace BackOffice.Settlements.Trades;

/// <summary>The standing instructions that were looked at, for the drawer: which was used, and why the others lost.</summary>
public static class SsiRules
{
    public static IReadOnlyList<WhyRule> Of(SsiWhy? why, Words words) => why is null ? [] :
        [.. why.Candidates.Select(c => new WhyRule(
            c.Loss is null ? WhyState.Used : c.Level is not null ? WhyState.Lost : WhyState.Out,
            $"{c.AgentBic} {c.Account}",
            c.Loss is { } loss ? words["ssi.loss." + Invariant.Kebab(loss.ToString())] : c.Level is { } level ? words["ssi.level." + Invariant.Kebab(level.ToString())] : null,
            Says(c, words)))];

    private static string Says(SsiWhyCandidate c, Words words) => string.Join(" · ", new[]
    {
        words.Of("ssi.market", c.Market ?? "*"), words.Of("ssi.currency", c.Currency ?? "*"), c.AssetClass is { } asset ? words.Of("ssi.asset-class", asset) : null,
        words.Of("ssi.priority", c.Priority), words.Of("ssi.since", c.ValidFrom), c.ValidTo is { } end ? words.Of("ssi.until", end) : null,
    }.OfType<string>());
}
