using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Rules;

/// <summary>
/// Brings a new version of a posting rule into force from a day on; a second person always approves, for a rule moves every figure after it.
/// Refused when its text does not read: the line is named.
/// </summary>
public static class Revise
{
    [Requires(AccountingPermissions.EditChart)]
    public sealed record Command(Guid RequestId, string Code, string Text, DateOnly? From, string Source) : ICommand;

    public sealed record RuleRevised(Guid Rule, string Code, int Version, string? OldText, string Text, DateOnly From, string Source) : Fact
    {
        public override IEnumerable<ObjectRef> About() => [new ObjectRef("posting-rule", Rule, $"{Code}/{Version}")];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).Matches("^[a-z][a-z-]{1,39}$").WithErrorCode("rule.code-form");
            RuleFor(c => c.Text).NotEmpty().WithErrorCode("field.missing").MaximumLength(4000).WithErrorCode("field.too-long").WithState(_ => new object?[] { 4000 });
            RuleFor(c => c.From).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Source).NotEmpty().WithErrorCode("field.missing").MaximumLength(300).WithErrorCode("field.too-long").WithState(_ => new object?[] { 300 });
        }
    }

    internal sealed class Policy(BackOfficeDb db, TimeProvider clock, Actor actor) : IFourEyesPolicy<Command>
    {
        public async Task<SecondPerson?> Needs(Command command, CancellationToken cancellationToken)
        {
            if (actor.IsSystem)
                return null;
            var old = await Current(db, command, clock.GetUtcNow(), cancellationToken);
            return new SecondPerson(
                AccountingPermissions.ApproveJournals, new Scope(actor.HomeEntity), "approval.posting-rule", [command.Code],
                [new FieldChange("field.rule-text", old?.Text, command.Text), new FieldChange("field.valid-from", null, $"{command.From:yyyy-MM-dd}")],
                old is null ? [] : [new TargetVersion("accounting.posting_rule", old.Id, old.Version)]);
        }
    }

    internal sealed class Handler(BackOfficeDb db, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var (from, now) = (command.From!.Value, clock.GetUtcNow());
            var text = command.Text.Replace("\r", "", StringComparison.Ordinal);
            var old = await Current(db, command, now, cancellationToken);
            var version = (old?.RuleVersion ?? 0) + 1;
            var parsed = PostingRule.Parse(command.Code, version, new DateRange(from), text);
            if (parsed.Refusal is { } refusal)
                return refusal.At("text");
            if (old is not null)
            {
                if (from <= old.Valid.From)
                    return new Refusal("rule.from-too-early", old.Valid.From).At("from");
                old.Close(now);
                db.PostingRules.Add(new RuleRow(Guid.CreateVersion7(now), EntityId.Firm, old.Code, old.RuleVersion, old.Text, old.Source,
                    new DateRange(old.Valid.From, from), new TimeRange(now)));
            }
            var rule = new RuleRow(Guid.CreateVersion7(now), EntityId.Firm, command.Code, version, text, command.Source, new DateRange(from), new TimeRange(now));
            db.PostingRules.Add(rule);
            db.Audit(new RuleRevised(rule.Id, command.Code, version, old?.Text, text, from, command.Source));
            return Outcome.Done;
        }
    }

    private static Task<RuleRow?> Current(BackOfficeDb db, Command command, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.PostingRules.Where(r => r.EntityId == EntityId.Firm && r.Code == command.Code && Ranges.Covers(r.Known, now))
            .OrderByDescending(r => r.RuleVersion).FirstOrDefaultAsync(cancellationToken);
}
