using BackOffice.Domain.Reference;
using BackOffice.Domain.Requests;
using CsCheck;

namespace BackOffice.Domain.Tests.Requests;

public sealed class SlaClockTests
{
    private static readonly TimeZoneInfo Istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");

    private static readonly ClosedDay Eve = new(new DateOnly(2026, 10, 28), Closure.Half, "Eve of Republic Day", "Cumhuriyet Bayramı arifesi");
    private static readonly ClosedDay Republic = new(new DateOnly(2026, 10, 29), Closure.Full, "Republic Day", "Cumhuriyet Bayramı");

    private static readonly WorkingHours Hours = new(new BusinessCalendar("TR", [Eve, Republic]), Istanbul, new TimeOnly(9, 0), new TimeOnly(18, 0), new TimeOnly(13, 0));

    // Local time of Istanbul, three hours before UTC.
    private static DateTimeOffset At(int day, int hour, int minute = 0) => new DateTimeOffset(2026, 10, day, hour, minute, 0, TimeSpan.FromHours(3)).ToUniversalTime();

    private static SlaReading Read(DateTimeOffset now, TimeSpan target, params SlaEvent[] events) => SlaClock.Read(events, target, Hours, now).Value!;

    private static SlaEvent Event(DateTimeOffset at, SlaEventKind kind, string? reason = null) => new(at, kind, reason);

    [Fact]
    public void A_clock_runs_over_a_half_day_a_holiday_and_a_night_and_says_why()
    {
        // Wednesday the 28th closes at 13:00, Thursday is closed: 2 h on Wednesday, the other 6 on Friday.
        var reading = Read(At(30, 10), TimeSpan.FromHours(8), Event(At(28, 11), SlaEventKind.Start));

        Assert.Equal(SlaState.Running, reading.State);
        Assert.Equal(TimeSpan.FromHours(3), reading.Elapsed);
        Assert.Equal(At(30, 15), reading.Due);
        Assert.Equal(
            [(SlaWhy.Working, Eve), (SlaWhy.OutsideHours, Eve), (SlaWhy.Closed, Republic), (SlaWhy.OutsideHours, null), (SlaWhy.Working, null)],
            reading.Timeline.Select(s => (s.Why, s.Closure)));
    }

    [Fact]
    public void A_pause_counts_nothing_even_when_the_work_ends_in_it()
    {
        var reading = Read(At(27, 17), TimeSpan.FromHours(4),
            Event(At(26, 9), SlaEventKind.Start), Event(At(26, 10), SlaEventKind.Pause, "counterparty"), Event(At(27, 16), SlaEventKind.Stop));

        Assert.Equal(SlaState.Met, reading.State);
        Assert.Equal(TimeSpan.FromHours(1), reading.Elapsed);
        Assert.Equal((SlaWhy.Paused, "counterparty"), (reading.Timeline[^1].Why, reading.Timeline[^1].Note));
    }

    [Fact]
    public void While_paused_it_has_no_due_time_and_afterwards_a_later_one()
    {
        SlaEvent[] paused = [Event(At(26, 9), SlaEventKind.Start), Event(At(26, 10), SlaEventKind.Pause, "requester")];

        Assert.Null(Read(At(26, 12), TimeSpan.FromHours(4), paused).Due);
        Assert.Equal(At(26, 15), Read(At(26, 13), TimeSpan.FromHours(4), [.. paused, Event(At(26, 12), SlaEventKind.Resume)]).Due);
    }

    [Fact]
    public void The_last_instant_is_in_time_and_the_next_is_late()
    {
        var start = Event(At(26, 9), SlaEventKind.Start);

        var inTime = Read(At(26, 14), TimeSpan.FromHours(4), start, Event(At(26, 13), SlaEventKind.Stop));
        var late = Read(At(26, 14), TimeSpan.FromHours(4), start, Event(At(26, 13).AddTicks(1), SlaEventKind.Stop));

        Assert.Equal((SlaState.Met, At(26, 13), 100), (inTime.State, inTime.Due, inTime.Percent));
        Assert.Equal((SlaState.Breached, At(26, 13)), (late.State, late.BreachedAt));
    }

    [Fact]
    public void A_hand_over_keeps_what_has_elapsed_and_a_reset_begins_anew()
    {
        var start = Event(At(26, 9), SlaEventKind.Start);

        var handed = Read(At(26, 11), TimeSpan.FromHours(8), start, new SlaEvent(At(26, 10), SlaEventKind.Transfer, Target: TimeSpan.FromHours(3)));
        var shortened = Read(At(26, 13), TimeSpan.FromHours(8), start, new SlaEvent(At(26, 12), SlaEventKind.Transfer, Target: TimeSpan.FromHours(1)));
        var reset = Read(At(26, 12), TimeSpan.FromHours(8), start, Event(At(26, 11), SlaEventKind.Reset));

        Assert.Equal((At(26, 12), TimeSpan.FromHours(2)), (handed.Due, handed.Elapsed));
        Assert.Equal((SlaState.Breached, At(26, 12)), (shortened.State, shortened.BreachedAt));
        Assert.Equal((At(26, 19, 0) < reset.Due, TimeSpan.FromHours(1)), (true, reset.Elapsed));
        Assert.Equal(SlaWhy.AfterReset, reset.Timeline[0].Why);
    }

    [Fact]
    public void Nothing_runs_before_the_start_or_after_the_end_and_an_uncovered_year_is_refused()
    {
        Assert.Equal(SlaState.NotStarted, Read(At(26, 12), TimeSpan.FromHours(1), Event(At(26, 9), SlaEventKind.Pause)).State);
        Assert.Equal(SlaState.Cancelled, Read(At(26, 18), TimeSpan.FromHours(1), Event(At(26, 9), SlaEventKind.Start), Event(At(26, 9, 30), SlaEventKind.Cancel)).State);
        Assert.Equal("calendar.beyond-coverage", SlaClock.Read([Event(At(26, 9).AddYears(1), SlaEventKind.Start)], TimeSpan.FromHours(1), Hours, At(26, 9).AddYears(1)).Refusal?.Code);
    }

    [Fact]
    public void Round_the_clock_is_plain_time()
    {
        var reading = SlaClock.Read([Event(At(31, 23), SlaEventKind.Start)], TimeSpan.FromHours(2), WorkingHours.Always(Istanbul), At(31, 23, 30)).Value!;

        Assert.Equal(At(31, 23).AddHours(2), reading.Due);
        Assert.Equal(TimeSpan.FromMinutes(30), reading.Elapsed);
    }

    [Fact]
    public void The_timeline_has_no_holes_and_its_counted_parts_are_what_elapsed() =>
        Gen.Select(Gen.Int[0, 28 * 24 * 60].Select(Gen.Enum<SlaEventKind>()).Array[0, 12], Gen.Int[1, 6000], Gen.Int[0, 30 * 24 * 60]).Sample((moves, target, now) =>
        {
            var events = moves.Select(m => Event(At(1, 0).AddMinutes(m.Item1), m.Item2)).Append(Event(At(1, 0), SlaEventKind.Start)).ToArray();
            var reading = Read(At(1, 0).AddMinutes(now), TimeSpan.FromMinutes(target), events);

            Assert.Equal(reading.Elapsed, reading.Timeline.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Counted));
            Assert.All(reading.Timeline.Zip(reading.Timeline.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.Equal(reading.Breached, reading.Elapsed > reading.Target);
            Assert.Equal(reading.Target, reading.Elapsed + reading.Remaining);
        });
}
