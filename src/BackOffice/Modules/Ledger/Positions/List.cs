using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Persistence;
using BackOffice.Platform.Api;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Ledger.Positions;

/// <summary>Balances: what each account holds of each asset, for each purpose; as of a day, as known at an instant, on trade or settlement basis.</summary>
public static class List
{
    /// <param name="Exact">
    /// An account or asset that nobody has is refused instead of answered with nothing: a program cannot see that it asked in vain.
    /// </param>
    [Requires("ledger.view")]
    public sealed record Query(ListRequest Request, bool Exact = false) : IQuery<Slice<Row>>, IOfEntity
    {
        public string? Entity => Request["entity"];

        public string? Account => Request["account"];
    }

    public sealed class Row
    {
        public required string Key { get; init; }
        public required string Account { get; init; }
        public required string Holder { get; init; }
        public required string Role { get; init; }

        /// <summary>ISIN or symbol of a security, code of a currency.</summary>
        public required string Asset { get; init; }
        public string? AssetName { get; init; }
        public required bool Cash { get; init; }
        public required string Purpose { get; init; }

        /// <summary>Positive: held. Negative: held for the firm's books elsewhere, or owed.</summary>
        [Amount(nameof(Asset))]
        public required decimal Quantity { get; init; }
    }

    private static readonly FilterChoice[] PurposeChoices = [.. Purposes.All.Select(p => new FilterChoice(p, $"purpose.{p}"))];

    private static readonly FilterChoice[] RoleChoices = [.. AccountRoles.All.Select(r => new FilterChoice(r, $"account-role.{r}"))];

    public static readonly ListOf<Row> Declared = ListOf<Row>.Of<LedgerWords, string>("positions", r => r.Key)
        .Code("account", r => r.Account, r => r.Cash ? $"/ledger/cash/book?account={Uri.EscapeDataString(r.Account)}&currency={r.Asset}" : null)
        .Text("holder", r => r.Holder)
        .Badge("role", r => r.Role, "account-role")
        .Code("asset", r => r.Asset, r => r.Cash ? null : $"/ledger/positions/stock-record?security={Uri.EscapeDataString(r.Asset)}")
        .Text("assetName", r => r.AssetName)
        .Badge("purpose", r => r.Purpose, "purpose")
        .Quantity("quantity", r => r.Quantity, r => r.Cash ? r.Asset : null)
        .FilterText("q", r => r.Account, r => r.Holder, r => r.Asset, r => r.AssetName)
        .FilterCode("account", r => r.Account)
        .FilterCode("asset", r => r.Asset)
        .FilterCode("role", r => r.Role, RoleChoices)
        .FilterCode("purpose", r => r.Purpose, PurposeChoices)
        .FilterYesNo("cash", r => r.Cash)
        .FilterYesNo("short", r => r.Quantity < 0)
        .Argument("asOf", FilterKind.Day)
        .Argument("knownAt", FilterKind.Choice)
        .Argument("basis", FilterKind.Choice, new FilterChoice("trade", "basis.trade"), new FilterChoice("settlement", "basis.settlement"))
        .Argument("entity", FilterKind.Choice)
        .SortedBy("account");

    internal sealed class Handler(BackOfficeDb db, IMediator mediator, LedgerReader reader, Moments moments) : IRequestHandler<Query, Slice<Row>>
    {
        public async Task<Slice<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var request = query.Request;
            if (Declared.Check(request) is { } wrong)
                return Slice<Row>.Refused(wrong);
            var moment = await moments.Read(request, cancellationToken);
            if (moment.Refusal is { } unreadable)
                return Slice<Row>.Refused(unreadable);
            var entity = await reader.Entity(query.Entity, query.Account, cancellationToken);
            if (entity.Refusal is { } unknown)
                return Slice<Row>.Refused(unknown);

            var postings = reader.Postings(entity.Value, moment.Value!, LedgerReader.BasisOf(request["basis"]));
            if (query.Exact && await Wrong(request, cancellationToken) is { } nowhere)
                return Slice<Row>.Refused(nowhere);
            var named = await Named(query, cancellationToken);
            return named.Refusal is { } nothing ? Slice<Row>.Refused(nothing) : await Rows(db, postings).ToSlice(Declared, named.Value!, cancellationToken);
        }

        /// <summary>An account that is not there, or whose money the ledger keeps on another one.</summary>
        private async Task<Refusal?> Wrong(ListRequest request, CancellationToken cancellationToken)
        {
            var codes = Values(request["account"]);
            var found = await mediator.Send(new FindAccounts(codes), cancellationToken);
            if (codes.FirstOrDefault(c => !found.ContainsKey(c)) is { } unknown)
                return new Refusal("account.unknown", unknown).At("account");
            foreach (var account in found.Values)
            {
                if (await reader.CashElsewhere(account, cancellationToken) is { } elsewhere)
                    return elsewhere;
            }
            return null;
        }

        /// <summary>The request with its assets by the code the rows carry, whatever name of them was given.</summary>
        private async Task<Outcome<ListRequest>> Named(Query query, CancellationToken cancellationToken)
        {
            var given = query.Request["asset"];
            var values = Values(given);
            if (values.Length == 0)
                return query.Request;
            var currencies = await mediator.Send(new Currencies(), cancellationToken);
            var securities = await mediator.Send(
                new FindSecurities([.. values.Where(v => !currencies.ContainsKey(v)).Select(SecurityText.Read).Distinct()]), cancellationToken);
            for (var i = 0; i < values.Length; i++)
            {
                if (currencies.ContainsKey(values[i]))
                    continue;
                if (securities.TryGetValue(SecurityText.Read(values[i]), out var security))
                    values[i] = security.Code;
                else if (query.Exact)
                    return new Refusal("movement.asset-unknown", values[i]).At("asset");
            }
            return query.Request.With("asset", (given!.StartsWith('!') ? "!" : "") + string.Join(',', values)) with { After = query.Request.After };
        }

        private static string[] Values(string? text) =>
            text?.TrimStart('!').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
    }

    /// <summary>One row an account, asset and purpose whose postings do not sum to zero.</summary>
    internal static IQueryable<Row> Rows(BackOfficeDb db, IQueryable<BookedPosting> postings)
    {
        var (accounts, securities) = (db.AccountsNow, db.SecuritiesNow);
        var balances = postings
            .GroupBy(p => new { p.AccountId, p.SecurityId, p.Currency, p.Purpose })
            .Select(g => new { g.Key.AccountId, g.Key.SecurityId, g.Key.Currency, g.Key.Purpose, Quantity = g.Sum(p => p.Quantity) })
            .Where(b => b.Quantity != 0);
        return
            from balance in balances
            join account in accounts on balance.AccountId equals account.AccountId
            join found in securities on balance.SecurityId equals (SecurityId?)found.SecurityId into of
            from security in of.DefaultIfEmpty()
            select new Row
            {
                Key = account.Code + "|" + (balance.Currency ?? security.Code) + "|" + balance.Purpose,
                Account = account.Code,
                Holder = account.PartyName,
                Role = account.Role,
                Asset = balance.Currency ?? security.Code,
                AssetName = security.Name,
                Cash = balance.Currency != null,
                Purpose = balance.Purpose,
                Quantity = balance.Quantity,
            };
    }
}
