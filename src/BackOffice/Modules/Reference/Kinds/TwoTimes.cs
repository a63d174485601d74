using BackOffice.Domain.Reference;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Kinds;

/// <summary>The two times a list is asked at: what held on the day, as it was believed at the instant.</summary>
/// <param name="KnownAt">Null is now.</param>
/// <param name="DayGiven">False when nobody named a day, and it is today.</param>
internal sealed record TwoTimes(DateOnly AsOf, DateTimeOffset? KnownAt, bool DayGiven = true)
{
    public const string AsOfParameter = "asOf";
    public const string KnownAtParameter = "knownAt";

    public static TwoTimes Of(ListRequest request, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // A day as known-at means its end.
        DateTimeOffset? known = request.Day(KnownAtParameter) is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
        return new TwoTimes(request.Day(AsOfParameter) ?? today, known, request.Day(AsOfParameter) is not null);
    }

    /// <summary>Believed at the instant, whatever day a row speaks of.</summary>
    public IQueryable<T> Believed<T>(IQueryable<T> rows) where T : DatedRow
    {
        var read = rows.AsNoTracking();
        return KnownAt is { } at ? read.Where(r => Ranges.Covers(r.Known, at)) : read.Where(r => Ranges.IsOpen(r.Known));
    }

    /// <summary>Believed at the instant, and in force on the day.</summary>
    public IQueryable<T> InForce<T>(IQueryable<T> rows) where T : DatedRow
    {
        var day = AsOf;
        return Believed(rows).Where(r => Ranges.Covers(r.Valid, day));
    }
}
