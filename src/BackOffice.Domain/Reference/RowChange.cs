namespace BackOffice.Domain.Reference;

/// <summary>What a new statement does to the rows that are believed now: which are closed, which are added.</summary>
public sealed record RowChange<T>(IReadOnlyList<T> Close, IReadOnlyList<T> Insert) where T : DatedRow
{
    public static readonly RowChange<T> None = new([], []);

    /// <summary>
    /// The statement holds over its valid range; what was believed before and after that range stays. Nothing changes when
    /// one row says the same already over the whole range.
    /// </summary>
    /// <param name="open">Rows of the same subject that are believed now.</param>
    public static RowChange<T> Overlay(IReadOnlyCollection<T> open, T said, DateTimeOffset now)
    {
        if (open.Any(o => Covers(o.Valid, said.Valid) && o.SaysTheSameAs(With(said, said.Known, o.Valid, said.Id))))
            return None;

        T[] close = [.. open.Where(o => o.Valid.Overlaps(said.Valid))];
        var at = Later(now, close);
        var insert = new List<T>();
        foreach (var row in close)
        {
            if (row.Valid.From < said.Valid.From)
                insert.Add(With(row, new TimeRange(at), new DateRange(row.Valid.From, said.Valid.From), Guid.CreateVersion7(at)));
            if (said.Valid.To is { } to && (row.Valid.To is null || row.Valid.To > to))
                insert.Add(With(row, new TimeRange(at), new DateRange(to, row.Valid.To), Guid.CreateVersion7(at)));
        }
        insert.Add(With(said, new TimeRange(at), said.Valid, said.Id));
        return new RowChange<T>(close, insert);
    }

    /// <summary>The statement takes the place of everything believed of the subject, its dates included.</summary>
    public static RowChange<T> Replace(IReadOnlyCollection<T> open, T said, DateTimeOffset now)
    {
        if (open.Count == 1 && open.First().SaysTheSameAs(said))
            return None;
        var at = Later(now, open);
        return new RowChange<T>([.. open], [With(said, new TimeRange(at), said.Valid, said.Id)]);
    }

    /// <summary>
    /// The statement holds from its first day on, whatever was believed of the days after it; each row before stays true until the day before.
    /// </summary>
    public static RowChange<T> FromDay(IReadOnlyCollection<T> open, T said, DateTimeOffset now)
    {
        T[] close = [.. open.Where(o => o.Valid.To is not { } to || to > said.Valid.From)];
        if (close is [var only] && only.SaysTheSameAs(said))
            return None;
        var at = Later(now, close);
        return new RowChange<T>(close,
        [
            .. close.Where(o => o.Valid.From < said.Valid.From)
                .Select(o => With(o, new TimeRange(at), new DateRange(o.Valid.From, said.Valid.From), Guid.CreateVersion7(at))),
            With(said, new TimeRange(at), said.Valid, said.Id),
        ]);
    }

    /// <summary>The instant from which the change is known; closed rows end there.</summary>
    public DateTimeOffset At => Insert[0].Known.From;

    // Two changes within one tick of the clock would leave a row that was never believed.
    private static DateTimeOffset Later(DateTimeOffset now, IEnumerable<T> rows) =>
        rows.Select(r => r.Known.From.AddTicks(TimeSpan.TicksPerMicrosecond)).Append(now).Max();

    private static bool Covers(DateRange outer, DateRange inner) =>
        outer.From <= inner.From && (outer.To is null || (inner.To is { } to && to <= outer.To));

    private static T With(T row, TimeRange known, DateRange valid, Guid id) =>
        (T)((DatedRow)row with { Known = known, Valid = valid, Id = id, Version = 1 });
}
