using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Positions;

/// <summary>The stock record of one security: who owns it, where it is, and that the two are equal.</summary>
/// <remarks>Source: SEC Rule 17a-3(a)(5).</remarks>
public static class StockRecord
{
    [Requires("ledger.view")]
    public sealed record Query(string? Security, string? AsOf, string? KnownAt, string? Basis, string? Entity) : IQuery<Outcome<Result>>, IOfEntity;

    /// <param name="LongTotal">What is owned.</param>
    /// <param name="ShortTotal">What is somewhere, as a positive number.</param>
    /// <param name="KnownAt">The instant really answered for; null when everything known now was asked.</param>
    public sealed record Result(
        string Security, string Name, DateOnly AsOf, DateTimeOffset? KnownAt, Basis Basis,
        IReadOnlyList<Line> Long, IReadOnlyList<Line> Short, decimal LongTotal, decimal ShortTotal)
    {
        public bool Balanced => LongTotal == ShortTotal;
    }

    public sealed class Line
    {
        public required string Account { get; init; }
        public required string Holder { get; init; }
        public required string Role { get; init; }
        public required string Purpose { get; init; }
        public required decimal Quantity { get; init; }

        /// <summary>long says who owns it, short where it is.</summary>
        internal string Side => Quantity > 0 ? "long" : "short";
    }

    public static readonly ListOf<Line> Declared = ListOf<Line>.Of<LedgerWords, string>("stock-record", l => l.Account + l.Purpose)
        .KeepAs(RecordSources.Report)
        .Badge("side", l => l.Side, "stock-side")
        .Code("account", l => l.Account, l => $"/ledger/positions?account={Uri.EscapeDataString(l.Account)}", sort: false)
        .Text("holder", l => l.Holder, sort: false)
        .Badge("role", l => l.Role, "account-role")
        .Badge("purpose", l => l.Purpose, "purpose")
        .Quantity("quantity", l => l.Quantity, sort: false)
        .Argument("security", FilterKind.Text)
        .Argument("asOf", FilterKind.Day)
        .Argument("knownAt", FilterKind.Choice)
        .Argument("basis", FilterKind.Choice, new FilterChoice("trade", "basis.trade"), new FilterChoice("settlement", "basis.settlement"))
        .Argument("entity", FilterKind.Choice);

    internal sealed class Handler(IMediator mediator, LedgerReader reader, Moments moments) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (string.IsNullOrWhiteSpace(query.Security))
                return new Refusal("field.missing").At("security");
            if (query.Basis is not (null or "" or "trade" or "settlement"))
                return new Refusal("filter.choice", query.Basis).At("basis");
            var moment = await moments.Read(query.AsOf, query.KnownAt, cancellationToken);
            if (moment.Refusal is { } unreadable)
                return unreadable;
            var entity = await reader.Entity(query.Entity, null, cancellationToken);
            if (entity.Refusal is { } unknown)
                return unknown;
            var name = SecurityText.Read(query.Security);
            if (!(await mediator.Send(new FindSecurities([name]), cancellationToken)).TryGetValue(name, out var security))
                return new Refusal("security.unknown", query.Security).At("security");

            var basis = LedgerReader.BasisOf(query.Basis);
            var held = await reader.Postings(entity.Value, moment.Value!)
                .Where(p => p.SecurityId == security.Id)
                .GroupBy(p => new { p.AccountId, p.Purpose })
                .Select(g => new { g.Key.AccountId, g.Key.Purpose, Quantity = g.Sum(p => p.Quantity) })
                .Where(h => h.Quantity != 0)
                .ToListAsync(cancellationToken);
            var record = Domain.Ledger.StockRecord.Of(held.Select(h => new Holding(h.AccountId, h.Purpose, h.Quantity)), basis);
            var accounts = await mediator.Send(new AccountsOf([.. held.Select(h => h.AccountId).Distinct()]), cancellationToken);

            List<Line> Lines(IEnumerable<Holding> holdings) => [.. holdings
                .Select(h => (Holding: h, Account: accounts[h.Account]))
                .Select(h => new Line
                {
                    Account = h.Account.Code,
                    Holder = h.Account.PartyName,
                    Role = h.Account.Role,
                    Purpose = h.Holding.Purpose,
                    Quantity = h.Holding.Quantity,
                })
                .OrderBy(l => l.Account, StringComparer.Ordinal).ThenBy(l => l.Purpose, StringComparer.Ordinal)];
            return new Result(
                security.Code, security.Name, moment.Value!.AsOf, moment.Value.KnownAt, basis,
                Lines(record.Long), Lines(record.Short), record.LongTotal, record.ShortTotal);
        }
    }
}

/// <summary>A security as people write it: an ISIN, a symbol, or <c>SYMBOL@MIC</c>.</summary>
internal static class SecurityText
{
    public static SecurityName Read(string text)
    {
        var parts = text.Trim().Split('@', 2);
        return parts.Length == 2 ? new SecurityName(parts[0], parts[1]) : new SecurityName(parts[0]);
    }
}
