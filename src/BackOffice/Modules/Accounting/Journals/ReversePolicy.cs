using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.Posting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>A journal above the entity's dated limit needs a second person to be undone, as it needed one to be posted.</summary>
internal sealed class ReversePolicy(BackOfficeDb db, PostingDays days, IMediator mediator, Actor actor) : IFourEyesPolicy<Reverse.Command>
{
    public async Task<SecondPerson?> Needs(Reverse.Command command, CancellationToken cancellationToken)
    {
        var journals = db.Journals;
        // What cannot be reversed is refused by the handler, not stored for a second person.
        if (actor.IsSystem || await journals.AsNoTracking().FirstOrDefaultAsync(j => j.Id == command.Journal, cancellationToken) is not { Kind: not ("rule" or "reversal") } row
            || await journals.AnyAsync(j => j.Reverses == row.Id, cancellationToken))
            return null;
        var date = command.Date ?? row.PostingDate;
        if (await days.WhyNot(row.EntityId, date, cancellationToken) is not null)
            return null;
        var policy = (await mediator.Send(new PoliciesOf(date, row.EntityId), cancellationToken)).GetValueOrDefault(PolicyCodes.HandJournal);
        if (policy is { NeedsSecondPerson: false } || (policy?.AboveTry is { } limit && row.Total <= limit))
            return null;
        return new SecondPerson(
            AccountingPermissions.ApproveJournals, new Scope(row.EntityId, AmountTry: row.Total), "approval.reverse-journal",
            [row.Reference, Phrase.Money(row.Total, row.FunctionalCurrency)],
            [new FieldChange("field.date", null, Phrase.Day(date)), new FieldChange("field.reason", null, command.Reason)], [], row.Total);
    }
}
