using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Movements;

/// <summary>The movements of a trade or of its instruction, for the page that tells its whole story.</summary>
internal sealed class MovementStory(BackOfficeDb db, IMediator mediator, Words words) : IStorySource
{
    public async Task<IReadOnlyList<StoryStep>> About(Guid trade, CancellationToken cancellationToken)
    {
        var all = db.Movements.AsNoTracking();
        var movements = await all.Where(m => (m.SourceKind == "trade" || m.SourceKind == "instruction") && m.SourceId == trade).OrderBy(m => m.BookedAt).ToListAsync(cancellationToken);
        if (movements.Count == 0)
            return [];
        var ids = movements.Select(m => m.Id).ToList();
        var postings = await db.Postings.AsNoTracking().Where(p => ids.Contains(p.MovementId))
            .OrderBy(p => p.MovementId).ThenBy(p => p.LineNo).ToListAsync(cancellationToken);
        var accounts = await mediator.Send(new AccountsOf([.. postings.Select(p => p.AccountId).Distinct()]), cancellationToken);
        var securities = await mediator.Send(new SecuritiesOf([.. postings.Select(p => p.SecurityId).OfType<SecurityId>().Distinct()]), cancellationToken);

        return [.. movements.Select(m => new StoryStep(
            m.BookedAt, "arrows-exchange", "story.movement", [$"@movement-kind.{m.Kind}", m.Reference, m.BusinessDate], null, $"/ledger/movements/{m.Reference}",
            [.. postings.Where(p => p.MovementId == m.Id).Select(p => new StoryLine(
                accounts[p.AccountId].Code, accounts[p.AccountId].PartyName,
                p.Quantity > 0 ? p.Quantity : null, p.Quantity < 0 ? -p.Quantity : null,
                $"{p.Currency ?? securities[p.SecurityId!.Value].Code} · {words[$"purpose.{p.Purpose}"]}"))]))];
    }
}
