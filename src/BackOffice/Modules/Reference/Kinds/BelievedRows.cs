using BackOffice.Domain;
using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Kinds;

/// <summary>What is believed of the things a chunk speaks of, moving along as its rows are taken; at the end, what is to be written.</summary>
internal sealed class BelievedRows<T> where T : DatedRow
{
    private readonly Kind<T> _kind;
    private readonly Dictionary<Guid, List<T>> _bySubject;
    private readonly Dictionary<string, Guid> _byAlias = new(StringComparer.Ordinal);
    private readonly List<(Guid Id, DateTimeOffset At)> _closed = [];
    private readonly Dictionary<Guid, T> _added = [];

    public BelievedRows(Kind<T> kind, IReadOnlyCollection<T> stored)
    {
        _kind = kind;
        _bySubject = stored.GroupBy(r => r.Subject).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var row in stored)
            Name(row);
    }

    public IReadOnlyCollection<(Guid Id, DateTimeOffset At)> Closed => _closed;

    public IReadOnlyCollection<T> Added => _added.Values;

    /// <summary>The thing that the names mean, or null for a new one. Refused when they mean two.</summary>
    /// <param name="subject">By hand the thing is given; its names may be new but not another's.</param>
    public Outcome<Guid?> Find(Guid? subject, IEnumerable<string> aliases)
    {
        var meant = aliases.Where(_byAlias.ContainsKey).Select(a => _byAlias[a]).Distinct().ToList();
        if (subject is { } given && meant.Exists(m => m != given) || meant.Count > 1)
            return new Refusal("reference.name-taken", string.Join(", ", aliases));
        return subject ?? (meant.Count == 1 ? meant[0] : null);
    }

    public IReadOnlyList<T> Of(Guid subject) => _bySubject.GetValueOrDefault(subject) ?? [];

    public T Latest(Guid subject) => Of(subject).MaxBy(r => r.Valid.From)!;

    public void Apply(RowChange<T> change)
    {
        var subject = change.Insert[0].Subject;
        var rows = _bySubject.TryGetValue(subject, out var known) ? known : _bySubject[subject] = [];
        foreach (var row in change.Close)
        {
            rows.RemoveAll(r => r.Id == row.Id);
            // A row of this very chunk was never written: it just does not come to be.
            if (!_added.Remove(row.Id))
                _closed.Add((row.Id, change.At));
        }
        foreach (var row in change.Insert)
        {
            rows.Add(row);
            _added[row.Id] = row;
            Name(row);
        }
    }

    private void Name(T row)
    {
        foreach (var alias in _kind.Aliases(row))
            _byAlias[alias] = row.Subject;
    }
}
