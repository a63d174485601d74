using System.Globalization;
using BackOffice.Domain;
using BackOffice.Settlements.Trades;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Settlements;

/// <summary>
/// What a file brings in one set and what a clerk types row by row end in the same place: trade, instruction, history, movements,
/// journals, told by what they are called and not by ids, references and instants.
/// </summary>
public sealed class OneByOneOrInBulkTests(OneByOneOrInBulkTests.TwoFirms firms) : IClassFixture<OneByOneOrInBulkTests.TwoFirms>
{
    private const int RowsEach = 60;
    private const int Samples = 4;

    [Fact]
    public Task Given_the_same_rows_When_one_firm_takes_a_file_and_the_other_types_them_Then_both_hold_the_same() =>
        Rows.SampleAsync(async rows =>
        {
            var round = firms.NextRound();
            var named = rows.Select((row, i) => row with { Ref = $"P{round}-{row.Ref ?? i.ToString(CultureInfo.InvariantCulture)}" }).ToList();
            named.Add(named[0]);
            var later = named.DistinctBy(r => r.Ref).Where(r => r.Later != Later.Nothing && r.Account != "AND-PORTFOY").ToList();

            var job = await firms.Filing.Take("trades", Header + string.Concat(named.Select(r => r.Line("", 1))));
            var typed = new List<string>();
            foreach (var row in named)
                typed.Add((await firms.Typing.Clerk.Send(row.Capture(1))).Refusal?.Code ?? "");
            await firms.Filing.Take("trades", Header + string.Concat(later.Select(r => r.Line(r.Later == Later.Amended ? "amend" : "cancel", 2))));
            foreach (var row in later)
            {
                if (row.Later == Later.Amended)
                    await firms.Typing.Clerk.Send(row.Capture(2));
                else
                    await firms.Typing.Clerk.Send(new CancelTrade.Command(Guid.NewGuid(), row.Ref!, null, "cancelled by the client"));
            }

            Assert.Equal(typed.Where(c => c is not ("" or "trade.taken-before")).Order(), (await firms.Filing.Rejections(job)).Order());
            Assert.Equal(typed.Count(c => c == "trade.taken-before"), job.Duplicates);
            foreach (var (what, sql) in Dumps)
                Assert.True(await Dump(firms.Typing, sql, round) is var one && await Dump(firms.Filing, sql, round) is var bulk && one == bulk, $"{what}\n{FirstDifference(one, bulk)}");
        }, iter: Samples, threads: 1);

    private const string Header = "trade_ref,trade_date,side,security,quantity,price,price_currency,account,counterparty,action,version,commission\n";

    private enum Later { Nothing, Amended, Cancelled }

    private sealed record Row(
        string? Ref, DateOnly Date, Side Side, string Security, decimal Quantity, decimal Price, string Account, string Counterparty, decimal Commission, Later Later)
    {
        private string Currency => Security == "AAPL" ? "USD" : "TRY";

        // The second version buys or sells twice as much.
        private decimal QuantityOf(int version) => Quantity * version;

        public string Line(string action, int version) => string.Create(
            CultureInfo.InvariantCulture,
            $"{Ref},{Date:yyyy-MM-dd},{Side},{Security},{QuantityOf(version)},{Price},{Currency},{Account},{Counterparty},{action},{version},{Commission}\n");

        public Capture.Command Capture(int version) => new(
            Guid.NewGuid(), Ref, version, Date, Side, Security, null, QuantityOf(version), Price, Currency, Account, Counterparty, null, Commission, null, null, null);
    }

    private static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static readonly Gen<Row> OneRow =
        from again in Gen.Int[0, 9]
        from date in One(new DateOnly(2026, 10, 26), new DateOnly(2026, 10, 27), new DateOnly(2026, 11, 2), new DateOnly(2026, 10, 24), new DateOnly(2031, 1, 6))
        from side in One(Side.Buy, Side.Sell)
        from security in One("AKBNK", "AKBNK", "AAPL", "TRAAKBNK91N6", "NONESUCH")
        from quantity in Gen.Int[0, 5_000]
        from price in Gen.Int[1, 9_999_999]
        from account in One("C1-1", "C2-1", "C1-1", "AND-PORTFOY", "NOBODY")
        from counterparty in One("LODO", "LODO", "KRVN", "NONE", "NOBODY")
        from commission in Gen.Int[0, 9_999]
        from later in One(Later.Nothing, Later.Nothing, Later.Amended, Later.Cancelled)
        select new Row(
            again == 0 ? "again" : null, date, side, security, quantity, price / 10_000m, account, counterparty, commission / 100m, later);

    private static readonly Gen<Row[]> Rows = OneRow.Array[RowsEach];

    private static readonly (string What, string Sql)[] Dumps =
    [
        ("trades",
            """
            select concat_ws('|', t.trade_ref, t.trade_version, t.state, t.capacity, t.side, t.isin, t.asset_class, t.quantity, t.price, t.currency, t.minor_units,
                t.min_settlement_unit, t.trade_date, t.settlement_date, t.account_code, t.party_name, t.counterparty_code, t.mic, t.gross, t.commission,
                t.fees, t.tax, t.net, t.stop_code, t.settled_quantity, t.parts, cp.code, ow.code, de.code, ba.code, ob.code, t.movement_id is not null, t.ssi_why is not null) as l
            from settlements.trade t
            left join reference.account_now cp on cp.account_id = t.house_counterparty left join reference.account_now ow on ow.account_id = t.house_own
            left join reference.account_now de on de.account_id = t.house_depot left join reference.account_now ba on ba.account_id = t.house_bank
            left join reference.account_now ob on ob.account_id = t.house_own_bank where t.trade_ref like $1
            """),
        ("instructions",
            """
            select concat_ws('|', i.trade_ref, t.trade_version, i.state, i.side, i.isin, i.quantity, i.amount, i.net, i.commission, i.fees, i.tax, i.currency, i.trade_date,
                i.settlement_date, i.account_code, i.counterparty_code, i.mic, i.place, i.ssi_level, i.agent_bic, i.agent_account, i.buyer_seller_bic, i.partial_allowed) as l
            from settlements.instruction i join settlements.trade t on t.id = i.trade_id where i.trade_ref like $1
            """),
        ("history",
            """
            select concat_ws('|', t.trade_ref, t.trade_version, s.what, s.state) as l
            from settlements.instruction_status s join settlements.instruction i on i.id = s.instruction_id join settlements.trade t on t.id = i.trade_id where t.trade_ref like $1
            """),
        ("messages",
            """
            select concat_ws('|', t.trade_ref, t.trade_version, m.direction, m.kind, substr(m.raw, strpos(m.raw, t.trade_ref))) as l
            from settlements.message m join settlements.instruction i on i.id = m.instruction_id join settlements.trade t on t.id = i.trade_id where t.trade_ref like $1
            """),
        ("movements",
            """
            select concat_ws('|', t.trade_ref, t.trade_version, m.kind, m.source_event, m.business_date, m.reverses is not null, p.line_no, a.code,
                coalesce(p.currency, 'security'), p.purpose, p.quantity, p.due_on) as l
            from ledger.movement m join settlements.trade t on t.id = m.source_id join ledger.posting p on p.movement_id = m.id
            join reference.account_now a on a.account_id = p.account_id where t.trade_ref like $1
            """),
        ("journals",
            """
            select concat_ws('|', t.trade_ref, t.trade_version, j.book, j.kind, j.posting_date, j.value_date, j.source_event, j.rule_version, j.why::text, j.functional_currency,
                j.reporting_currency, j.total, j.reverses is not null, replace(j.description, t.reference, ''), l.line_no, l.account, l.side, l.amount, l.currency, l.rate,
                l.rate_date, l.functional, l.reporting, l.role, a.code, l.party is not null, l.dimensions, l.open_item_key is not null) as l
            from accounting.journal j join settlements.trade t on t.id = j.source_id join accounting.journal_line l on l.journal_id = j.id
            left join reference.account_now a on a.account_id = l.sub_ledger where t.trade_ref like $1
            """),
        ("facts",
            """
            select distinct concat_ws('|', t.trade_ref, t.trade_version, f.kind) as l
            from platform.fact_object o join platform.fact f on f.id = o.fact_id join settlements.trade t on t.id = o.object_id
            where t.trade_ref like $1 and f.kind in ('TradesTaken', 'QuantitiesMoved')
            """),
    ];

    private static Task<string> Dump(Trading firm, string sql, int round) =>
        firm.Sql<string>($"select coalesce(string_agg(l, E'\\n' order by l collate \"C\"), '') from ({sql}) d", $"P{round}-%");

    private static string FirstDifference(string one, string bulk)
    {
        var (typed, filed) = (one.Split('\n'), bulk.Split('\n'));
        return $"only typed:\n{string.Join('\n', typed.Except(filed).Take(3))}\nonly filed:\n{string.Join('\n', filed.Except(typed).Take(3))}\nrows {typed.Length} and {filed.Length}";
    }

    /// <summary>Two firms alike, each with a database of its own.</summary>
    public sealed class TwoFirms : IAsyncLifetime
    {
        private int _rounds;

        public Trading Filing { get; } = new();

        public Trading Typing { get; } = new();

        internal int NextRound() => ++_rounds;

        public async Task InitializeAsync()
        {
            await ((IAsyncLifetime)Filing).InitializeAsync();
            await ((IAsyncLifetime)Typing).InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            await ((IAsyncLifetime)Filing).DisposeAsync();
            await ((IAsyncLifetime)Typing).DisposeAsync();
        }
    }
}
