using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>
/// Posts a journal by hand. Up to the entity's dated limit it posts at once; above it a second person approves.
/// Refused when the sides differ (the difference is named), on a day without an open period, on an unknown or a control account.
/// </summary>
/// <remarks>Source: VUK 183; journals are never changed, a mistake is reversed.</remarks>
public static class Post
{
    public const int LinesMax = 1000;

    /// <param name="Entity">Code or id of the legal entity; null is the maker's home entity.</param>
    [Requires(AccountingPermissions.PostJournals)]
    public sealed record Command(
        Guid RequestId, DateOnly? Date, string Description, IReadOnlyList<HandLine> Lines, string? Entity = null) : ICommand<Outcome<Posted>>;

    /// <param name="Reference">JR-2026-000123.</param>
    public sealed record Posted(JournalId Id, string Reference);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Date).NotNull().WithErrorCode("field.missing");
            RuleFor(c => c.Description).NotEmpty().WithErrorCode("journal.description-missing")
                .MaximumLength(500).WithErrorCode("field.too-long").WithState(_ => new object?[] { 500 });
            RuleFor(c => c.Lines).NotEmpty().WithErrorCode("journal.too-few-lines");
            RuleFor(c => c.Lines.Count).LessThanOrEqualTo(LinesMax).WithErrorCode("journal.too-many-lines").WithState(_ => new object?[] { LinesMax })
                .OverridePropertyName("Lines");
            RuleForEach(c => c.Lines).ChildRules(line =>
            {
                line.RuleFor(l => l.Account).NotEmpty().WithErrorCode("field.missing");
                line.RuleFor(l => l.Amount).GreaterThan(0).WithErrorCode("journal.line-needs-amount").OverridePropertyName("Debit");
                line.RuleFor(l => l.Rate).GreaterThan(0).When(l => l.Rate is not null).WithErrorCode("journal.rate-not-positive");
            });
        }
    }

    internal sealed class Where(JudgedOnce judged) : IScopeOf<Command>
    {
        /// <summary>The journal's size in functional currency; zero while it does not read.</summary>
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken)
        {
            var (entity, journal) = await judged.Of(request, cancellationToken);
            return new Scope(entity, AmountTry: journal.Value?.Total ?? 0);
        }
    }

    internal sealed class Handler(BackOfficeDb db, JudgedOnce judged, JournalWriter writer) : IRequestHandler<Command, Outcome<Posted>>
    {
        public async Task<Outcome<Posted>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (entity, judgement) = await judged.Of(command, cancellationToken);
            if (judgement.Refusal is { } refusal)
                return refusal;
            var journal = judgement.Value!;
            await writer.Write([new JournalToPost(journal)], cancellationToken);
            var journals = db.Journals;
            var reference = await journals.Where(j => j.Id == journal.Id).Select(j => j.Reference).SingleAsync(cancellationToken);
            db.Audit(new JournalPosted(journal.Id, reference, entity, command.Date!.Value, journal.Total, command.Description));
            return new Posted(journal.Id, reference);
        }
    }
}
