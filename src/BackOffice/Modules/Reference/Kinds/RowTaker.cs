using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Answers;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Kinds;

/// <summary>One row as it was said, by a file or by hand.</summary>
/// <param name="Values">By field name, invariant; absent or empty is null.</param>
/// <param name="Present">Fields that were said at all: an absent one keeps what is believed, an empty one empties it.</param>
/// <param name="From">By hand: the day a change holds from; null is today.</param>
/// <param name="Subject">By hand: the thing that is changed; null lets the key find it.</param>
internal sealed record Asked(
    IReadOnlyDictionary<string, string?> Values, IReadOnlySet<string> Present, EntityId Entity,
    DateOnly? From = null, Guid? Subject = null, JobId? Job = null, string? File = null, long? Line = null)
{
    public string? this[string field] => Values.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
}

/// <summary>What became of each row, in their order.</summary>
internal sealed record Taken(IReadOnlyList<RowVerdict> Rows);

/// <param name="Why">Null when it was taken, or said nothing new.</param>
internal sealed record RowVerdict(Refusal? Why, bool Duplicate, Guid Subject, string Key);

/// <summary>Judges and writes statements of a kind, set-based: a file's chunk or the one row of a form, by the same rules.</summary>
internal sealed class RowTaker(BackOfficeDb db, IMediator mediator, Actor actor, TimeProvider clock)
{
    public async Task<Taken> Take<T>(Kind<T> kind, IReadOnlyList<Asked> rows, CancellationToken cancellationToken) where T : DatedRow
    {
        var now = clock.GetUtcNow();
        var lookups = await Lookups.For(mediator, db, kind, rows, cancellationToken);
        var read = rows.Select(r => Read(kind, r, lookups)).ToList();
        var believed = await Believed(kind, rows, read, cancellationToken);
        read = await WithUnsaid(kind, rows, read, believed, cancellationToken);

        var (verdicts, currencies) = (new List<RowVerdict>(rows.Count), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < rows.Count; i++)
            verdicts.Add(Judge(kind, rows[i], read[i], believed, currencies, now));

        await UseCurrencies(kind, currencies, now, cancellationToken);
        await RowCopy.Write(db, believed.Closed, believed.Added, cancellationToken);
        return new Taken(verdicts);
    }

    private static (T Row, RowReader Reader) Read<T>(Kind<T> kind, Asked asked, Lookups lookups) where T : DatedRow
    {
        var reader = new RowReader(asked, lookups);
        return (kind.Read(reader), reader);
    }

    private async Task<BelievedRows<T>> Believed<T>(
        Kind<T> kind, IReadOnlyList<Asked> rows, List<(T Row, RowReader Reader)> read, CancellationToken cancellationToken) where T : DatedRow
    {
        var aliases = read.Where(r => r.Reader.Why is null).SelectMany(r => kind.Aliases(r.Row)).Distinct().ToList();
        var named = await kind.Known(db, aliases).ToListAsync(cancellationToken);
        // All rows of what was found, also those under another name or of other days.
        var subjects = named.Select(n => n.Subject).Concat(rows.Select(r => r.Subject).OfType<Guid>()).Distinct().ToList();
        var all = await db.Set<T>().Believed().Where(r => subjects.Contains(r.Subject)).ToListAsync(cancellationToken);
        return new BelievedRows<T>(kind, all);
    }

    /// <summary>Fields that a row did not say keep what is believed of the thing: such rows are read once more, whole.</summary>
    private async Task<List<(T Row, RowReader Reader)>> WithUnsaid<T>(
        Kind<T> kind, IReadOnlyList<Asked> rows, List<(T Row, RowReader Reader)> read, BelievedRows<T> believed, CancellationToken cancellationToken)
        where T : DatedRow
    {
        var whole = new Dictionary<int, (Asked Asked, T Believed)>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (read[i].Reader.Why is null && kind.Fields.Any(f => !rows[i].Present.Contains(f.Name))
                && believed.Find(rows[i].Subject, kind.Aliases(read[i].Row)) is { Refusal: null, Value: { } subject })
                whole[i] = (rows[i], believed.Latest(subject));
        }
        if (whole.Count == 0)
            return read;

        var names = await CodeNames.For(db, whole.Values.SelectMany(w => kind.Refers(w.Believed)), cancellationToken);
        foreach (var (i, (asked, row)) in whole)
        {
            var values = kind.Values(row, names).ToDictionary(v => v.Key, v => v.Value);
            foreach (var field in asked.Present)
                values[field] = asked[field];
            whole[i] = (asked with { Values = values }, row);
        }
        var lookups = await Lookups.For(mediator, db, kind, [.. whole.Values.Select(w => w.Asked)], cancellationToken);
        return [.. read.Select((r, i) => whole.TryGetValue(i, out var w) ? Read(kind, w.Asked, lookups) : r)];
    }

    private RowVerdict Judge<T>(
        Kind<T> kind, Asked asked, (T Row, RowReader Reader) read, BelievedRows<T> believed, HashSet<string> currencies, DateTimeOffset now) where T : DatedRow
    {
        if (read.Reader.Why is { } wrong)
            return new RowVerdict(wrong, false, default, "");
        var found = believed.Find(asked.Subject, kind.Aliases(read.Row));
        if (found.Refusal is { } twice)
            return new RowVerdict(twice, false, default, "");

        var open = found.Value is { } known ? believed.Of(known) : [];
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var said = (T)((DatedRow)read.Row with
        {
            Id = Guid.CreateVersion7(now), Subject = found.Value ?? Guid.CreateVersion7(now),
            Valid = kind.Dating == Dating.FromTheChange ? new DateRange(asked.From ?? (open.Count > 0 ? today : DatedRow.Ever)) : read.Row.Valid,
            Known = new TimeRange(now), SaidBy = actor.UserId, SourceJob = asked.Job, SourceFile = asked.File, SourceLine = asked.Line,
        });
        var change = kind.Dating != Dating.OwnDaysWhole ? RowChange<T>.Overlay(open, said, now)
            : asked.From is null ? RowChange<T>.Replace(open, said, now) : RowChange<T>.FromDay(open, said, now);
        if (change.Insert.Count == 0)
            return new RowVerdict(null, true, said.Subject, said.Key);
        believed.Apply(change);
        currencies.UnionWith(read.Reader.CurrenciesNamed);
        return new RowVerdict(null, false, said.Subject, said.Key);
    }

    private async Task UseCurrencies(Kind kind, HashSet<string> named, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (named.Count == 0 || kind is Firm.CurrencyKind)
            return;
        var codes = named.ToList();
        var used = await db.Currencies.Believed().Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellationToken);
        var added = named.Except(used).Select(code => Firm.CurrencyKind.Of(code, Iso4217.All[code], actor.UserId, now)).ToList();
        await RowCopy.Write<CurrencyRow>(db, [], added, cancellationToken);
    }
}
