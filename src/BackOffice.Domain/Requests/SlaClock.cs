using BackOffice.Domain.Reference;

namespace BackOffice.Domain.Requests;

/// <summary>What moves a clock.</summary>
public enum SlaEventKind { Start, Pause, Resume, Stop, Cancel, Reset, Transfer }

/// <param name="Reason">For a pause: whom or what is waited for, such as <c>requester</c>, <c>counterparty</c>, <c>market-closed</c>.</param>
/// <param name="Target">For a start, reset or transfer: the working time allowed from then on counted with what has elapsed.</param>
public sealed record SlaEvent(DateTimeOffset At, SlaEventKind Kind, string? Reason = null, TimeSpan? Target = null, WorkingHours? Hours = null);

public enum SlaState { NotStarted, Running, Paused, Met, Breached, Cancelled }

/// <summary>Why a stretch of time counts or does not.</summary>
public enum SlaWhy { Working, OutsideHours, Weekend, Closed, Paused, AfterReset }

/// <summary>One stretch of the timeline, from its beginning (included) to its end (excluded).</summary>
/// <param name="Counted">The whole stretch when it is working time, else nothing.</param>
/// <param name="Note">The reason of a pause.</param>
/// <param name="Closure">The closed or half day that explains the stretch.</param>
public sealed record SlaSegment(DateTimeOffset From, DateTimeOffset To, SlaWhy Why, TimeSpan Counted, string? Note = null, ClosedDay? Closure = null);

/// <param name="Due">When the target is or was reached if nothing more stops the clock; null while paused, before the start and after a cancel.</param>
/// <param name="Remaining">Negative once the target is passed.</param>
public sealed record SlaReading(
    SlaState State, TimeSpan Target, TimeSpan Elapsed, TimeSpan Remaining, DateTimeOffset? Due, DateTimeOffset? BreachedAt, IReadOnlyList<SlaSegment> Timeline)
{
    public bool Breached => BreachedAt is not null;

    /// <summary>Whole percent of the target that is used; amber from 75, red from 100.</summary>
    public int Percent => Target <= TimeSpan.Zero ? 100 : (int)Math.Min(Elapsed.Ticks / (Target.Ticks / 100m), 9999);
}

/// <summary>
/// A clock is never stored: it is read from the events, the calendar and the hours of the team, so that a corrected holiday corrects every clock. Time counts only
/// while it runs and the team works; a pause stops it whether it ends by going on or by the work being done; a hand-over keeps what has
/// elapsed; a reset begins anew.
/// </summary>
public static class SlaClock
{
    /// <param name="events">In any order; the first start begins.</param>
    /// <param name="target">Working time allowed, unless an event says otherwise.</param>
    /// <param name="hours">Hours of the team, unless a hand-over says otherwise.</param>
    public static Outcome<SlaReading> Read(IEnumerable<SlaEvent> events, TimeSpan target, WorkingHours hours, DateTimeOffset now)
    {
        var reading = new Run(target, hours);
        foreach (var e in events.Where(e => e.At <= now).OrderBy(e => e.At).ThenBy(e => e.Kind))
        {
            if (reading.Over || reading.State == SlaState.NotStarted && e.Kind != SlaEventKind.Start)
                continue;
            if (reading.AdvanceTo(e.At) is { } beyond)
                return beyond;
            reading.Apply(e);
        }
        if (!reading.Over && reading.State != SlaState.NotStarted && reading.AdvanceTo(now) is { } unknown)
            return unknown;
        return reading.Finish();
    }

    private sealed class Run(TimeSpan target, WorkingHours hours)
    {
        private readonly List<SlaSegment> _timeline = [];
        private TimeSpan _target = target;
        private WorkingHours _hours = hours;
        private TimeSpan _elapsed;
        private DateTimeOffset _at;
        private DateTimeOffset? _reachedAt;
        private string? _pausedFor;

        public SlaState State { get; private set; } = SlaState.NotStarted;

        // The last instant of the target is still in time.
        private DateTimeOffset? BreachedAt => _elapsed > _target ? _reachedAt : null;

        public bool Over => State is SlaState.Met or SlaState.Breached or SlaState.Cancelled;

        public void Apply(SlaEvent e)
        {
            switch (e.Kind)
            {
                case SlaEventKind.Start:
                    if (State != SlaState.NotStarted)
                        return;
                    (_at, State) = (e.At, SlaState.Running);
                    Retarget(e);
                    break;
                case SlaEventKind.Pause:
                    (State, _pausedFor) = (SlaState.Paused, e.Reason);
                    break;
                case SlaEventKind.Resume:
                    (State, _pausedFor) = (SlaState.Running, null);
                    break;
                case SlaEventKind.Transfer:
                    Retarget(e);
                    // A shorter target may be passed at once by what has elapsed already.
                    _reachedAt = _elapsed >= _target ? _reachedAt ?? e.At : null;
                    break;
                case SlaEventKind.Reset:
                    for (var i = 0; i < _timeline.Count; i++)
                        _timeline[i] = _timeline[i] with { Counted = TimeSpan.Zero, Why = _timeline[i].Why == SlaWhy.Working ? SlaWhy.AfterReset : _timeline[i].Why };
                    (_elapsed, _reachedAt, State, _pausedFor) = (TimeSpan.Zero, null, SlaState.Running, null);
                    Retarget(e);
                    break;
                case SlaEventKind.Stop:
                    State = BreachedAt is null ? SlaState.Met : SlaState.Breached;
                    break;
                case SlaEventKind.Cancel:
                    State = SlaState.Cancelled;
                    break;
                default:
                    throw new InvalidOperationException($"Unknown event {e.Kind}.");
            }
        }

        public Refusal? AdvanceTo(DateTimeOffset to)
        {
            if (State == SlaState.NotStarted || to <= _at)
                return null;
            if (State == SlaState.Paused)
            {
                Add(new SlaSegment(_at, to, SlaWhy.Paused, TimeSpan.Zero, _pausedFor));
                _at = to;
                return null;
            }
            while (_at < to)
            {
                var next = Next(_at, to);
                if (next.Refusal is { } beyond)
                    return beyond;
                var segment = next.Value!;
                if (_reachedAt is null && segment.Counted > TimeSpan.Zero && _elapsed + segment.Counted >= _target)
                    _reachedAt = segment.From + (_target - _elapsed);
                _elapsed += segment.Counted;
                Add(segment);
                _at = segment.To;
            }
            return null;
        }

        public Outcome<SlaReading> Finish()
        {
            var due = _reachedAt;
            if (due is null && (State is SlaState.Running or SlaState.Met))
            {
                var reached = DueFrom(_at, _target - _elapsed);
                if (reached.Refusal is { } beyond)
                    return beyond;
                due = reached.Value;
            }
            var state = State == SlaState.Running && BreachedAt is not null ? SlaState.Breached : State;
            return new SlaReading(state, _target, _elapsed, _target - _elapsed, State == SlaState.Cancelled ? null : due, BreachedAt, _timeline);
        }

        private void Retarget(SlaEvent e) => (_target, _hours) = (e.Target ?? _target, e.Hours ?? _hours);

        private Outcome<DateTimeOffset> DueFrom(DateTimeOffset at, TimeSpan left)
        {
            while (true)
            {
                var next = Next(at, DateTimeOffset.MaxValue);
                if (next.Refusal is { } beyond)
                    return beyond;
                var segment = next.Value!;
                if (segment.Counted > TimeSpan.Zero && segment.Counted >= left)
                    return segment.From + left;
                left -= segment.Counted;
                at = segment.To;
            }
        }

        // The stretch of one kind that begins at an instant, cut at the local day's end.
        private Outcome<SlaSegment> Next(DateTimeOffset at, DateTimeOffset to)
        {
            var day = _hours.DayOf(at);
            var span = _hours.SpanOf(day);
            if (span.Refusal is { } beyond)
                return beyond;
            var end = Earlier(_hours.StartOf(day.AddDays(1)), to);
            var closure = _hours.Calendar.ClosureOn(day);
            if (span.Value is not { } work)
            {
                var why = _hours.Calendar.Weekend.Contains(day.DayOfWeek) ? SlaWhy.Weekend : SlaWhy.Closed;
                return new SlaSegment(at, end, why, TimeSpan.Zero, Closure: why == SlaWhy.Closed ? closure : null);
            }
            if (at < work.From)
                return new SlaSegment(at, Earlier(work.From, end), SlaWhy.OutsideHours, TimeSpan.Zero, Closure: closure);
            if (at >= work.To)
                return new SlaSegment(at, end, SlaWhy.OutsideHours, TimeSpan.Zero, Closure: closure);
            var stop = Earlier(work.To!.Value, end);
            return new SlaSegment(at, stop, SlaWhy.Working, stop - at, Closure: closure);
        }

        private void Add(SlaSegment segment)
        {
            if (_timeline.Count > 0 && _timeline[^1] is var last && last.To == segment.From && last.Why == segment.Why && last.Note == segment.Note && last.Closure == segment.Closure)
                _timeline[^1] = last with { To = segment.To, Counted = last.Counted + segment.Counted };
            else
                _timeline.Add(segment);
        }

        private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
    }
}
