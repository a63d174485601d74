using BackOffice.Accounting.Persistence;
using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>A hand journal above the entity's dated limit needs a second person.</summary>
internal sealed class PostPolicy(JudgedOnce judged, IMediator mediator, BackOfficeDb db, Actor actor, TimeProvider clock) : IFourEyesPolicy<Post.Command>
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
        var names = await Names(entity, [.. command.Lines.Select(l => l.Account).Distinct()], cancellationToken);
        var changes = command.Lines.Select(l => new FieldChange(
            names.TryGetValue(l.Account, out var name) ? $"{l.Account} {name}" : l.Account, null,
            $"{Phrase.Word((l.Debit ?? 0) != 0 ? "amount.debit" : "amount.credit")} {Phrase.Money(l.Amount, l.Currency ?? currency)}"
                + (string.IsNullOrWhiteSpace(l.Text) ? "" : " · " + l.Text)));
        var firm = (await mediator.Send(new LegalEntities(), cancellationToken)).FirstOrDefault(e => e.Id == entity);
        return new SecondPerson(
            AccountingPermissions.ApproveJournals, new Scope(entity, AmountTry: total), "approval.hand-journal",
            [command.Description, Phrase.Money(total, currency)],
            [new FieldChange("column.entity", null, firm?.Name ?? entity.ToString()), new FieldChange("field.date", null, Phrase.Day(date)), .. changes], [], total);
    }

    // The approver knows accounts by their names, in their own language and not the maker's.
    private async Task<Dictionary<string, string>> Names(EntityId entity, List<string> codes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var accounts = await db.ChartAccounts.AsNoTracking().Where(a => a.EntityId == entity && codes.Contains(a.Code) && Ranges.Covers(a.Known, now))
            .Select(a => new { a.Code, a.NameTr, a.NameEn }).ToListAsync(cancellationToken);
        return accounts.DistinctBy(a => a.Code).ToDictionary(a => a.Code, a => Phrase.Both(a.NameTr, a.NameEn), StringComparer.Ordinal);
    }
}
