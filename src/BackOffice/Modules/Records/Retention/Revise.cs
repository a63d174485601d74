using BackOffice.Domain;
using BackOffice.Domain.Records;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Records.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Retention;

/// <summary>
/// Says, from a day on, what a record class is called, who may see it, and by which rules it is kept: all of them at once, the longest wins.
/// What stood before keeps its past. Records are counted anew at once when the day is not in the future; a change that keeps less needs a second person.
/// </summary>
public static class Revise
{
    public const int RulesMax = 20;

    /// <param name="Code">A new code makes a new class.</param>
    /// <param name="Seen">The rules that were looked at, by id: refused when others stand there now.</param>
    [Requires(RecordsPermissions.SetRetention)]
    public sealed record Command(
        Guid RequestId, string? Code, string? NameEn, string? NameTr, ClassAccess Access, string? Source, DateOnly? From, IReadOnlyList<Evaluate.RuleGiven> Rules,
        IReadOnlyList<Guid>? Seen = null) : ICommand;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().WithErrorCode("field.missing").Matches("^[a-z][a-z0-9-]{1,39}$").WithErrorCode("class.code-form");
            foreach (var field in new System.Linq.Expressions.Expression<Func<Command, string?>>[] { c => c.NameEn, c => c.NameTr })
                RuleFor(field).NotEmpty().WithErrorCode("field.missing").MaximumLength(120).WithErrorCode("field.too-long").WithState(_ => new object?[] { 120 });
            RuleFor(c => c.Source).NotEmpty().WithErrorCode("field.missing").MaximumLength(300).WithErrorCode("field.too-long").WithState(_ => new object?[] { 300 });
            RuleFor(c => c.From).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Rules).Must(r => r.Count <= RulesMax).WithErrorCode("retention.too-many-rules");
            RuleForEach(c => c.Rules).ChildRules(rule =>
            {
                rule.RuleFor(r => r.Trigger).NotEmpty().WithErrorCode("retention.trigger-missing").Matches("^[a-z][a-z0-9-]{1,39}$").WithErrorCode("retention.trigger-form");
                rule.RuleFor(r => r.StartRule).Must(s => Evaluate.Start(s) is not null).WithErrorCode("retention.start-rule-unknown");
                rule.RuleFor(r => r.LegalRef).MaximumLength(300).WithErrorCode("field.too-long").WithState(_ => new object?[] { 300 });
            });
        }
    }

    internal sealed class Policy(RetentionBook book, RetentionWords words) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            var old = await book.Rules(command.Code!, cancellationToken);
            if (old.Count == 0 || !KeepsLess([.. old.Select(r => r.Rule)], Given(command), book.Today))
                return null;
            return new SecondPerson(
                RecordsPermissions.ApproveRetention, Scope.None, "approval.retention", [command.Code!],
                [new FieldChange("field.rules", string.Join("; ", old.Select(r => words.Rule(r.Rule))), string.Join("; ", Given(command).Select(words.Rule))), new FieldChange("field.from", null, Invariant.Day(command.From!.Value))],
                [.. old.Select(r => new TargetVersion("records.retention_rule", r.Id, r.Version))]);
        }
    }

    /// <summary>Whether some record would go earlier by the new rules: judged for records of either half of a year whose events have all happened or not at all.</summary>
    internal static bool KeepsLess(IReadOnlyList<RetentionRule> old, IReadOnlyList<RetentionRule> young, DateOnly today)
    {
        var triggers = old.Concat(young).Select(r => r.Trigger).Append(RetentionBook.Created).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var on in new[] { new DateOnly(today.Year - 1, 1, 2), new DateOnly(today.Year - 1, 12, 30) })
        {
            foreach (var events in new[] { triggers.ToDictionary(t => t, _ => (DateOnly?)on), new Dictionary<string, DateOnly?>() })
            {
                var before = RetentionBook.Weigh(old, on, events, [], today).KeepThrough;
                var after = RetentionBook.Weigh(young, on, events, [], today).KeepThrough;
                if (young.Count == 0 ? old.Count > 0 : after is not null && (before is null || after < before))
                    return true;
            }
        }
        return false;
    }

    private static List<RetentionRule> Given(Command command) =>
        [.. command.Rules.Select(r => new RetentionRule(r.Trigger!.Trim(), r.Years, r.Months, Evaluate.Start(r.StartRule)!.Value, r.LegalRef?.Trim() ?? ""))];

    internal sealed class Handler(BackOfficeDb db, RetentionBook book, Recount recount, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (now, from, code, rules) = (clock.GetUtcNow(), command.From!.Value, command.Code!, Given(command));
            if (Domain.Records.Retention.Evaluate(rules, Recount.None, [], book.Today).Refusal is { } wrong)
                return wrong;
            var standing = await db.RetentionRules.Where(r => r.Class == code && Ranges.Covers(r.Known, now)).ToListAsync(cancellationToken);
            if (command.Seen is { } seen && !standing.Where(r => r.Valid.Contains(book.Today)).Select(r => r.Id).ToHashSet().SetEquals(seen))
                return new Refusal("retention.rules-moved", code);

            var before = standing.Where(r => r.Valid.Contains(from)).OrderBy(r => r.No).Select(r => Text(r.Trigger, r.Years, r.Months, r.StartRule, r.LegalRef)).ToList();
            await Name(command, now, cancellationToken);
            foreach (var row in standing.Where(r => r.Valid.Overlaps(new DateRange(from))))
            {
                row.Close(now);
                if (row.Valid.From < from)
                    db.Add(new RuleRow(Guid.CreateVersion7(now), row.EntityId, code, row.No, row.Trigger, row.Years, row.Months, row.StartRule, row.LegalRef, row.Valid with { To = from }, new TimeRange(now)));
            }
            for (var at = 0; at < rules.Count; at++)
            {
                var rule = rules[at];
                db.Add(new RuleRow(Guid.CreateVersion7(now), EntityId.Firm, code, at + 1, rule.Trigger, rule.Years, rule.Months, rule.StartRule, rule.LegalRef ?? "", new DateRange(from), new TimeRange(now)));
            }
            await db.SaveChangesAsync(cancellationToken);
            var counted = await recount.OfClass(code, cancellationToken);
            db.Audit(new RetentionRevised(code, from, command.Source!, before, [.. rules.Select(r => Text(r.Trigger, r.Years, r.Months, r.StartRule, r.LegalRef))], counted));
            return Outcome.Done;
        }

        private static string Text(object trigger, int years, int months, object startRule, string? law) => $"{trigger} {years}y {months}m {startRule} {law}";

        private async Task Name(Command command, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (code, from) = (command.Code!, command.From!.Value);
            var standing = await db.RecordClasses.Where(c => c.Code == code && Ranges.Covers(c.Known, now)).ToListAsync(cancellationToken);
            if (standing.Exists(c => c.Valid.Contains(from) && c.NameEn == command.NameEn!.Trim() && c.NameTr == command.NameTr!.Trim() && c.Access == command.Access && c.Source == command.Source!.Trim()))
                return;
            foreach (var row in standing.Where(c => c.Valid.Overlaps(new DateRange(from))))
            {
                row.Close(now);
                if (row.Valid.From < from)
                    db.Add(new ClassRow(Guid.CreateVersion7(now), row.EntityId, code, row.NameEn, row.NameTr, row.Access, row.Source, row.Valid with { To = from }, new TimeRange(now)));
            }
            db.Add(new ClassRow(
                Guid.CreateVersion7(now), EntityId.Firm, code, command.NameEn!.Trim(), command.NameTr!.Trim(), command.Access, command.Source!.Trim(), new DateRange(from), new TimeRange(now)));
        }
    }
}

/// <summary>The rules of a record class were said anew.</summary>
public sealed record RetentionRevised(string Class, DateOnly From, string Source, IReadOnlyList<string> OldRules, IReadOnlyList<string> Rules, int RecordsCounted) : Fact
{
    public override IEnumerable<ObjectRef> About() => [new("record-class", Domain.Records.RecordClassId.Of(Class), Class)];
}
