namespace BackOffice.Domain.Compliance.Screening;

/// <param name="Id">The list entity's id, as its list names it or as we keep it.</param>
public sealed record ListedSubject(string Id, Subject Subject);

/// <param name="Match">The first name is the one asked for, the second the list's.</param>
public sealed record ListMatch(string Id, NameMatch Match);

/// <summary>
/// The names of the loaded lists, ready to be searched. Immutable: a new version of a list is a new index. Every name that shares no word, near word
/// or joined word with the question is passed over; all others are scored, so that nothing above a review threshold is lost.
/// </summary>
public sealed class NameIndex
{
    private readonly PreparedSubject[] _subjects;
    private readonly string[] _ids;
    private readonly NameToken[] _words;
    private readonly List<(int Subject, int Name)>[] _places;
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _bySound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _bySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byVariant = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Subject, int Name)>> _unspoken = new(StringComparer.OrdinalIgnoreCase);

    private NameIndex(IReadOnlyCollection<ListedSubject> listed)
    {
        _ids = [.. listed.Select(l => l.Id)];
        _subjects = [.. listed.Select(l => PreparedSubject.Of(l.Subject))];
        Weights = TokenWeights.Of(_subjects.SelectMany(s => s.Names).Select(n => n.Form));

        var words = new List<NameToken>();
        var places = new List<List<(int, int)>>();
        for (var s = 0; s < _subjects.Length; s++)
        {
            for (var n = 0; n < _subjects[s].Names.Count; n++)
            {
                var form = _subjects[s].Names[n].Form;
                if (form.Tokens.Count == 0)
                    Into(_unspoken, form.Original, (s, n));
                foreach (var token in form.Tokens.Concat(form.Joins.Select(j => j.Token)))
                {
                    if (!_byText.TryGetValue(token.Text, out var word))
                    {
                        _byText[token.Text] = word = words.Count;
                        words.Add(token);
                        places.Add([]);
                        Into(_bySound, token.Sound, word);
                        Into(_bySkeleton, token.Skeleton, word);
                        if (Vocabulary.VariantOf(token.Text) is { } variant)
                            Into(_byVariant, variant, word);
                    }
                    places[word].Add((s, n));
                }
            }
        }
        (_words, _places) = ([.. words], [.. places]);
    }

    public TokenWeights Weights { get; }

    public int SubjectCount => _subjects.Length;

    public static NameIndex Of(IReadOnlyCollection<ListedSubject> listed) => new(listed);

    /// <summary>The entities whose score reaches <paramref name="floor"/>, best first.</summary>
    public IReadOnlyList<ListMatch> Search(Subject asked, decimal floor, int limit = 100)
    {
        var prepared = PreparedSubject.Of(asked);
        var least = (int)(floor * 1000);
        return [.. Candidates(prepared)
            .Select(c => (c.Key, Score: NameMatcher.Score(prepared, _subjects[c.Key], Weights, c.Value)))
            .Where(c => c.Score >= least && c.Score > 0)
            .OrderByDescending(c => c.Score).ThenBy(c => _ids[c.Key], StringComparer.Ordinal)
            .Take(limit)
            .Select(c => new ListMatch(_ids[c.Key], NameMatcher.Compare(prepared, _subjects[c.Key], Weights)))];
    }

    /// <summary>The same by comparing with every entity: slow, and the measure of <see cref="Search"/>.</summary>
    public IReadOnlyList<ListMatch> SearchEverything(Subject asked, decimal floor, int limit = 100)
    {
        var prepared = PreparedSubject.Of(asked);
        var least = (int)(floor * 1000);
        return [.. Enumerable.Range(0, _subjects.Length)
            .Select(s => (Key: s, Score: NameMatcher.Score(prepared, _subjects[s], Weights)))
            .Where(c => c.Score >= least && c.Score > 0)
            .OrderByDescending(c => c.Score).ThenBy(c => _ids[c.Key], StringComparer.Ordinal)
            .Take(limit)
            .Select(c => new ListMatch(_ids[c.Key], NameMatcher.Compare(prepared, _subjects[c.Key], Weights)))];
    }

    private Dictionary<int, HashSet<int>> Candidates(PreparedSubject asked)
    {
        var found = new Dictionary<int, HashSet<int>>();
        void Take(List<(int Subject, int Name)> places)
        {
            foreach (var (subject, name) in places)
            {
                if (!found.TryGetValue(subject, out var names))
                    found[subject] = names = [];
                names.Add(name);
            }
        }

        var near = new HashSet<int>();
        foreach (var (form, _) in asked.Names)
        {
            if (form.Tokens.Count == 0 && _unspoken.TryGetValue(form.Original, out var places))
                Take(places);
            foreach (var token in form.Tokens.Concat(form.Joins.Select(j => j.Token)))
                Near(token, near);
        }
        foreach (var word in near)
            Take(_places[word]);
        return found;
    }

    // A name that only an initial shares never reaches a threshold, so an initial finds itself alone.
    private void Near(NameToken token, HashSet<int> near)
    {
        if (_byText.TryGetValue(token.Text, out var same))
            near.Add(same);
        if (token.Text.Length == 1)
            return;
        foreach (var list in new[]
        {
            _bySound.GetValueOrDefault(token.Sound), _bySkeleton.GetValueOrDefault(token.Skeleton),
            Vocabulary.VariantOf(token.Text) is { } variant ? _byVariant.GetValueOrDefault(variant) : null,
        })
        {
            foreach (var word in list ?? [])
            {
                if (TokenSimilarity.Of(token, _words[word], out _) > 0)
                    near.Add(word);
            }
        }
        for (var word = 0; word < _words.Length; word++)
        {
            if (_words[word].Text.Length > 1 && TokenSimilarity.MayBeSpelledAlike(token, _words[word]) && TokenSimilarity.Of(token, _words[word], out _) > 0)
                near.Add(word);
        }
    }

    private static void Into<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(item);
    }
}
