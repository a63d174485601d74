namespace BackOffice.Domain.Compliance.Screening;

/// <summary>
/// How alike two names are, without regard to whose they are. Words are paired once; a pair counts by its likeness and by how rare its words are. A word
/// that only one name has costs a little (omission); words on both sides that find no partner cost more (contradiction). Symmetric.
/// </summary>
public static class NameScore
{
    // Hundredths of a word's weight. Chosen on the labelled names.
    private const int OmissionCost = 16;
    private const int ContradictionCost = 115;
    private const int OnlyInitialsMax = 500;
    private const int OneWordOfManyMax = 700;
    private const int LegalFormFactor = 970;

    /// <summary>Words written as one must be nearly the other's word.</summary>
    internal const int JoinFloor = 900;

    /// <summary>The score in thousandths.</summary>
    /// <param name="explain">Left out while searching: explaining costs more than scoring.</param>
    public static int Of(NameForm a, NameForm b, TokenWeights weights, List<MatchFeature>? explain = null)
    {
        if (a.Tokens.Count == 0 || b.Tokens.Count == 0)
        {
            var same = a.Original.Length > 0 && string.Equals(a.Original, b.Original, StringComparison.OrdinalIgnoreCase);
            explain?.Add(new MatchFeature(same ? Feature.Equal : Feature.NothingToCompare, a.Original, b.Original));
            return same ? TokenSimilarity.Whole : 0;
        }

        var left = Weigh(a, weights);
        var right = Weigh(b, weights);
        TakeJoins(left, a, right, explain, false);
        TakeJoins(right, b, left, explain, true);

        var sims = new int[left.Count, right.Count];
        var why = new TokenLikeness[left.Count, right.Count];
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
                sims[i, j] = TokenSimilarity.Of(left[i].Token, right[j].Token, out why[i, j]);
        }
        var pairs = Assignment.Best(left.Count, right.Count, (i, j) => sims[i, j] * ((left[i].Weight + right[j].Weight) / 2));

        var (gained, matched, onlyLeft, full, initials) = (0L, 0L, 0L, 0, 0);
        var free = new bool[right.Count];
        Array.Fill(free, true);
        for (var i = 0; i < left.Count; i++)
        {
            if (pairs[i] is var j && j < 0)
            {
                onlyLeft += left[i].Weight;
                explain?.Add(new MatchFeature(Feature.OnlyInFirst, left[i].Token.Text, Weight: left[i].Weight / 1000m));
                continue;
            }
            free[j] = false;
            var weight = (left[i].Weight + right[j].Weight) / 2;
            matched += weight;
            gained += (long)weight * sims[i, j];
            _ = why[i, j] == TokenLikeness.Initial ? initials++ : full++;
            explain?.Add(new MatchFeature(FeatureOf(why[i, j]), left[i].Token.Text, right[j].Token.Text, weight / 1000m, sims[i, j] / 1000m));
        }
        var onlyRight = 0L;
        for (var j = 0; j < right.Count; j++)
        {
            if (!free[j])
                continue;
            onlyRight += right[j].Weight;
            explain?.Add(new MatchFeature(Feature.OnlyInSecond, Second: right[j].Token.Text, Weight: right[j].Weight / 1000m));
        }
        if (matched == 0)
        {
            explain?.Add(new MatchFeature(Feature.TooLittle, Effect: 0));
            return 0;
        }

        var contradiction = Math.Min(onlyLeft, onlyRight);
        var omission = Math.Max(onlyLeft, onlyRight) - contradiction;
        if (contradiction > 0)
            explain?.Add(new MatchFeature(Feature.Contradiction, Weight: contradiction / 1000m));
        var score = (int)(gained * 100 / (matched * 100 + contradiction * ContradictionCost + omission * OmissionCost));

        // One word of several says little, unless it is nearly all that either name has to say.
        var cap = full == 0 ? OnlyInitialsMax
            : full == 1 && onlyLeft + onlyRight > 0 && matched * 100 < (matched + Math.Max(onlyLeft, onlyRight)) * 72 ? OneWordOfManyMax
            : TokenSimilarity.Whole;
        if (score > cap)
        {
            score = cap;
            explain?.Add(new MatchFeature(Feature.TooLittle, Effect: cap / 1000m));
        }
        if (a.LegalForms.Count > 0 && b.LegalForms.Count > 0 && !a.LegalForms.Intersect(b.LegalForms).Any())
        {
            score = score * LegalFormFactor / 1000;
            explain?.Add(new MatchFeature(Feature.LegalFormDiffers, a.LegalForms[0], b.LegalForms[0], Effect: LegalFormFactor / 1000m));
        }
        if (a.IsCut || b.IsCut)
            explain?.Add(new MatchFeature(Feature.Cut));
        return score;
    }

    private readonly record struct Weighed(NameToken Token, int Weight);

    private static List<Weighed> Weigh(NameForm name, TokenWeights weights)
    {
        var list = new List<Weighed>(name.Tokens.Count);
        foreach (var token in name.Tokens)
            list.Add(new Weighed(token, weights.Of(token)));
        return list;
    }

    // Two words that are one word of the other name count as that word.
    private static void TakeJoins(List<Weighed> split, NameForm name, List<Weighed> whole, List<MatchFeature>? explain, bool turned)
    {
        if (name.Joins.Count == 0 || split.Count != name.Tokens.Count)
            return;
        var (best, worth) = (default(NameJoin), JoinFloor - 1);
        foreach (var join in name.Joins)
        {
            foreach (var word in whole)
            {
                var sim = TokenSimilarity.Of(join.Token, word.Token, out _);
                if (sim <= worth)
                    continue;
                // Not when one of the parts fits as well by itself.
                var alone = false;
                for (var i = join.First; i < join.First + join.Count && i < split.Count; i++)
                    alone |= TokenSimilarity.Of(split[i].Token, word.Token, out _) >= sim;
                if (!alone)
                    (best, worth) = (join, sim);
            }
        }
        if (best is null || best.First + best.Count > split.Count)
            return;
        var weight = split.GetRange(best.First, best.Count).Max(s => s.Weight);
        split.RemoveRange(best.First, best.Count);
        split.Insert(best.First, new Weighed(best.Token, weight));
        explain?.Add(turned ? new MatchFeature(Feature.Joined, Second: best.Token.Text) : new MatchFeature(Feature.Joined, best.Token.Text));
    }

    private static Feature FeatureOf(TokenLikeness why) => why switch
    {
        TokenLikeness.Equal => Feature.Equal,
        TokenLikeness.Sound => Feature.Sound,
        TokenLikeness.Variant => Feature.Variant,
        TokenLikeness.Consonants => Feature.Consonants,
        TokenLikeness.Spelling => Feature.Spelling,
        TokenLikeness.Initial => Feature.Initial,
        TokenLikeness.None => throw new InvalidOperationException("A pair is alike in some way."),
        _ => throw new InvalidOperationException($"Unknown likeness {why}."),
    };
}
