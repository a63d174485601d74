using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger;

/// <summary>The room at a glance: money by whose it is, what is short, what moved last.</summary>
public static class Index
{
    [Requires("ledger.view")]
    public sealed record Query(string? Entity = null) : IQuery<Result>, IOfEntity;

    /// <param name="Cash">Settled money by role and currency: clients' on one side, the banks that hold it on the other.</param>
    /// <param name="Short">Available balances of clients and of the firm that are below zero, the largest first.</param>
    public sealed record Result(
        DateOnly AsOf, IReadOnlyList<CashLine> Cash, IReadOnlyList<Positions.List.Row> Short, int ShortCount,
        IReadOnlyList<Movements.List.Row> Latest);

    public sealed class CashLine
    {
        public required string Role { get; init; }
        public required string Currency { get; init; }
        public required decimal Settled { get; init; }
        public required decimal Pending { get; init; }
    }

    public static readonly ListOf<CashLine> CashList = ListOf<CashLine>.Of<LedgerWords, string>("cash-by-role", c => c.Role + c.Currency)
        .Badge("role", c => c.Role, "account-role")
        .Money("settled", c => c.Settled, c => c.Currency,
            c => $"/ledger/positions?cash=yes&role={c.Role}&asset={c.Currency}", sort: false)
        .Money("pending", c => c.Pending, c => c.Currency, sort: false);

    internal sealed class Handler(BackOfficeDb db, LedgerReader reader, Moments moments, IMediator mediator) : IRequestHandler<Query, Result>
    {
        private static readonly string[] Owners = ["client", "firm"];

        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var moment = (await moments.Read(null, null, cancellationToken)).Value!;
            var entity = (await reader.Entity(query.Entity, null, cancellationToken)).Value;
            var rows = Positions.List.Rows(db, reader.Postings(entity, moment));

            var cash = await rows.Where(r => r.Cash)
                .GroupBy(r => new { r.Role, r.Asset, Pending = r.Purpose == Purposes.Pending })
                .Select(g => new { g.Key.Role, g.Key.Asset, g.Key.Pending, Quantity = g.Sum(r => r.Quantity) })
                .ToListAsync(cancellationToken);
            var below = rows.Where(r => r.Purpose == Purposes.Available && r.Quantity < 0 && Owners.Contains(r.Role));
            var latest = await mediator.Send(
                new Movements.List.Query(ListRequest.All with { Sort = "-bookedAt", Limit = 10 } is var request && query.Entity is { } only
                    ? request.With("entity", only) : request), cancellationToken);
            return new Result(
                moment.AsOf,
                [.. cash.GroupBy(c => (c.Role, c.Asset))
                    .Select(g => new CashLine
                    {
                        Role = g.Key.Role,
                        Currency = g.Key.Asset,
                        Settled = g.Where(c => !c.Pending).Sum(c => c.Quantity),
                        Pending = g.Where(c => c.Pending).Sum(c => c.Quantity),
                    })
                    .OrderBy(c => c.Role, StringComparer.Ordinal).ThenBy(c => c.Currency, StringComparer.Ordinal)],
                await below.OrderBy(r => r.Quantity).Take(10).ToListAsync(cancellationToken),
                await below.CountAsync(cancellationToken),
                latest.Items);
        }
    }
}
