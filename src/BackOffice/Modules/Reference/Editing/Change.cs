using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Kinds;

namespace BackOffice.Reference.Editing;

/// <summary>What every change by hand carries.</summary>
internal interface IChange
{
    Guid? Subject { get; }
    Guid? Seen { get; }
    DateOnly? From { get; }
    IReadOnlyDictionary<string, string?> Values { get; }
}

/// <summary>Makes one change by hand: the same rules as a file's row, and the row its maker saw must still stand.</summary>
internal sealed class Change(BackOfficeDb db, Actor actor, RowTaker taker, TimeProvider clock)
{
    public async Task<Outcome<Saved>> Make(Kind kind, IChange change, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string?> before = new Dictionary<string, string?>();
        if (change.Subject is { } subject)
        {
            var rows = await kind.History(db, subject.ToString(), cancellationToken);
            if (rows.Count == 0)
                return new Refusal("reference.unknown");
            if (Seen(rows, change.Seen, clock) is not { Known.To: null } seen)
                return new Refusal(RefusalCodes.RowChanged);
            before = await kind.Values(seen, db, cancellationToken);
            // What names the thing is fixed once it stands, else it would be another thing.
            if (kind.Fields.FirstOrDefault(f => f.Identity && change.Values.GetValueOrDefault(f.Name) is { } said && said != before.GetValueOrDefault(f.Name)) is { } moved)
                return new Refusal("reference.identity-fixed", "@" + moved.Word).At(moved.Name);
        }

        // Who may change a thing but not see all of it sends back what was masked: that stays as it is.
        var masked = kind.Masked(before);
        var values = change.Values.ToDictionary(
            v => v.Key, v => v.Value is not null && v.Value == masked.GetValueOrDefault(v.Key) ? before[v.Key] : v.Value, StringComparer.Ordinal);
        var from = change.From;
        if (before.Count > 0 && kind.Dating == Dating.OwnDaysWhole)
        {
            from ??= SaveSsi.FromOf(before, clock);
            var dated = SaveSsi.Dated(values, from.Value, before);
            if (dated.Refusal is { } twoDays)
                return twoDays;
            values = dated.Value!;
            if (SaveSsi.SaysNothing(Differences(kind, before, values), from.Value, before))
                return new Refusal("reference.says-the-same", before.GetValueOrDefault("party"));
        }
        var asked = new Asked(values, values.Keys.ToHashSet(StringComparer.Ordinal), actor.HomeEntity, from, change.Subject);
        var verdict = (await kind.Take(taker, [asked], cancellationToken)).Rows[0];
        if (verdict.Why is { } why)
            return why;
        if (verdict.Duplicate)
            return new Refusal(change.Subject is null ? "reference.exists" : "reference.says-the-same", verdict.Key);

        var changes = Differences(kind, before, values);
        db.Audit(kind.Personal
            ? new PersonalReferenceSaid(kind.ObjectKind, verdict.Subject, verdict.Key, from, changes)
            : new ReferenceSaid(kind.ObjectKind, verdict.Subject, verdict.Key, from, changes));
        return new Saved(verdict.Subject, verdict.Key);
    }

    /// <summary>The row its maker looked at; an empty id is whatever stands today (If-Match: *).</summary>
    public static DatedRow? Seen(IReadOnlyList<DatedRow> rows, Guid? seen, TimeProvider clock) => seen == Guid.Empty && rows.Count > 0
        ? Lists.Details.Current(rows, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) : rows.FirstOrDefault(r => r.Id == seen);

    public static IReadOnlyList<FieldChange> Differences(Kind kind, IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> said) =>
        [.. kind.Fields.Where(f => said.ContainsKey(f.Name))
            .Select(f => new FieldChange(f.Word, before.GetValueOrDefault(f.Name), said[f.Name] is { Length: > 0 } text ? text : null)).Where(c => c.Old != c.New)];
}

/// <summary>Something new was said by hand.</summary>
public sealed record ReferenceSaid(string Kind, Guid Subject, string Key, DateOnly? From, IReadOnlyList<FieldChange> Changes) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new ObjectRef(Kind, Subject, Key)];
}

/// <summary>The same of someone whose name and numbers stand in it; kept under their own key.</summary>
public sealed record PersonalReferenceSaid(
    string Kind, Guid Subject, string Key, DateOnly? From, [property: Personal(nameof(PersonalReferenceSaid.Subject))] IReadOnlyList<FieldChange> Changes) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new ObjectRef(Kind, Subject, Key)];
}
