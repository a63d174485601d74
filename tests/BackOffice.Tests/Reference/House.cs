using System.Text;
using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Reference;

/// <summary>Takes files of reference data as somebody would, and the few rows that other tests of the room stand on.</summary>
internal static class House
{
    public static async Task<Job> Take(this App app, string kind, string text, ImportOptions? options = null, EntityId? entity = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(UserId.System, "system", entity ?? EntityId.Firm);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var taken = await scope.ServiceProvider.GetRequiredService<ImportNow>().Take(kind, kind + ".csv", content, options);
        Assert.Null(taken.Refusal);
        return taken.Value!;
    }

    /// <summary>Cycles of three markets and the closures they settle by, of the years under test.</summary>
    public static async Task GivenMarkets(this App app)
    {
        var closures = HouseReference.Closures.Where(c => c.Calendar is "XIST" or "USSETTLEMENT" or "TARGET" && c.Date.Year is >= 2025 and <= 2027)
            .Select(c => $"{c.Calendar},{c.Date:yyyy-MM-dd},{(c.IsHalf ? "half" : "full")},\"{c.NameEn}\",\"{c.NameTr}\"");
        Done(await app.Take("calendars", "code,date,closure,name_en,name_tr\n" + string.Join('\n', closures) + "\n"));
        Done(await app.Take("settlement-cycles", """
            mic,days,trade_date_from,trade_date_to,settlement_calendar
            XIST,2,2015-01-02,,XIST
            XNAS,2,2017-09-05,2024-05-27,USSETTLEMENT
            XNAS,1,2024-05-28,,USSETTLEMENT
            XETR,2,2015-01-02,,TARGET

            """));
    }

    public static async Task GivenParties(this App app)
    {
        Done(await app.Take("parties", """
            code,name,kind,country,bic,tax_id,customer_class
            C1,Ayşe Yılmaz,client,TR,,10000000146,retail
            LODO,Lodos Menkul,counterparty,TR,LODOTRIS,,
            DEPO,Merkezi Kayıt,depository,TR,TVSBTRIS,,
            BANK,Defne Bankası,custodian,TR,DFNSTRIS,,

            """));
        Done(await app.Take("securities", """
            isin,symbol,mic,name,currency,asset_class
            TRAAKBNK91N6,AKBNK,XIST,Akbank,TRY,equity
            US0378331005,AAPL,XNAS,Apple,USD,equity

            """));
        Done(await app.Take("accounts", """
            code,party,kind,currency,custodian,location
            C1-1,C1,safekeeping,,,
            C1-TRY,C1,cash,TRY,,
            LODO-1,LODO,safekeeping,,,
            DEPO-1,DEPO,safekeeping,,DEPO,TVSBTRIS
            BANK-TRY,BANK,cash,TRY,BANK,

            """));
    }

    private static void Done(Job job)
    {
        Assert.Equal(JobState.Done, job.State);
        Assert.Equal(0, job.Rejected);
    }
}
