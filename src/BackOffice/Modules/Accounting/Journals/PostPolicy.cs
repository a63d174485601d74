using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Accounting.Journals;

/// <summary>A hand journal above the entity's dated limit needs a second person.</summary>
internal sealed class PostPolicy(JudgedOnce judged, IMediator mediator, Actor actor) : IFourEyesPolicy<Post.Command>
{
    public async Task<SecondPerson?> Needs(Post.Command command, CancellationToken cancellationToken)
    {
        // What cannot be posted is refused by the handler, not stored for a second person.
        if (actor.IsSystem || command.Date is not { } date || await judged.Of(command, cancellationToken) is not (var entity, { Value: { } journal }))
            return null;
        var policy = (await mediator.Send(new PoliciesOf(date, entity), cancellationToken)).GetValueOrDefault(PolicyCodes.HandJournal);
        if (policy is { NeedsSecondPerson: false } || (policy?.AboveTry is { } limit && journal.Total <= limit))
            return null;

        var (total, currency) = (journal.Total, journal.FunctionalCurrency);
        var changes = command.Lines.Select(l => new FieldChange(
            l.Account, null, $"{Phrase.Word((l.Debit ?? 0) != 0 ? "amount.debit" : "amount.credit")} {Phrase.Money(l.Amount, l.Currency ?? currency)}"));
        return new SecondPerson(
            AccountingPermissions.ApproveJournals, new Scope(entity, AmountTry: total), "approval.hand-journal",
            [command.Description, Phrase.Money(total, currency)],
            [new FieldChange("field.date", null, Phrase.Day(date)), .. changes], [], total);
    }
}
