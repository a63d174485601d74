using BackOffice.Domain.Records;
using CsCheck;

namespace BackOffice.Domain.Tests.Records;

public sealed class RetentionTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private static RetentionAnswer Evaluate(IReadOnlyList<RetentionRule> rules, (string, DateOnly?)[] events, RetentionHold[]? holds = null, DateOnly? today = null) =>
        Retention.Evaluate(rules, events.ToDictionary(e => e.Item1, e => e.Item2), holds ?? [], today ?? Today).Value!;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2020-03-15", 5, 0, StartRule.Event, "2025-03-15")]
    [InlineData("2020-02-29", 5, 0, StartRule.Event, "2025-02-28")]
    [InlineData("2020-02-29", 4, 0, StartRule.Event, "2024-02-29")]
    [InlineData("2020-08-31", 0, 6, StartRule.Event, "2021-02-28")]
    [InlineData("2020-03-15", 10, 0, StartRule.EndOfCalendarYear, "2030-12-31")]
    [InlineData("2020-12-31", 10, 0, StartRule.EndOfCalendarYear, "2030-12-31")]
    [InlineData("2020-06-15", 5, 0, StartRule.StartOfNextYear, "2025-12-31")]
    [InlineData("2021-01-01", 5, 0, StartRule.StartOfNextYear, "2026-12-31")]
    [InlineData("2020-03-15", 0, 0, StartRule.Event, "2020-03-15")]
    public void Given_an_event_Then_it_is_kept_through_the_last_day_and_may_go_the_next(string on, int years, int months, StartRule start, string through)
    {
        var answer = Evaluate([new RetentionRule("created", years, months, start)], [("created", Day(on))]);

        Assert.Equal(Day(through), answer.KeepThrough);
        Assert.Equal(Day(through).AddDays(1), answer.EligibleFrom);
    }

    [Fact]
    public void Given_several_rules_Then_the_longest_wins_and_every_one_is_named()
    {
        var tax = new RetentionRule("created", 5, StartRule: StartRule.StartOfNextYear, LegalRef: "VUK 253");
        var commerce = new RetentionRule("created", 10, StartRule: StartRule.EndOfCalendarYear, LegalRef: "TTK 82");
        var masak = new RetentionRule("account-closed", 8, LegalRef: "5549 m.8");

        var answer = Evaluate([tax, commerce, masak], [("created", Day("2010-05-01")), ("account-closed", Day("2019-06-30"))]);

        Assert.Equal(Day("2027-06-30"), answer.KeepThrough);
        Assert.Equal([(RetentionReason.Decides, masak), (RetentionReason.Shorter, commerce), (RetentionReason.Shorter, tax)], answer.Because.Select(b => (b.Reason, b.Rule!)));
    }

    [Fact]
    public void Given_an_event_that_has_not_happened_Then_the_record_is_kept_without_end()
    {
        RetentionRule[] rules = [new("created", 5), new("account-closed", 8)];

        foreach (var closed in new DateOnly?[] { null, Today.AddDays(1) })
        {
            var answer = Evaluate(rules, [("created", Day("2010-05-01")), ("account-closed", closed)]);

            Assert.Null(answer.KeepThrough);
            Assert.Null(answer.EligibleFrom);
            Assert.Equal([RetentionReason.EventMissing, RetentionReason.OutlastedByMissingEvent], answer.Because.Select(b => b.Reason));
        }
    }

    [Theory]
    [InlineData("2024-01-01", null, null, RetentionReason.Held)]
    [InlineData("2024-01-01", "2024-12-31", "2025-03-16", RetentionReason.HoldWithoutEffect)]
    [InlineData("2025-01-01", "2025-06-30", "2025-07-01", RetentionReason.HoldDelays)]
    [InlineData("2025-01-01", "2026-11-25", "2026-11-26", RetentionReason.Held)]
    [InlineData("2026-11-01", "2026-12-31", "2027-01-01", RetentionReason.Held)]
    public void Given_a_hold_Then_it_forbids_disposal_but_does_not_stop_the_clock(string from, string? to, string? eligible, RetentionReason why)
    {
        var answer = Evaluate([new RetentionRule("created", 5)], [("created", Day("2020-03-15"))], [new RetentionHold(Day(from), to is null ? null : Day(to))]);

        Assert.Equal(Day("2025-03-15"), answer.KeepThrough);
        Assert.Equal(eligible is null ? null : Day(eligible), answer.EligibleFrom);
        Assert.Equal(why, answer.Because[^1].Reason);
    }

    [Fact]
    public void Given_no_rule_Then_nothing_says_that_it_may_go()
    {
        var answer = Evaluate([], [("created", Day("2010-05-01"))]);

        Assert.Null(answer.EligibleFrom);
        Assert.Equal(RetentionReason.NoRule, Assert.Single(answer.Because).Reason);
    }

    [Theory]
    [InlineData(-1, 0, "retention.period-out-of-range")]
    [InlineData(1001, 0, "retention.period-out-of-range")]
    [InlineData(0, -1, "retention.period-out-of-range")]
    public void Given_a_senseless_period_Then_it_is_refused(int years, int months, string code) =>
        Assert.Equal(code, Retention.Evaluate([new RetentionRule("created", years, months)], new Dictionary<string, DateOnly?>(), [], Today).Refusal?.Code);

    [Fact]
    public void A_record_may_go_on_a_day_only_when_no_hold_covers_it_and_every_rule_has_passed() =>
        Gen.Select(
            Gen.Int[0, 12].Select(Gen.Int[0, 30], Gen.Enum<StartRule>()).Array[1, 4],
            Gen.Int[0, 9000],
            Gen.Int[0, 9000].Select(Gen.Int[0, 900]).Array[0, 3],
            Gen.Int[4000, 12000]).Sample((rules, created, holds, today) =>
        {
            var day0 = new DateOnly(2000, 1, 1);
            var on = day0.AddDays(Math.Min(created, today));
            var answer = Retention.Evaluate(
                [.. rules.Select(r => new RetentionRule("created", r.Item1, r.Item2, r.Item3))], new Dictionary<string, DateOnly?> { ["created"] = on },
                [.. holds.Select(h => new RetentionHold(day0.AddDays(h.Item1), day0.AddDays(h.Item1 + h.Item2)))], day0.AddDays(today)).Value!;

            var now = day0.AddDays(today);
            var held = holds.Any(h => now >= day0.AddDays(h.Item1) && now <= day0.AddDays(h.Item1 + h.Item2));
            Assert.Equal(now > answer.KeepThrough && !held, answer.MayGoOn(now) && now > answer.KeepThrough);
            Assert.True(answer.EligibleFrom > answer.KeepThrough);
            Assert.All(rules, r => Assert.True(answer.KeepThrough >= on.AddYears(r.Item1)));
        });
}
