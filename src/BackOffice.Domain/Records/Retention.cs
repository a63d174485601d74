namespace BackOffice.Domain.Records;

/// <summary>Where the years of a rule begin to count.</summary>
public enum StartRule
{
    /// <summary>On the day of the event.</summary>
    Event,

    /// <summary>At the end of the calendar year of the event, as the commercial code counts (TTK 82).</summary>
    EndOfCalendarYear,

    /// <summary>With the first day of the year after the event, which is the first day kept, as the tax code counts (VUK 253).</summary>
    StartOfNextYear,
}

/// <summary>One reason to keep a record.</summary>
/// <param name="Trigger">The event it counts from: <c>created</c>, <c>account-closed</c>, <c>employee-left</c>, … as its class names it.</param>
/// <param name="LegalRef">The law or policy, as a person reads it.</param>
public sealed record RetentionRule(string Trigger, int Years, int Months = 0, StartRule StartRule = StartRule.Event, string? LegalRef = null)
{
    public const int YearsMax = 1000;
}

/// <summary>Forbids disposal from a day through another, both included; null means until it is released.</summary>
public sealed record RetentionHold(DateOnly From, DateOnly? To = null, string? Name = null)
{
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);
}

/// <summary>What one rule or hold had to say.</summary>
public enum RetentionReason
{
    /// <summary>The rule that keeps longest; it decides.</summary>
    Decides,

    /// <summary>The rule ends earlier than the one that decides, or with it.</summary>
    Shorter,

    /// <summary>Its event has not happened: kept without end until it does.</summary>
    EventMissing,

    /// <summary>Its date is counted, but another rule has no end yet.</summary>
    OutlastedByMissingEvent,

    /// <summary>The class has no rule at all: nothing says that it may go.</summary>
    NoRule,

    /// <summary>A hold forbids disposal today.</summary>
    Held,

    /// <summary>A hold that moves the first day of disposal although it is not in force today.</summary>
    HoldDelays,

    /// <summary>A hold that changes nothing: it ended before, or begins after, the day of disposal.</summary>
    HoldWithoutEffect,
}

/// <param name="Event">The day the rule counted from, once its event has happened.</param>
/// <param name="Starts">The day its start rule made of that.</param>
/// <param name="Through">The last day the rule keeps.</param>
public sealed record RetentionFinding(
    RetentionReason Reason, RetentionRule? Rule = null, RetentionHold? Hold = null, DateOnly? Event = null, DateOnly? Starts = null, DateOnly? Through = null);

/// <param name="KeepThrough">The last day of retention, to its end; null while an event has not happened.</param>
/// <param name="EligibleFrom">The first day on which the record may be disposed of; null when no such day is known.</param>
/// <param name="Because">Every rule and hold weighed, the deciding one first.</param>
public sealed record RetentionAnswer(DateOnly? KeepThrough, DateOnly? EligibleFrom, IReadOnlyList<RetentionFinding> Because)
{
    public bool MayGoOn(DateOnly day) => EligibleFrom is { } from && day >= from;
}

/// <summary>
/// How long a record is kept: through the end of the last retention day of the rule that keeps longest; it may go on the next day, in
/// the firm's zone. A hold forbids disposal but does not stop the clock. An event that has not happened gives no day. 29 February falls
/// on 28 February in a year without one.
/// </summary>
public static class Retention
{
    /// <param name="events">The days on which the triggers happened; one that is missing, null or after <paramref name="today"/> has not happened.</param>
    public static Outcome<RetentionAnswer> Evaluate(
        IReadOnlyList<RetentionRule> rules, IReadOnlyDictionary<string, DateOnly?> events, IReadOnlyList<RetentionHold> holds, DateOnly today)
    {
        var wrong = rules.Select((r, i) => Wrong(r)?.At($"rules[{i}]"))
            .Concat(holds.Select((h, i) => h.To < h.From ? new Refusal("retention.hold-ends-before-it-begins", h.From, h.To).At($"holds[{i}]") : null))
            .OfType<Refusal>().ToList();
        if (wrong.Count > 0)
            return wrong.Count == 1 ? wrong[0] : Refusal.Of(wrong);

        var happened = new Dictionary<string, DateOnly?>(events, StringComparer.OrdinalIgnoreCase);
        var weighed = rules.Select(r => Weigh(r, happened.GetValueOrDefault(r.Trigger), today)).ToList();
        if (weighed.Exists(w => w.Through == DateOnly.MaxValue))
            return new Refusal("retention.beyond-the-calendar");
        var keepThrough = weighed.Count == 0 || weighed.Exists(w => w.Through is null) ? null : weighed.Max(w => w.Through);

        var eligible = keepThrough is { } last ? FirstFree(last.AddDays(1), holds, today) : null;
        var because = Judge(weighed, keepThrough).Concat(holds.OrderBy(h => h.From).Select(h => new RetentionFinding(Effect(h, keepThrough, eligible, today), Hold: h)));
        return new RetentionAnswer(keepThrough, eligible, [.. because]);
    }

    private static Refusal? Wrong(RetentionRule rule)
    {
        if (string.IsNullOrWhiteSpace(rule.Trigger))
            return new Refusal("retention.trigger-missing");
        return rule.Years is < 0 or > RetentionRule.YearsMax || rule.Months is < 0 or > RetentionRule.YearsMax * 12
            ? new Refusal("retention.period-out-of-range", rule.Years, rule.Months)
            : null;
    }

    private static RetentionFinding Weigh(RetentionRule rule, DateOnly? on, DateOnly today)
    {
        if (on is not { } day || day > today)
            return new RetentionFinding(RetentionReason.EventMissing, rule);
        // The last day of the year and the day after it bound the same period: a period that begins with 1 January ends with 31 December.
        var (starts, counted) = rule.StartRule switch
        {
            StartRule.Event => (day, day),
            StartRule.EndOfCalendarYear => (EndOfYear(day), EndOfYear(day)),
            StartRule.StartOfNextYear => (day.Year == DateOnly.MaxValue.Year ? DateOnly.MaxValue : EndOfYear(day).AddDays(1), EndOfYear(day)),
            _ => throw new InvalidOperationException($"Unknown start rule {rule.StartRule}."),
        };
        var months = rule.Years * 12 + rule.Months;
        var through = (long)counted.Year * 12 + counted.Month + months > 9999L * 12 + 11 ? DateOnly.MaxValue : counted.AddMonths(months);
        return new RetentionFinding(RetentionReason.Shorter, rule, Event: day, Starts: starts, Through: through);
    }

    private static DateOnly EndOfYear(DateOnly day) => new(day.Year, 12, 31);

    private static IEnumerable<RetentionFinding> Judge(List<RetentionFinding> weighed, DateOnly? keepThrough)
    {
        if (weighed.Count == 0)
            return [new RetentionFinding(RetentionReason.NoRule)];
        if (keepThrough is null)
            return weighed.Select(w => w.Through is null ? w : w with { Reason = RetentionReason.OutlastedByMissingEvent }).OrderBy(w => w.Through is not null);
        var decider = weighed.FindIndex(w => w.Through == keepThrough);
        return weighed.Select((w, i) => i == decider ? w with { Reason = RetentionReason.Decides } : w)
            .OrderByDescending(w => w.Reason == RetentionReason.Decides).ThenByDescending(w => w.Through);
    }

    private static DateOnly? FirstFree(DateOnly day, IReadOnlyList<RetentionHold> holds, DateOnly today)
    {
        var free = After(day, holds);
        // It was free once but is held today: the next free day is what a person may plan for.
        return free is { } was && was <= today ? After(today, holds) is var next && next == today ? free : next : free;
    }

    private static DateOnly? After(DateOnly day, IReadOnlyList<RetentionHold> holds)
    {
        while (holds.FirstOrDefault(h => h.Covers(day)) is { } hold)
        {
            if (hold.To is not { } to || to == DateOnly.MaxValue)
                return null;
            day = to.AddDays(1);
        }
        return day;
    }

    private static RetentionReason Effect(RetentionHold hold, DateOnly? keepThrough, DateOnly? eligible, DateOnly today)
    {
        if (hold.Covers(today))
            return RetentionReason.Held;
        var delays = keepThrough is { } last && (hold.To is null || hold.To > last) && (eligible is null || hold.From < eligible);
        return delays ? RetentionReason.HoldDelays : RetentionReason.HoldWithoutEffect;
    }
}
