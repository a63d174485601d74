using BackOffice.Domain;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Reference.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Reference;

public sealed class ImportTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Reference_files_come_in_and_the_same_rows_again_change_nothing()
    {
        await app.GivenMarkets();
        await app.GivenParties();

        var again = await app.Take("parties", "code,name,kind,country,bic\nLODO,Lodos Menkul,counterparty,TR,LODOTRIS\n");
        Assert.Equal((0L, 1L, 0L), (again.Accepted, again.Duplicates, again.Rejected));

        var found = await app.AsSystem().Send(new FindSecurities([new("TRAAKBNK91N6"), new("AAPL"), new("AAPL", "XIST"), new("NONE")]));
        Assert.Equal("Akbank", found[new("TRAAKBNK91N6")].Name);
        Assert.Equal("US0378331005", found[new("AAPL")].Isin);
        Assert.DoesNotContain(new SecurityName("AAPL", "XIST"), found.Keys);
        Assert.DoesNotContain(new SecurityName("NONE"), found.Keys);

        var accounts = await app.AsSystem().Send(new FindAccounts(["C1-1", "DEPO-1", "BANK-TRY", "LODO-1"]));
        Assert.Equal(
            [AccountRoles.Client, AccountRoles.Depot, AccountRoles.ClientBank, AccountRoles.Counterparty],
            new[] { "C1-1", "DEPO-1", "BANK-TRY", "LODO-1" }.Select(c => accounts[c].Role));
        Assert.Equal("Ayşe Yılmaz", accounts["C1-1"].PartyName);
    }

    [Fact]
    public async Task Each_wrong_row_says_what_is_wrong_and_the_right_ones_stand()
    {
        await app.GivenMarkets();

        var job = await app.Take("securities", """
            isin,symbol,mic,name,currency,lot_size
            US5949181045,MSFT,XNAS,Microsoft,USD,100
            US5949181046,MSF2,XNAS,Wrong digit,USD,100
            ,NOISIN,XPAR,No cycle,EUR,1
            ,,,No name at all,EUR,1
            DE000BAY0017,,,Bayer,ZZZ,1
            GB0002634946,,,BAE,GBP,-1

            """);

        Assert.Equal((1L, 5L), (job.Accepted, job.Rejected));
        Assert.Equal(
            ["isin.check-digit", "market.without-cycle", "row.one-of", "currency.unknown", "field.not-positive"],
            await Codes(job.Id));
    }

    [Theory]
    [InlineData("parties", "code,name,kind,lei\nX1,Bad,client,529900T8BM49AURSDO56\n", "lei.check-digit")]
    [InlineData("parties", "code,name,kind,bic\nX1,Bad,client,TVS1TRIS\n", "bic.form")]
    [InlineData("parties", "code,name,kind,tax_id\nX1,Bad,client,10000000145\n", "tckn.check-digit")]
    [InlineData("parties", "code,name,kind,tax_id\nX1,Bad,client,1234567891\n", "vkn.check-digit")]
    [InlineData("parties", "code,name,kind\nX1,Bad,nobody\n", "field.not-choice")]
    [InlineData("accounts", "code,party,kind\nA1,NOBODY,safekeeping\n", "party.unknown")]
    [InlineData("accounts", "code,party,kind,iban\nA1,LODO,safekeeping,TR330006100519786457841327\n", "iban.check-digit")]
    [InlineData("accounts", "code,party,kind\nA1,LODO,cash\n", "account.cash-without-currency")]
    [InlineData("prices", "security,date,price,currency\nNONE,2026-10-26,1,TRY\n", "security.unknown")]
    [InlineData("prices", "security,date,price,currency\nTRAAKBNK91N6,2026-10-26,0,TRY\n", "field.not-positive")]
    [InlineData("fx-rates", "date,base,quote,rate\n2026-10-26,USD,USD,1\n", "fx-rate.same-currency")]
    [InlineData("ssis", "party,market,currency,agent_bic,account\nLODO,XPAR,TRY,TVSBTRIS,1\n", "market.without-cycle")]
    [InlineData("ssis", "party,market,currency,agent_bic,account\nLODO,XIST,TRY,TVSB,1\n", "bic.length")]
    [InlineData("settlement-cycles", "mic,days,trade_date_from,settlement_calendar\nXPAR,99,2020-01-01,TARGET\n", "field.not-whole-between")]
    [InlineData("settlement-cycles", "mic,days,trade_date_from,settlement_calendar\nXPAR,2,2020-01-01,YOKC\n", "calendar.unknown")]
    [InlineData("parties", "code,name,kind,country\nX1,Bad,client,XX\n", "country.unknown")]
    public async Task A_row_that_breaks_a_rule_is_refused_with_its_code(string kind, string file, string code)
    {
        await app.GivenMarkets();
        if (await app.Sql<long>("select count(*) from reference.party") == 0)
            await app.GivenParties();

        var job = await app.Take(kind, file);

        Assert.Equal(1, job.Rejected);
        Assert.Equal([code], await Codes(job.Id));
    }

    [Fact]
    public async Task A_currency_of_iso_that_was_not_used_is_taken_into_use()
    {
        await app.GivenMarkets();

        await app.Take("fx-rates", "date,base,quote,rate\n2026-10-26,KWD,TRY,137.5\n");

        var currencies = await app.AsSystem().Send(new Currencies());
        Assert.True(currencies["KWD"].InUse);
        Assert.Equal(3, currencies["KWD"].Currency.MinorUnits);
        Assert.False(currencies["JOD"].InUse);
    }

    [Fact]
    public async Task A_listing_of_nasdaq_goes_in_by_mapping_and_constants_and_its_footer_does_not()
    {
        await app.GivenMarkets();
        var options = new ImportOptions
        {
            Mapping = new Dictionary<string, string>
            {
                ["symbol"] = "Symbol", ["name"] = "Security Name", ["lot_size"] = "Round Lot Size", ["mic"] = "=XNAS", ["currency"] = "=USD",
            },
        };

        var job = await app.Take("securities", """
            Symbol,Company Name,Security Name,Market Category,Test Issue,Financial Status,Round Lot Size,ETF,NextShares
            AACB,Artius II Acquisition Inc.,Artius II Acquisition Inc. - Class A Ordinary Shares,G,N,D,100,N,N
            ZVZZT,NASDAQ TEST STOCK,NASDAQ TEST STOCK,G,Y,N,100,N,N
            File Creation Time: 0815202621:31,,,,,,,,
            ,,,,,,,,

            """, options);

        Assert.Equal(JobState.Done, job.State);
        Assert.Equal((2L, 2L), (job.Accepted, job.Rejected));
        var found = await app.AsSystem().Send(new FindSecurities([new("AACB", "XNAS")]));
        Assert.Equal(100, found.Values.Single().LotSize);
    }

    [Fact]
    public async Task Products_bring_their_price_tiers_along()
    {
        var job = await app.Take("products", """
            code,name,kind,unit,currency,price_list,min_quantity,price,valid_from,valid_to
            VIRMAN,Menkul kıymet virmanı,service,adet,TRY,GENEL,1,25.00,2026-01-01,
            VIRMAN,Menkul kıymet virmanı,service,adet,TRY,GENEL,50,18.00,2026-01-01,

            """);

        Assert.Equal((2L, 0L, 0L), (job.Accepted, job.Duplicates, job.Rejected));
        Assert.Equal(1L, await app.Sql<long>("select count(*) from reference.product where key = 'VIRMAN'"));
        Assert.Equal(2L, await app.Sql<long>("select count(*) from reference.price_tier where product = 'VIRMAN'"));
    }

    private Task<string[]> Codes(JobId job) => app.Read(async db =>
        await db.Database.SqlQuery<string>($"select code as \"Value\" from platform.job_rejected_row where job_id = {job.Value} order by line").ToArrayAsync());
}
