using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Platform.Pipeline;
using MediatR;

namespace BackOffice.Records.Retention;

/// <summary>Answers how long a record would be kept, by a class or by rules given with the question.</summary>
public static class Evaluate
{
    /// <param name="Class">A class by its code; else <paramref name="Rules"/>.</param>
    /// <param name="Events">The days on which triggers happened; <c>created</c> is the record's own day.</param>
    /// <param name="Today">The day of the question; today in the firm's zone unless given.</param>
    [Requires(RecordsPermissions.View)]
    public sealed record Query(
        string? Class, IReadOnlyList<RuleGiven>? Rules, IReadOnlyDictionary<string, DateOnly?>? Events, IReadOnlyList<HoldGiven>? Holds, DateOnly? Today) : IQuery<Outcome<Result>>;

    public sealed record RuleGiven(string? Trigger = null, int Years = 0, int Months = 0, string? StartRule = null, string? LegalRef = null);

    public sealed record HoldGiven(DateOnly? From = null, DateOnly? To = null, string? Name = null);

    /// <param name="KeepThrough">The last day of retention, to its end; null while an event has not happened.</param>
    /// <param name="Because">Every rule and hold weighed, in sentences, the deciding one first.</param>
    public sealed record Result(DateOnly? KeepThrough, DateOnly? EligibleFrom, IReadOnlyList<string> Because);

    internal sealed class Handler(RetentionBook book, RetentionWords words) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rules = await Rules(query, cancellationToken);
            if (rules.Refusal is { } refusal)
                return refusal;
            var holds = new List<RetentionHold>();
            foreach (var hold in query.Holds ?? [])
            {
                if (hold.From is not { } from)
                    return new Refusal("field.missing").At("holds.from");
                holds.Add(new RetentionHold(from, hold.To, hold.Name));
            }
            var evaluated = Domain.Records.Retention.Evaluate(rules.Value!, query.Events ?? Recount.None, holds, query.Today ?? book.Today);
            return evaluated.Value is { } answer
                ? new Result(answer.KeepThrough, answer.EligibleFrom, [.. answer.Because.Select(words.Sentence)])
                : evaluated.Refusal!;
        }

        private async Task<Outcome<IReadOnlyList<RetentionRule>>> Rules(Query query, CancellationToken cancellationToken)
        {
            if (query.Rules is { } given)
            {
                var rules = new List<RetentionRule>();
                foreach (var rule in given)
                {
                    if (Start(rule.StartRule) is not { } start)
                        return new Refusal("retention.start-rule-unknown", rule.StartRule).At("rules.startRule");
                    rules.Add(new RetentionRule(rule.Trigger ?? "", rule.Years, rule.Months, start, rule.LegalRef));
                }
                return Outcome.Of<IReadOnlyList<RetentionRule>>(rules);
            }
            if (string.IsNullOrWhiteSpace(query.Class))
                return new Refusal("field.missing").At("class");
            return await book.Class(query.Class, cancellationToken) is null
                ? new Refusal("class.unknown", query.Class).At("class")
                : Outcome.Of<IReadOnlyList<RetentionRule>>([.. (await book.Rules(query.Class, cancellationToken)).Select(r => r.Rule)]);
        }
    }

    /// <summary>As the API writes it: <c>event</c>, <c>endOfCalendarYear</c>, <c>startOfNextYear</c>.</summary>
    internal static StartRule? Start(string? text) => text?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
    {
        null or "" or "event" => StartRule.Event,
        "endofcalendaryear" => StartRule.EndOfCalendarYear,
        "startofnextyear" => StartRule.StartOfNextYear,
        _ => null,
    };
}
