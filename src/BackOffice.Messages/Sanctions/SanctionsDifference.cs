namespace BackOffice.Messages.Sanctions;

/// <param name="Was">Of the field in the older version.</param>
public sealed record FieldChange(string Field, string Was, string Is);

public sealed record EntityChange(ListEntity Was, ListEntity Is, IReadOnlyList<FieldChange> Fields);

/// <summary>What one version of a list did to the one before it.</summary>
public sealed record SanctionsDifference(IReadOnlyList<ListEntity> Added, IReadOnlyList<EntityChange> Changed, IReadOnlyList<ListEntity> Removed)
{
    public bool IsNone => Added.Count == 0 && Changed.Count == 0 && Removed.Count == 0;

    /// <summary>By the list's own ids; the order of entities and of the items in their fields does not count.</summary>
    public static SanctionsDifference Between(IEnumerable<ListEntity> older, IEnumerable<ListEntity> newer)
    {
        var was = older.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var now = newer.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var changed = now.Values.Where(e => was.ContainsKey(e.Id)).Select(e => new EntityChange(was[e.Id], e, Changes(was[e.Id], e))).Where(c => c.Fields.Count > 0);
        return new SanctionsDifference(
            [.. now.Values.Where(e => !was.ContainsKey(e.Id))], [.. changed], [.. was.Values.Where(e => !now.ContainsKey(e.Id))]);
    }

    /// <summary>Whether a list shrank so much that somebody must look before it is used; a list grows by hundreds and loses tens.</summary>
    /// <param name="shareKept">The least share of the last version that must be left, such as 0.9.</param>
    public static bool IsMuchSmaller(int last, int now, decimal shareKept) => now < last * shareKept;

    private static List<FieldChange> Changes(ListEntity was, ListEntity now) =>
        [.. was.Fields.Zip(now.Fields).Where(f => f.First.Value != f.Second.Value).Select(f => new FieldChange(f.First.Field, f.First.Value, f.Second.Value))];
}
