using BackOffice.Accounting.Journals;
using BackOffice.Domain.Settlements;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Trades;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

/// <summary>
/// The firm's own trades amended, cancelled, held and undone: after each act every check of ledger and books holds, and the holding has
/// the cost that the trades which still stand give it. Each test trades a security of its own.
/// </summary>
public sealed class OwnTradesTests(OwnTradesTests.House house) : IClassFixture<OwnTradesTests.House>
{
    private Trading App => house.Firm;

    [Fact]
    public async Task Given_an_own_buy_When_it_is_amended_Then_the_holding_costs_what_the_new_version_paid_and_the_old_journal_is_reversed()
    {
        await Trade("A1", "buy", "OWNA", 100, 10);
        await Ties();

        await Trade("A1", "buy", "OWNA", 200, 11, "amend", 2);

        await Ties();
        Assert.Equal((200m, 2_200m), await Holding("OWNA"));
        Assert.Equal((TradeState.Replaced, TradeState.Instructed), ((await App.Trade("A1")).State, (await App.Trade("A1", 2)).State));
        Assert.Equal(0m, await Net("A1", 1, "own-securities"));
        Assert.Equal(2_200m, await Net("A1", 2, "own-securities"));

        await Trade("A2", "sell", "OWNA", 50, 12);
        await Ties();
        Assert.Equal(550m, await Net("A2", 1, "cost-of-sales"));
        Assert.Equal((150m, 1_650m), await Holding("OWNA"));

        // The sale amended too: its cost comes back and goes out anew.
        await Trade("A2", "sell", "OWNA", 80, 13, "amend", 2);
        await Ties();
        Assert.Equal((0m, 880m, -1_040m), (await Net("A2", 1, "cost-of-sales"), await Net("A2", 2, "cost-of-sales"), await Net("A2", 2, "own-sales")));
        Assert.Equal((120m, 1_320m), await Holding("OWNA"));
    }

    [Fact]
    public async Task Given_own_trades_When_they_are_cancelled_by_file_and_by_hand_Then_their_cost_returns_and_nothing_of_them_is_left()
    {
        await Trade("C1", "buy", "OWNC", 100, 10);
        await Trade("C2", "sell", "OWNC", 40, 15);
        Assert.Equal((60m, 600m), await Holding("OWNC"));

        Assert.Null((await App.Clerk.Send(new CancelTrade.Command(Guid.NewGuid(), "C2", null, "Wrong book"))).Refusal);

        await Ties();
        Assert.Equal((100m, 1_000m), await Holding("OWNC"));
        Assert.Equal(0m, await Net("C2", 1, "own-sales"));
        Assert.Equal((TradeState.Cancelled, InstructionState.Cancelled), ((await App.Trade("C2")).State, (await App.InstructionOf("C2")).State));
        Assert.Empty(await App.Balances("C2"));

        await Trade("C1", "buy", "OWNC", 100, 10, "cancel", 2);

        await Ties();
        Assert.Equal((0m, 0m), await Holding("OWNC"));
        Assert.Empty(await App.Balances("C1"));
    }

    [Fact]
    public async Task Given_a_buy_under_a_later_sale_When_the_buy_is_cancelled_Then_the_sale_keeps_its_cost_and_ledger_and_books_tie()
    {
        await Trade("U1", "buy", "OWNU", 100, 10);
        await Trade("U2", "buy", "OWNU", 100, 20);
        await Trade("U3", "sell", "OWNU", 50, 30);
        Assert.Equal(750m, await Net("U3", 1, "cost-of-sales"));

        await Trade("U2", "buy", "OWNU", 100, 20, "cancel", 2);

        await Ties();
        Assert.Equal((50m, 250m), await Holding("OWNU"));
        Assert.Equal(750m, await Net("U3", 1, "cost-of-sales"));

        // What went short and is bought back leaves nothing behind.
        await Trade("U4", "sell", "OWNU", 80, 25);
        await Ties();
        await Trade("U5", "buy", "OWNU", 30, 22);
        await Ties();
        Assert.Equal((0m, 0m), await Holding("OWNU"));
    }

    [Fact]
    public async Task Given_an_own_trade_on_hold_When_it_is_released_and_settles_in_parts_Then_nothing_moves_while_it_is_held_and_every_part_ties()
    {
        await Trade("H1", "buy", "OWNH", 90, 7.77m);
        var reference = (await App.InstructionOf("H1")).Reference;
        await App.Messages($"{reference},H1-M,matched,,,,");
        Assert.Null((await App.Clerk.Send(new Hold.Command(Guid.NewGuid(), [reference], null, "Money is not there yet"))).Refusal);

        var early = await App.Messages($"{reference},H1-0,partially-settled,30,233.10,2026-10-30T10:00:00Z,");

        Assert.Equal(["instruction.held"], await App.Rejections(early));
        await Ties();
        Assert.DoesNotContain(await App.Balances("H1"), b => b.Purpose == "available");

        Assert.Null((await App.Clerk.Send(new Release.Command(Guid.NewGuid(), [reference], null))).Refusal);
        Assert.Equal([], await App.Rejections(await App.Messages($"{reference},H1-1,partially-settled,30,234.10,2026-10-30T10:00:00Z,")));
        await Ties();
        Assert.Equal("trade.begun-to-settle", (await App.Clerk.Send(new CancelTrade.Command(Guid.NewGuid(), "H1", null, "Too late"))).Refusal?.Code);
        Assert.Equal([], await App.Rejections(await App.Messages($"{reference},H1-2,settled,60,465.20,2026-10-30T11:00:00Z,")));

        await Ties();
        Assert.Equal(TradeState.Settled, (await App.Trade("H1")).State);
        Assert.Equal((90m, 699.30m), await Holding("OWNH"));
        Assert.DoesNotContain(await App.Balances("H1"), b => b.Purpose == "pending");
        Assert.Equal(0m, await Net("H1", 1, "clearing"));
    }

    [Fact]
    public async Task Given_a_settled_own_trade_When_it_must_be_undone_Then_its_journal_points_to_the_trade_and_a_trade_the_other_way_undoes_it()
    {
        await Trade("R1", "buy", "OWNR", 10, 100);
        await App.Messages("R1,R1-S,settled,10,1000,2026-10-30T10:00:00Z,");
        var trade = await App.Trade("R1");
        var journal = await App.Read(db => db.Set<BackOffice.Accounting.Persistence.JournalRow>().AsNoTracking()
            .Where(j => j.SourceId == trade.Id.Value).OrderBy(j => j.Id).Select(j => j.Id).FirstAsync());

        var byHand = await App.Clerk.Send(new Reverse.Command(Guid.NewGuid(), journal, null, "Undo"));
        var cancel = await App.Clerk.Send(new CancelTrade.Command(Guid.NewGuid(), "R1", null, "Undo"));

        Assert.Equal("journal.made-by-rule", byHand.Refusal?.Code);
        Assert.Contains(trade.Reference, byHand.Refusal!.Args);
        Assert.NotNull(cancel.Refusal);

        await Trade("R2", "sell", "OWNR", 10, 100);
        await App.Messages("R2,R2-S,settled,10,1000,2026-10-30T10:00:00Z,");

        await Ties();
        Assert.Equal((0m, 0m), await Holding("OWNR"));
        Assert.Equal((1_000m, -1_000m), (await Net("R2", 1, "cost-of-sales"), await Net("R2", 1, "own-sales")));
        Assert.Equal(0L, await Standing("OWNR"));
    }

    private async Task Trade(string tradeRef, string side, string security, int quantity, decimal price, string action = "", int version = 1) =>
        Assert.Equal([], await App.Rejections(await App.Trades(FormattableString.Invariant(
            $"{tradeRef},2026-10-26,{side},{security},{quantity},{price},TRY,AND-PORTFOY,LODO,{action},{version}"))));

    private async Task Ties() => Assert.Equal([], await App.Broken());

    /// <summary>Quantity and cost of the firm's own holding as the books keep it.</summary>
    private async Task<(decimal Quantity, decimal Cost)> Holding(string symbol)
    {
        var held = await App.Read(db => db.Set<BackOffice.Accounting.Persistence.SecurityCost>().AsNoTracking().ToListAsync());
        var security = await App.Sql<Guid>("select security_id from settlements.trade t where t.isin = $1 limit 1", House.Isins[symbol]);
        var row = held.Single(h => h.Security.Value == security);
        return (row.Quantity, row.Cost);
    }

    /// <summary>How many accounts of the ledger still hold something of a security, whoever owns it and wherever it lies.</summary>
    private Task<long> Standing(string symbol) => App.Sql<long>(
        """
        select count(*) from (
            select 1 from ledger.posting where security_id = (select security_id from settlements.trade where isin = $1 limit 1)
            group by account_id, purpose having sum(quantity) <> 0) held
        """, House.Isins[symbol]);

    /// <summary>Debits less credits of a role over every journal of one version of a trade, reversals too.</summary>
    private async Task<decimal> Net(string tradeRef, int version, string role)
    {
        var trade = (await App.Trade(tradeRef, version)).Id.Value;
        return await App.Sql<decimal>(
            """
            select coalesce(sum(case l.side when 'Debit' then l.functional else -l.functional end), 0)
            from accounting.journal_line l join accounting.journal j on j.id = l.journal_id where j.source_id = $1 and l.role = $2
            """, trade, role);
    }

    /// <summary>The small trading firm with a security for each test.</summary>
    public sealed class House : IAsyncLifetime
    {
        public static readonly IReadOnlyDictionary<string, string> Isins = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OWNA"] = "TRAOWNA00013", ["OWNC"] = "TRAOWNC00019", ["OWNU"] = "TRAOWNU00011", ["OWNH"] = "TRAOWNH00018", ["OWNR"] = "TRAOWNR00017",
        };

        public Trading Firm { get; } = new();

        public async Task InitializeAsync()
        {
            await Firm.InitializeAsync();
            var job = await Firm.Take("securities", "isin,symbol,mic,name,currency,asset_class,min_settlement_unit\n"
                + string.Concat(Isins.Select(s => $"{s.Value},{s.Key},XIST,{s.Key} A.Ş.,TRY,equity,1\n")));
            Assert.Equal([], await Firm.Rejections(job));
        }

        public Task DisposeAsync() => Firm.DisposeAsync();
    }
}
