using BackOffice.Accounting.Persistence;
using BackOffice.Domain.Accounting;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Ports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Checks;

/// <summary>
/// Control accounts tie: what clients' current accounts, the client bank, our own bank and the clearing house carry in the books equals the cash
/// of the ledger, per entity and currency, on the same basis and at the same moment.
/// </summary>
internal sealed class ControlAccounts(BackOfficeDb db, IMediator mediator) : IVerifyCheck
{
    // A role's books against the cash of accounts in a role: the ledger keeps owners long and places short, the books the other way round.
    private static readonly (string Control, string AccountRole, string[] Purposes)[] Ties =
    [
        ("client", "client", ["pending", "available", "pledged"]),
        ("client-bank", "client-bank", ["available", "pledged"]),
        ("own-bank", "own-bank", ["available", "pledged"]),
        ("clearing", "counterparty", ["pending"]),
    ];

    public async Task<IReadOnlyList<VerifyResult>> Run(CancellationToken cancellationToken)
    {
        var cash = await mediator.Send(new CashByRole(), cancellationToken);
        var books = await db.JournalLines.AsNoTracking().Where(l => l.Role != null)
            .GroupBy(l => new { l.EntityId, l.Role, l.Currency })
            .Select(g => new { g.Key.EntityId, Role = g.Key.Role!, g.Key.Currency, Amount = g.Sum(l => l.Side == EntrySide.Debit ? l.Amount : -l.Amount) })
            .ToListAsync(cancellationToken);

        var results = new List<VerifyResult>();
        foreach (var (control, role, purposes) in Ties)
        {
            var ledger = cash.Where(c => c.Role == role && purposes.Contains(c.Purpose))
                .GroupBy(c => (c.Entity, c.Currency)).ToDictionary(g => g.Key, g => -g.Sum(c => c.Quantity));
            var book = books.Where(b => b.Role == control).ToDictionary(b => (b.EntityId, b.Currency), b => b.Amount);
            var apart = ledger.Keys.Union(book.Keys).Where(k => ledger.GetValueOrDefault(k) != book.GetValueOrDefault(k)).ToList();
            results.Add(new VerifyResult(
                $"control-{control}-ties", apart.Count == 0, ledger.Keys.Union(book.Keys).Count(),
                string.Join("; ", apart.Take(3).Select(k => FormattableString.Invariant(
                    $"{k.Item2}: books {book.GetValueOrDefault(k)}, ledger {ledger.GetValueOrDefault(k)}")))));
        }
        return results;
    }
}
