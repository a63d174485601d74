using BackOffice.Domain;
using BackOffice.Ledger;
using BackOffice.Ledger.Cash;
using BackOffice.Ledger.Contracts;
using BackOffice.Ledger.Persistence;
using BackOffice.Ledger.Positions;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Ledger;

public sealed class BalanceTests(LedgerFirm firm) : IClassFixture<LedgerFirm>
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public async Task Balances_at_random_as_of_and_known_at_equal_a_full_scan_in_code()
    {
        var random = new Random(20261124);
        AccountId[] owners = [firm.Buyer, firm.OtherClient, firm.Firm];
        for (var i = 0; i < 60; i++)
        {
            // Some are booked late: known after their day.
            firm.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 2000)));
            var movements = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            {
                var (day, amount, owner) = (firm.Today.AddDays(-random.Next(0, 20)), random.Next(1, 100_000) / 100m, owners[random.Next(owners.Length)]);
                return random.Next(3) switch
                {
                    0 => firm.Deposit(day, amount, owner),
                    1 => firm.Buy(day, day.AddDays(2), random.Next(1, 500), amount, 1),
                    _ => firm.Settle(day, day.AddDays(2), random.Next(1, 500), amount, 1),
                };
            }).ToArray();
            Assert.Equal(Outcome.Done, await firm.Post(movements));
        }
        var postings = await firm.Read(db => { var all = db.Postings; return all.AsNoTracking().ToListAsync(); });
        var viewer = firm.As("ledger.view").In(firm.Broker);
        var (first, last) = (postings.Min(p => p.BookedAt), firm.Clock.GetUtcNow());

        for (var i = 0; i < 150; i++)
        {
            var asOf = Monday.AddDays(random.Next(-10, 90));
            var known = i % 3 == 0 ? postings[random.Next(postings.Count)].BookedAt : first + ((last - first) * random.NextDouble());
            var basis = random.Next(2) == 0 ? "trade" : "settlement";

            var answered = await All(viewer, asOf, Invariant.Instant(known), basis);

            known = DateTimeOffset.Parse(Invariant.Instant(known), System.Globalization.CultureInfo.InvariantCulture);
            var scanned = new Dictionary<(string, string, string), decimal>();
            foreach (var posting in postings)
            {
                if (posting.BusinessDate > asOf || posting.BookedAt > known || (basis == "settlement" && posting.Purpose == "pending"))
                    continue;
                var key = (Code(posting.AccountId), posting.Currency ?? (posting.SecurityId == firm.Bond ? "TREBBBB00015" : LedgerFirm.ShareIsin), posting.Purpose);
                scanned[key] = scanned.GetValueOrDefault(key) + posting.Quantity;
            }
            Assert.Equal(
                scanned.Where(s => s.Value != 0).OrderBy(s => s.Key).Select(s => (s.Key, s.Value)),
                answered.Select(r => (Key: (r.Account, r.Asset, r.Purpose), r.Quantity)).OrderBy(r => r.Key).Select(r => (r.Key, r.Quantity)));
        }
    }

    [Fact]
    public async Task Given_a_posting_still_under_way_When_known_at_is_asked_Then_the_answer_stays_the_same_after_it_is_done()
    {
        var viewer = firm.As("ledger.view").In(firm.Broker);
        await firm.Post(firm.Deposit(firm.Today, 500));
        firm.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var scope = firm.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BackOfficeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var late = await PostingClock.BookedAt(db, firm.Clock, CancellationToken.None);
        await new MovementWriter(db).Write([firm.Deposit(firm.Today, 7)], UserId.System, late, CancellationToken.None);
        firm.Clock.Advance(TimeSpan.FromSeconds(5));
        var asked = Invariant.Instant(firm.Clock.GetUtcNow());
        firm.Clock.Advance(TimeSpan.FromSeconds(5));

        var before = await viewer.Send(new CashKnownAt(asked).Query);
        await transaction.CommitAsync();
        var after = await viewer.Send(new CashKnownAt(Invariant.Instant(before.Value!.KnownAt!.Value)).Query);

        Assert.True(before.Value.KnownAt < late);
        Assert.Equal(before.Value.Balance, after.Value!.Balance);
        Assert.Equal(before.Value.Balance + 7, (await viewer.Send(new CashKnownAt(asked).Query)).Value!.Balance);
    }

    [Fact]
    public async Task Given_a_buy_that_settles_Then_the_stock_record_is_equal_on_both_bases_on_each_day()
    {
        var viewer = firm.As("ledger.view").In(firm.Broker);
        var due = Monday.AddDays(2);
        await firm.Post(
            new MovementDraft(
                new MovementId(Guid.NewGuid()), firm.Broker, Monday, "opening", "x", new ObjectSource("trade", Guid.NewGuid(), "TR-9"), "booked",
                [LedgerFirm.Pending(firm.Buyer, firm.Bond, 10), LedgerFirm.Pending(firm.Counterparty, firm.Bond, -10)]),
            new MovementDraft(
                new MovementId(Guid.NewGuid()), firm.Broker, due, "settlement", "x", new ObjectSource("trade", Guid.NewGuid(), "TR-9"), "settled",
                [
                    LedgerFirm.Pending(firm.Buyer, firm.Bond, -10), LedgerFirm.Available(firm.Buyer, firm.Bond, 10),
                    LedgerFirm.Pending(firm.Counterparty, firm.Bond, 10), LedgerFirm.Available(firm.Depot, firm.Bond, -10),
                ]));

        async Task<StockRecord.Result> Ask(DateOnly asOf, string basis) =>
            (await viewer.Send(new StockRecord.Query("TREBBBB00015", Invariant.Day(asOf), null, basis, null))).Value!;

        Assert.Equal((0m, 0m), Totals(await Ask(Monday, "settlement")));
        var traded = await Ask(Monday, "trade");
        Assert.Equal((10m, 10m), Totals(traded));
        Assert.Equal("CP-1", Assert.Single(traded.Short).Account);
        var settled = await Ask(due, "settlement");
        Assert.Equal((10m, 10m), Totals(settled));
        Assert.Equal("DEPOT-1", Assert.Single(settled.Short).Account);

        static (decimal, decimal) Totals(StockRecord.Result record) => (record.LongTotal, record.ShortTotal);
    }

    [Fact]
    public async Task An_unknown_security_and_a_malformed_moment_are_refused()
    {
        var viewer = firm.As("ledger.view").In(firm.Broker);

        Assert.Equal("security.unknown", (await viewer.Send(new StockRecord.Query("TRE000000000", null, null, null, null))).Refusal?.Code);
        Assert.Equal("filter.known-at", (await viewer.Send(new StockRecord.Query(LedgerFirm.ShareIsin, null, "2026-11-24T10:00:00", null, null))).Refusal?.Code);
        Assert.Equal("filter.day", (await viewer.Send(new StockRecord.Query(LedgerFirm.ShareIsin, "2026-02-31", null, null, null))).Refusal?.Code);
    }

    [Theory]
    [InlineData("date")]
    [InlineData("-date")]
    public async Task Each_line_of_the_cash_book_shows_the_balance_after_it(string sort)
    {
        for (var i = 1; i <= 5; i++)
            await firm.Post(firm.Movement("trade", Monday.AddDays(i / 2), LedgerFirm.Available(firm.OtherClient, i), LedgerFirm.Available(firm.ClientBank, -i)));

        var request = ListRequest.All.With("account", "CL-2").With("currency", "TRY").With("asOf", "2026-11-06") with { Sort = sort, Limit = 500 };
        var book = (await firm.As("ledger.view").In(firm.Broker).Send(new Book.Query(request))).Value!;

        var rows = sort == "date" ? book.Page.Items : [.. book.Page.Items.Reverse()];
        var balance = 0m;
        Assert.All(rows, row => Assert.Equal(balance += row.Amount, row.Balance));
        Assert.Equal(book.Balance, balance);
    }

    private sealed record CashKnownAt(string KnownAt)
    {
        public Book.Query Query => new(ListRequest.All.With("account", "CL-1").With("currency", "TRY").With("knownAt", KnownAt));
    }

    private string Code(AccountId account) =>
        account == firm.Buyer ? "CL-1" : account == firm.OtherClient ? "CL-2" : account == firm.Counterparty ? "CP-1"
        : account == firm.Firm ? "OWN-1" : account == firm.ClientBank ? "BANK-C" : "DEPOT-1";

    private static async Task<List<List.Row>> All(BackOffice.Testing.Caller viewer, DateOnly asOf, string knownAt, string basis)
    {
        var request = ListRequest.All.With("asOf", Invariant.Day(asOf)).With("knownAt", knownAt).With("basis", basis) with { Limit = 7 };
        var rows = new List<List.Row>();
        while (true)
        {
            var slice = await viewer.Send(new List.Query(request));
            Assert.Null(slice.Refusal);
            rows.AddRange(slice.Items);
            if (slice.Next is null)
                return rows;
            request = request with { After = slice.Next };
        }
    }
}
