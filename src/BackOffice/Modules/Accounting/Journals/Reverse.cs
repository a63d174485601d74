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
/// Undoes a journal made by hand with a new one, equal lines and sides swapped, linked both ways. Refused when it was undone before,
/// is itself a reversal, or was made by a rule: then its cause is undone (the trade cancelled, the movement reversed).
/// </summary>
public static class Reverse
{
    /// <param name="Date">Posting date of the reversal; null is the journal's own date.</param>
    [Requires(AccountingPermissions.ReverseJournals)]
    public sealed record Command(Guid RequestId, JournalId Journal, DateOnly? Date, string Reason) : ICommand<Outcome<Post.Posted>>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason)
            .NotEmpty().WithErrorCode("journal.reason-missing")
            .MaximumLength(500).WithErrorCode("field.too-long").WithState(_ => new object?[] { 500 });
    }

    internal sealed class Where(BackOfficeDb db) : IScopeOf<Command>
    {
        public async Task<Scope> Scope(Command request, CancellationToken cancellationToken)
        {
            var row = await db.Journals.AsNoTracking().FirstOrDefaultAsync(j => j.Id == request.Journal, cancellationToken);
            return row is null ? Platform.Pipeline.Scope.None : new Scope(row.EntityId, AmountTry: row.Total);
        }
    }

    internal sealed class Handler(BackOfficeDb db, JournalReader reader, JournalWriter writer, PostingDays days, TimeProvider clock)
        : IRequestHandler<Command, Outcome<Post.Posted>>
    {
        public async Task<Outcome<Post.Posted>> Handle(Command command, CancellationToken cancellationToken)
        {
            var journals = db.Journals;
            var row = await journals.AsNoTracking().FirstOrDefaultAsync(j => j.Id == command.Journal, cancellationToken);
            if (row is null)
                return new Refusal("journal.unknown");
            if (row.Kind == "rule")
                return new Refusal("journal.made-by-rule", row.Reference, row.SourceReference);
            var date = command.Date ?? row.PostingDate;
            if (await days.WhyNot(row.EntityId, date, cancellationToken) is { } closed)
                return closed;

            var existing = await journals.Where(j => j.Reverses == row.Id).Select(j => j.Reference).FirstOrDefaultAsync(cancellationToken);
            if (existing is not null)
                return new Refusal("journal.already-reversed", row.Reference, existing);
            var journal = (await reader.WithLines([row], cancellationToken))[0];
            var now = await PostingClock.BookedAt(db, clock, cancellationToken);
            var id = new JournalId(Guid.CreateVersion7(now));
            var reversal = journal.Reverse(id, date, command.Reason, now, existing: null);
            if (reversal.Refusal is { } refusal)
                return refusal;

            await writer.Write([new JournalToPost(reversal.Value!)], cancellationToken);
            var reference = await journals.Where(j => j.Id == id).Select(j => j.Reference).SingleAsync(cancellationToken);
            db.Audit(new JournalReversed(row.Id, row.Reference, id, reference, row.EntityId, date, command.Reason));
            return new Post.Posted(id, reference);
        }
    }
}
