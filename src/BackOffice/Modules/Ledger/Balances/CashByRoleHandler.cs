using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Balances;

/// <summary>Sums postings by account, then by the role Reference gives the account.</summary>
internal sealed class CashByRoleHandler(BackOfficeDb db, IMediator mediator) : IRequestHandler<CashByRole, IReadOnlyList<CashOfRole>>
{
    public async Task<IReadOnlyList<CashOfRole>> Handle(CashByRole query, CancellationToken cancellationToken)
    {
        var postings = db.Postings;
        var sums = await postings.AsNoTracking().Where(p => p.Currency != null)
            .GroupBy(p => new { p.EntityId, p.AccountId, p.Purpose, Currency = p.Currency! })
            .Select(g => new { g.Key.EntityId, g.Key.AccountId, g.Key.Purpose, g.Key.Currency, Quantity = g.Sum(p => p.Quantity) })
            .ToListAsync(cancellationToken);
        var accounts = await mediator.Send(new AccountsOf([.. sums.Select(s => s.AccountId).Distinct()]), cancellationToken);
        return [.. sums
            .GroupBy(s => (s.EntityId, accounts[s.AccountId].Role, s.Purpose, s.Currency))
            .Select(g => new CashOfRole(g.Key.EntityId, g.Key.Role, g.Key.Purpose, g.Key.Currency, g.Sum(s => s.Quantity)))];
    }
}
