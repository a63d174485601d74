using BackOffice.Domain.Records;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Ui;

namespace BackOffice.Records.Retention;

/// <summary>What rules and holds had to say, in sentences of the reader's language.</summary>
internal sealed class RetentionWords(Words words, FirmZone zone)
{
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone.Zone).DateTime);

    public string Sentence(RetentionFinding finding)
    {
        var key = "because." + Invariant.Kebab(finding.Reason.ToString());
        if (finding.Hold is { } hold)
            return words.Of(key, hold.Name ?? words["because.a-hold"], hold.From, hold.To is { } to ? Show.Day(to) : words["because.until-released"]);
        if (finding.Rule is not { } rule)
            return words[key];
        return words.Of(key, Rule(rule), Trigger(rule.Trigger), finding.Event, finding.Starts, finding.Through);
    }

    /// <summary>The rule in words: "TTK 82: 10 years from the end of the calendar year of: record made".</summary>
    public string Rule(RetentionRule rule) => words.Of(
        "rule.in-words", string.IsNullOrEmpty(rule.LegalRef) ? words["rule.no-source"] : rule.LegalRef, Period(rule.Years, rule.Months),
        words.Of("start-rule." + Invariant.Kebab(rule.StartRule.ToString()), Trigger(rule.Trigger)));

    public string Trigger(string trigger) => words.Find("trigger." + trigger) ?? trigger;

    public string Period(int years, int months) => months == 0 ? words.Of("period.years", years) : years == 0 ? words.Of("period.months", months) : words.Of("period.both", years, months);
}
