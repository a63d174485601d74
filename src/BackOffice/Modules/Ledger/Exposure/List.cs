using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Exposure;

/// <summary>
/// What is open with each counterparty, at the day's price: what they owe us, what we owe them, how much of it should have settled
/// already. For the middle office.
/// </summary>
public static class List
{
    [Requires("ledger.view-exposure")]
    public sealed record Query(ListRequest Request) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];
    }

    /// <summary>Amounts in TRY at the day's price and rate.</summary>
    public sealed class Row
    {
        public required string Counterparty { get; init; }
        public required string Name { get; init; }
        public required string Currency { get; init; }

        /// <summary>Deliveries not yet due, by the value of the securities.</summary>
        [Amount(nameof(Currency))]
        public required decimal Open { get; init; }

        /// <summary>Deliveries past their day.</summary>
        [Amount(nameof(Currency))]
        public required decimal Failed { get; init; }

        /// <summary>The oldest day that was missed.</summary>
        public required DateOnly? FailedSince { get; init; }

        [Amount(nameof(Currency))]
        public required decimal ToReceive { get; init; }

        [Amount(nameof(Currency))]
        public required decimal ToDeliver { get; init; }

        /// <summary>Replacement cost: what they owe us beyond what we owe them.</summary>
        [Amount(nameof(Currency))]
        public required decimal Exposure { get; init; }

        /// <summary>Securities and currencies without a price or rate: they count as nothing here.</summary>
        public required int Unpriced { get; init; }
    }

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<LedgerWords, string>("exposure", r => r.Counterparty)
        .KeepAs(RecordSources.Report)
        .Code("counterparty", r => r.Counterparty, r => $"/ledger/positions?q={Uri.EscapeDataString(r.Name)}&purpose=pending")
        .Text("name", r => r.Name)
        .Money("open", r => r.Open, r => r.Currency)
        .Money("failed", r => r.Failed, r => r.Currency)
        .Day("failedSince", r => r.FailedSince)
        .Money("toReceive", r => r.ToReceive, r => r.Currency)
        .Money("toDeliver", r => r.ToDeliver, r => r.Currency)
        .Money("exposure", r => r.Exposure, r => r.Currency)
        .Count("unpriced", r => r.Unpriced)
        .Argument("q", FilterKind.Text)
        .Argument("failing", FilterKind.YesNo)
        .Argument("asOf", FilterKind.Day)
        .Argument("knownAt", FilterKind.Choice)
        .Argument("entity", FilterKind.Choice)
        .SortedBy("-failed");

    private static readonly Dictionary<string, Func<Row, IComparable?>> Orders = new(StringComparer.Ordinal)
    {
        ["counterparty"] = r => r.Counterparty,
        ["name"] = r => r.Name,
        ["open"] = r => r.Open,
        ["failed"] = r => r.Failed,
        ["failedSince"] = r => r.FailedSince,
        ["toReceive"] = r => r.ToReceive,
        ["toDeliver"] = r => r.ToDeliver,
        ["exposure"] = r => r.Exposure,
        ["unpriced"] = r => r.Unpriced,
    };

    internal sealed class Handler(IMediator mediator, LedgerReader reader, Moments moments, Worth worth) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var request = query.Request;
            if (Declared.Check(request) is { } wrong)
                return Slice<Row>.Refused(wrong);
            var moment = await moments.Read(request, cancellationToken);
            if (moment.Refusal is { } unreadable)
                return Slice<Row>.Refused(unreadable);
            var entity = await reader.Entity(query.Entity, null, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);

            var rows = await Rows(entity.Value, moment.Value!, cancellationToken);
            if (request["q"] is { } text)
                rows = [.. rows.Where(r => r.Counterparty.Contains(text, StringComparison.OrdinalIgnoreCase) || r.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase))];
            if (request.YesNo("failing") is { } failing)
                rows = [.. rows.Where(r => (r.Failed > 0) == failing)];
            var sort = request.Sort ?? Declared.DefaultSort!;
            var order = Orders[sort.TrimStart('-')];
            rows = [.. (sort.StartsWith('-') ? rows.OrderByDescending(order) : rows.OrderBy(order)).ThenBy(r => r.Counterparty, StringComparer.Ordinal)];
            return ((IReadOnlyList<Row>)rows).ToSlice(Declared, request);
        }

        private async Task<List<Row>> Rows(EntityId? entity, Moment moment, CancellationToken cancellationToken)
        {
            var pending = await reader.Postings(entity, moment)
                .Where(p => p.Purpose == Purposes.Pending)
                .GroupBy(p => new { p.AccountId, p.SecurityId, p.Currency, p.DueOn })
                .Select(g => new { g.Key.AccountId, g.Key.SecurityId, g.Key.Currency, g.Key.DueOn, Quantity = g.Sum(p => p.Quantity) })
                .Where(p => p.Quantity != 0)
                .ToListAsync(cancellationToken);
            var accounts = await mediator.Send(new AccountsOf([.. pending.Select(p => p.AccountId).Distinct()]), cancellationToken);
            var needs = pending.Select(p => p.SecurityId).OfType<SecurityId>().Distinct().Select(s => new PriceNeed(s, moment.AsOf)).ToList();
            var prices = await mediator.Send(new PricesOf(needs), cancellationToken);
            var rates = await worth.Rates(
                [.. pending.Select(p => p.Currency).OfType<string>().Concat(prices.Values.Select(p => p.Currency))], moment.AsOf, cancellationToken);

            decimal? Value(SecurityId? security, string? currency, decimal quantity)
            {
                var price = security is { } s ? prices.GetValueOrDefault(new PriceNeed(s, moment.AsOf)) : null;
                if (security is not null && price is null)
                    return null;
                return rates.TryGetValue(price?.Currency ?? currency!, out var rate)
                    ? Math.Round(quantity * (price?.Price ?? 1m) * rate, 2, MidpointRounding.AwayFromZero) : null;
            }

            // Seen from the counterparty's account: negative is what they still have to bring, positive what they wait for.
            return [.. pending
                .Where(p => accounts.TryGetValue(p.AccountId, out var a) && a.Role == AccountRoles.Counterparty)
                .Select(p => (accounts[p.AccountId].PartyCode, accounts[p.AccountId].PartyName, p.SecurityId, p.DueOn, Value: Value(p.SecurityId, p.Currency, -p.Quantity)))
                .GroupBy(p => (p.PartyCode, p.PartyName))
                .Select(g =>
                {
                    var deliveries = g.Where(p => p.SecurityId is not null).ToList();
                    var failed = deliveries.Where(p => p.DueOn < moment.AsOf).ToList();
                    var (receive, deliver) = (g.Sum(p => Math.Max(p.Value ?? 0, 0)), g.Sum(p => Math.Max(-p.Value ?? 0, 0)));
                    return new Row
                    {
                        Counterparty = g.Key.PartyCode,
                        Name = g.Key.PartyName,
                        Currency = "TRY",
                        Open = deliveries.Except(failed).Sum(p => Math.Abs(p.Value ?? 0)),
                        Failed = failed.Sum(p => Math.Abs(p.Value ?? 0)),
                        FailedSince = failed.Min(p => p.DueOn),
                        ToReceive = receive,
                        ToDeliver = deliver,
                        Exposure = Math.Max(receive - deliver, 0),
                        Unpriced = g.Count(p => p.Value is null),
                    };
                })];
        }
    }
}
