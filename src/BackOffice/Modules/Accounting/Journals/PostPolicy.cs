using System.Globalization;
using BackOffice.Accounting.Posting;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Accounting.Journals;

/// <summary>A hand journal above the entity's dated limit needs a second person.</summary>
internal sealed class PostPolicy(BooksReader reader, HandJournals judge, IMediator mediator, EntityChoice entities, Actor actor) : IFourEyesPolicy<Post.Command>
{
    public async Task<SecondPerson?> Needs(Post.Command command, CancellationToken cancellationToken)
    {
        if (actor.IsSystem || command.Date is not { } date)
            return null;
        if ((await entities.Read(command.Entity, cancellationToken)) is not { Refusal: null, Value: var entity })
            return null;
        var books = (await reader.Read([entity], cancellationToken))[entity];
        var total = await Post.Total(command, entity, judge, cancellationToken);
        var policy = (await mediator.Send(new PoliciesOf(date, entity), cancellationToken)).GetValueOrDefault(PolicyCodes.HandJournal);
        if (total == 0 || policy is { NeedsSecondPerson: false } || (policy?.AboveTry is { } limit && total <= limit))
            return null;

        var changes = command.Lines.Select(l => new FieldChange(
            $"{l.Account}", null,
            string.Create(CultureInfo.InvariantCulture, $"{((l.Debit ?? 0) != 0 ? "debit" : "credit")} {l.Amount:0.00##} {l.Currency ?? books.On(date).FunctionalCurrency}")));
        return new SecondPerson(
            AccountingPermissions.ApproveJournals, new Scope(entity, AmountTry: total), "approval.hand-journal",
            [command.Description, total.ToString("0.00", CultureInfo.InvariantCulture), books.On(date).FunctionalCurrency],
            [new FieldChange("field.date", null, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), .. changes], [], total);
    }
}
