using System.Globalization;
using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Settlements;

/// <summary>A small firm that can trade: one entity, its accounts, two clients, counterparties, securities, cycles, tariffs, standing instructions.</summary>
public sealed class Trading : App
{
    /// <summary>The legal entity of the firm under test.</summary>
    public EntityId Broker { get; private set; }

    protected override async Task Prepare()
    {
        await Given("legal-entities", """
            code,name,functional_currency,time_zone
            AND,Anadolu Menkul,TRY,Europe/Istanbul

            """);
        Broker = (await AsSystem().Send(new LegalEntities())).Single(e => e.Code == "AND").Id;
        var closures = HouseReference.Closures.Where(c => c.Calendar is "XIST" or "USSETTLEMENT" && c.Date.Year is >= 2025 and <= 2027)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Calendar},{c.Date:yyyy-MM-dd},{(c.IsHalf ? "half" : "full")},\"{c.NameEn}\",\"{c.NameTr}\""));
        await Given("calendars", "code,date,closure,name_en,name_tr\n" + string.Join('\n', closures) + "\n");
        await Given("settlement-cycles", """
            mic,days,trade_date_from,trade_date_to,settlement_calendar
            XIST,2,2015-01-02,,XIST
            XNAS,1,2024-05-28,,USSETTLEMENT

            """);
        await Given("markets", """
            mic,name,currency,time_zone,opens_at,closes_at,cut_off,place_of_settlement,tolerance_threshold,tolerance_up_to,tolerance_above
            XIST,BİST Pay,TRY,Europe/Istanbul,10:00,18:00,17:00,TVSBTRIS,100000,2,25
            XNAS,Nasdaq,USD,America/New_York,09:30,16:00,15:00,DTCYUS33,100000,2,25

            """);
        await Given("fx-rates", "date,base,quote,rate,unit,kind,source\n2026-01-02,USD,TRY,42.00,1,mid,test\n");
        foreach (var year in (int[])[2025, 2026])
            Assert.Null((await AsSystem(Broker).Send(new BackOffice.Accounting.Years.Open.Command(Guid.NewGuid(), year, "AND"))).Refusal);
        await Given("parties", """
            code,name,kind,country,bic,tax_id,customer_class
            AND,Anadolu Menkul,broker,TR,,,
            C1,Ayşe Yılmaz,client,TR,,10000000146,retail
            C2,Bora Demir,client,TR,,,
            LODO,Lodos Menkul,counterparty,TR,LODOTRIS,,
            KRVN,Kervan Yatırım,counterparty,TR,KRVNTRIS,,
            NONE,Yalnız Menkul,counterparty,TR,NONETRIS,,
            FRSH,Taze Menkul,counterparty,TR,FRSHTRIS,,
            MKK,Merkezi Kayıt,depository,TR,TVSBTRIS,,
            DTC,Depository Trust,depository,US,DTCYUS33,,
            BANK,Defne Bankası,custodian,TR,DFNSTRIS,,

            """);
        await Given("securities", """
            isin,symbol,mic,name,currency,asset_class,min_settlement_unit
            TRAAKBNK91N6,AKBNK,XIST,Akbank,TRY,equity,1
            US0378331005,AAPL,XNAS,Apple,USD,equity,1

            """);
        await Given("accounts", """
            code,party,kind,currency,custodian,location
            C1-1,C1,safekeeping,,,
            C2-1,C2,safekeeping,,,
            AND-PORTFOY,AND,safekeeping,,,
            AND-BANKA-TRY,AND,cash,TRY,BANK,
            AND-LODO,LODO,safekeeping,,,
            AND-KRVN,KRVN,safekeeping,,,
            AND-NONE,NONE,safekeeping,,,
            AND-DEPO-MKK,BANK,safekeeping,,BANK,MKK
            AND-DEPO-DTC,BANK,safekeeping,,BANK,DTC
            AND-MUSTERI-TRY,BANK,cash,TRY,BANK,
            AND-MUSTERI-USD,BANK,cash,USD,BANK,

            """);
        await Given("ssis", """
            party,market,currency,asset_class,agent_bic,account,priority,valid_from
            LODO,XIST,TRY,,TVSBTRIS,70001,10,2025-01-01
            LODO,XNAS,USD,,DTCYUS33,80001,10,2025-01-01
            FRSH,XIST,TRY,,TVSBTRIS,70005,10,2025-01-01
            KRVN,XIST,TRY,,TVSBTRIS,70002,10,2025-01-01
            KRVN,XIST,TRY,,TVSBTRIS,70003,10,2025-01-01

            """);
    }

    public Caller Clerk => As("*").In(Broker);

    public async Task<Job> Take(string kind, string text, EntityId? entity = null, ImportOptions? options = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(UserId.System, "system", entity ?? (Broker == default ? EntityId.Firm : Broker));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var taken = await scope.ServiceProvider.GetRequiredService<ImportNow>().Take(kind, kind + ".csv", content, options);
        Assert.Null(taken.Refusal);
        return taken.Value!;
    }

    public async Task<Job> Trades(params string[] rows) => await Take("trades", TradeFile(rows));

    public const string TradeHeader = "trade_ref,trade_date,side,security,quantity,price,price_currency,account,counterparty,action,version";

    public static string TradeFile(params string[] rows) => TradeHeader + "\n" + string.Join('\n', rows) + "\n";

    /// <summary>A buy of 1,000 AKBNK at 50 on Monday 26 October 2026 for client C1 with LODO.</summary>
    public static string Buy(string tradeRef, string quantity = "1000", string price = "50", string counterparty = "LODO", string action = "", string version = "", string date = "2026-10-26") =>
        $"{tradeRef},{date},buy,AKBNK,{quantity},{price},TRY,C1-1,{counterparty},{action},{version}";

    public Task<Job> Messages(params string[] rows) => Take(
        "settlement-messages", "instruction_ref,message_ref,status,settled_quantity,settled_amount,settled_at,reason\n" + string.Join('\n', rows) + "\n");

    public Task<StoredTrade> Trade(string tradeRef, int version = 1) => Read(db => db.Trades.AsNoTracking().SingleAsync(t => t.TradeRef == tradeRef && t.TradeVersion == version));

    public Task<StoredInstruction> InstructionOf(string tradeRef) => Read(db => db.Instructions.AsNoTracking()
        .Where(i => i.TradeRef == tradeRef).OrderByDescending(i => i.MadeAt).FirstAsync());

    public async Task<IReadOnlyList<(string Account, string Asset, string Purpose, decimal Quantity)>> Balances(string tradeRef)
    {
        var found = await Read(db => db.Database.SqlQuery<Balance>(
            $"""
             select a.code as account, coalesce(p.currency, 'AKBNK') as asset, p.purpose, sum(p.quantity) as quantity
             from ledger.posting p join ledger.movement m on m.id = p.movement_id
             join reference.account_now a on a.account_id = p.account_id
             where m.source_reference in (select reference from settlements.trade where trade_ref = {tradeRef}
                 union select reference from settlements.instruction where trade_ref = {tradeRef})
             group by 1, 2, 3 having sum(p.quantity) <> 0 order by 2, 1, 3
             """).ToListAsync());
        return found.ConvertAll(b => (b.Account, b.Asset, b.Purpose, b.Quantity));
    }

    public async Task<IReadOnlyList<string>> Rejections(Job job) =>
        await Read(db => db.Set<JobRejectedRow>().Where(r => r.JobId == job.Id).OrderBy(r => r.No).Select(r => r.Code).ToListAsync());

    /// <summary>What of all that must be true at any moment of ledger, books and instructions is not; nothing when the house stands.</summary>
    public async Task<IReadOnlyList<string>> Broken()
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var broken = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<IVerifyCheck>())
            broken.AddRange((await check.Run(CancellationToken.None)).Where(r => !r.Ok).Select(r => $"{r.Name}: {r.Detail}"));
        return broken;
    }

    private async Task Given(string kind, string text)
    {
        var job = await Take(kind, text);
        Assert.Equal(JobState.Done, job.State);
        Assert.True(job.Rejected == 0, $"{kind}: {job.Rejected} rejected: {string.Join(',', await Rejections(job))}");
    }

    private sealed record Balance(string Account, string Asset, string Purpose, decimal Quantity);
}
