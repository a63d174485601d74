using BackOffice.Domain.Reference;

namespace BackOffice.Reference.Answers;

/// <summary>Which of several believed rows of one thing speaks for today: the last one that has begun, else the first to come.</summary>
internal static class Latest
{
    public static IEnumerable<T> Of<T>(IEnumerable<T> rows, TimeProvider clock) where T : DatedRow
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return rows.GroupBy(r => r.Subject).Select(g =>
            g.Where(r => r.Valid.From <= today).MaxBy(r => r.Valid.From) ?? g.MinBy(r => r.Valid.From)!);
    }
}
