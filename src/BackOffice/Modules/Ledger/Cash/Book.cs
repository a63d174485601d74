using BackOffice.Domain;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Cash;

/// <summary>
/// The cash book of one account in one currency: each movement with the balance after it. On settlement basis a trade shows on the
/// day it settles; on trade basis on its trade date.
/// </summary>
public static class Book
{
    [Requires("ledger.view")]
    public sealed record Query(ListRequest Request) : IQuery<Outcome<Result>>, IOfEntity
    {
        public string? Entity => Request["entity"];

        public string? Account => Request["account"];
    }

    /// <param name="Balance">On the as-of day, whatever the page shows.</param>
    public sealed record Result(
        string Account, string Holder, string Currency, DateOnly AsOf, DateTimeOffset? KnownAt, [property: Amount("Currency")] decimal Balance, Slice<Row> Page);

    public sealed class Row
    {
        public required MovementId Id { get; init; }
        public required DateOnly Date { get; init; }
        public required string Reference { get; init; }
        public required string Kind { get; init; }
        public required string Description { get; init; }
        public required string Currency { get; init; }

        [Amount(nameof(Currency))]
        public required decimal Amount { get; init; }

        /// <summary>Balance after the movement.</summary>
        [Amount(nameof(Currency))]
        public decimal Balance { get; set; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<LedgerWords, MovementId>("cash-book", r => r.Id)
        .KeepAs(RecordSources.Statement)
        .Day("date", r => r.Date)
        .Code("reference", r => r.Reference, r => $"/ledger/movements/{r.Reference}", sort: false)
        .Badge("kind", r => r.Kind, "movement-kind")
        .Text("description", r => r.Description, sort: false)
        .Money("amount", r => r.Amount, r => r.Currency, sort: false)
        .Money("balance", r => r.Balance, r => r.Currency, sort: false)
        .FilterDays("date", r => r.Date)
        .Argument("account", FilterKind.Choice)
        .Argument("currency", FilterKind.Choice)
        .Argument("asOf", FilterKind.Day)
        .Argument("knownAt", FilterKind.Choice)
        .Argument("basis", FilterKind.Choice, new FilterChoice("trade", "basis.trade"), new FilterChoice("settlement", "basis.settlement"))
        .Argument("entity", FilterKind.Choice)
        .SortedBy("-date");

    internal sealed class Handler(BackOfficeDb db, IMediator mediator, LedgerReader reader, Moments moments) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken cancellationToken)
        {
            var request = query.Request;
            if (Declared.Check(request) is { } wrong)
                return wrong;
            if (request["account"] is not { } code)
                return new Refusal("field.missing").At("account");
            if (!(await mediator.Send(new FindAccounts([code]), cancellationToken)).TryGetValue(code, out var account))
                return new Refusal("account.unknown", code).At("account");
            if (await reader.CashElsewhere(account, cancellationToken) is { } elsewhere)
                return elsewhere;
            var currency = request["currency"] ?? account.Currency ?? "TRY";
            var moment = await moments.Read(request, cancellationToken);
            if (moment.Refusal is { } unreadable)
                return unreadable;

            var postings = reader.Postings(account.Entity, moment.Value!, LedgerReader.BasisOf(request["basis"]))
                .Where(p => p.AccountId == account.Id && p.Currency == currency);
            var balance = await postings.SumAsync(p => p.Quantity, cancellationToken);
            // The rest of one movement's purposes may cancel out: what is pending becomes available.
            var moved = postings.GroupBy(p => new { p.MovementId, p.BusinessDate })
                .Select(g => new { g.Key.MovementId, g.Key.BusinessDate, Amount = g.Sum(p => p.Quantity) })
                .Where(m => m.Amount != 0);
            var movements = db.Movements;
            var rows =
                from m in moved
                join movement in movements on m.MovementId equals movement.Id
                select new Row
                {
                    Id = m.MovementId,
                    Date = m.BusinessDate,
                    Reference = movement.Reference,
                    Kind = movement.Kind,
                    Description = movement.Description,
                    Currency = currency,
                    Amount = m.Amount,
                };
            var page = await rows.AsNoTracking().ToSlice(Declared, request, cancellationToken);
            if (page.Items.Count > 0)
                await FillBalances(page.Items, postings, (request.Sort ?? Declared.DefaultSort)!.StartsWith('-'), cancellationToken);
            return new Result(account.Code, account.PartyName, currency, moment.Value!.AsOf, moment.Value.KnownAt, balance, page);
        }

        // One sum up to the page's first row; the others follow from it. Ids are made in the order of booking.
        private static async Task FillBalances(IReadOnlyList<Row> rows, IQueryable<BookedPosting> postings, bool newestFirst, CancellationToken cancellationToken)
        {
            var first = rows[0];
            var before = await postings.Where(p => p.BusinessDate < first.Date).SumAsync(p => p.Quantity, cancellationToken);
            var sameDay = await postings.Where(p => p.BusinessDate == first.Date)
                .GroupBy(p => p.MovementId).Select(g => new { Id = g.Key, Amount = g.Sum(p => p.Quantity) }).ToListAsync(cancellationToken);
            var after = before + sameDay.Where(m => m.Id.Value.CompareTo(first.Id.Value) <= 0).Sum(m => m.Amount);
            foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            {
                if (!newestFirst && i > 0)
                    after += row.Amount;
                row.Balance = after;
                if (newestFirst)
                    after -= row.Amount;
            }
        }
    }
}
