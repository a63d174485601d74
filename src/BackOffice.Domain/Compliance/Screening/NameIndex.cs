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
    private readonly Words _words = new();

    // Kept apart: a joined word is only ever compared with a single one, and must be nearly the same.
    private readonly Words _joined = new();
    private readonly Dictionary<string, List<(int Subject, int Name)>> _unspoken = new(StringComparer.OrdinalIgnoreCase);

    private NameIndex(IReadOnlyCollection<ListedSubject> listed)
    {
        _ids = [.. listed.Select(l => l.Id)];
        _subjects = [.. listed.Select(l => PreparedSubject.Of(l.Subject))];
        Weights = TokenWeights.Of(_subjects.SelectMany(s => s.Names).Select(n => n.Form));

        for (var s = 0; s < _subjects.Length; s++)
        {
            for (var n = 0; n < _subjects[s].Names.Count; n++)
            {
                var form = _subjects[s].Names[n].Form;
                if (form.Tokens.Count == 0)
                    Into(_unspoken, form.Original, (s, n));
                foreach (var token in form.Tokens)
                    _words.Add(token, (s, n));
                foreach (var join in form.Joins)
                    _joined.Add(join.Token, (s, n));
            }
        }
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

        foreach (var (form, _) in asked.Names)
        {
            if (form.Tokens.Count == 0 && _unspoken.TryGetValue(form.Original, out var places))
                Take(places);
            foreach (var token in form.Tokens)
            {
                _words.Near(token, TokenSimilarity.Floor, 1, Take);
                _joined.Near(token, JoinSpelling, NameScore.JoinFloor, Take);
            }
            foreach (var join in form.Joins)
                _words.Near(join.Token, JoinSpelling, NameScore.JoinFloor, Take);
        }
        return found;
    }

    // A spelling below it cannot reach the floor of joined words, however its slips are weighed.
    private const int JoinSpelling = 915;

    private sealed class Words
    {
        private readonly List<NameToken> _tokens = [];
        private readonly List<List<(int Subject, int Name)>> _places = [];
        private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> _bySound = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> _bySkeleton = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> _byVariant = new(StringComparer.Ordinal);

        public void Add(NameToken token, (int Subject, int Name) place)
        {
            if (!_byText.TryGetValue(token.Text, out var word))
            {
                _byText[token.Text] = word = _tokens.Count;
                _tokens.Add(token);
                _places.Add([]);
                Into(_bySound, token.Sound, word);
                Into(_bySkeleton, token.Skeleton, word);
                if (Vocabulary.VariantOf(token.Text) is { } variant)
                    Into(_byVariant, variant, word);
            }
            _places[word].Add(place);
        }

        // A name that only an initial shares never reaches a threshold, so an initial finds itself alone.
        public void Near(NameToken token, int spelling, int likeness, Action<List<(int Subject, int Name)>> take)
        {
            var near = new HashSet<int>();
            if (_byText.TryGetValue(token.Text, out var same))
                near.Add(same);
            if (token.Text.Length > 1)
            {
                Look(_bySound.GetValueOrDefault(token.Sound));
                Look(_bySkeleton.GetValueOrDefault(token.Skeleton));
                if (Vocabulary.VariantOf(token.Text) is { } variant)
                    Look(_byVariant.GetValueOrDefault(variant));
                for (var word = 0; word < _tokens.Count; word++)
                {
                    if (TokenSimilarity.MayBeSpelledAlike(token, _tokens[word], spelling))
                        Try(word);
                }
            }
            foreach (var word in near)
                take(_places[word]);

            void Look(List<int>? words)
            {
                foreach (var word in words ?? [])
                    Try(word);
            }

            void Try(int word)
            {
                if (_tokens[word].Text.Length > 1 && TokenSimilarity.Of(token, _tokens[word], out _) >= likeness)
                    near.Add(word);
            }
        }
    }

    private static void Into<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(item);
    }
}
