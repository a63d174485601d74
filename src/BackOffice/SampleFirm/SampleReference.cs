using BackOffice.Platform.HouseData;
using BackOffice.Reference.Contracts;

namespace BackOffice.SampleFirm;

/// <summary>Standing instructions, cycles, people and products of the sample firm, as files.</summary>
internal static class SampleReference
{
    /// <summary>The counterparty whose two standing instructions rank the same: each trade with it stops and asks.</summary>
    public const string AmbiguousHouse = "KRVN";

    public static byte[] StandingInstructions(SampleEntity entity, SampleDays days)
    {
        var csv = new CsvText(
            "party", "market", "currency", "asset_class", "agent_bic", "account", "buyer_seller_bic", "priority", "valid_from", "valid_to", "security");
        var since = days.First.AddDays(-210);
        var pool = 70_008;
        foreach (var house in SampleParties.Houses.Where(house => house.Kind == "counterparty"))
            foreach (var market in SampleMarket.All.Values.Where(market => market.Country == house.Country))
            {
                var agent = Bic(market.Depository);
                csv.Add(house.Code, market.Mic, market.Currency, null, agent, pool += 3, house.Bic, 10, since, null, null);
                if (house.Code == AmbiguousHouse)
                    csv.Add(house.Code, market.Mic, market.Currency, null, agent, pool += 3, house.Bic, 10, since, null, null);
                else if (house.Code == "PSLM")
                {
                    // What a real file holds besides the winner: an ended row, a lower one, one that starts later.
                    csv.Add(house.Code, market.Mic, market.Currency, null, agent, 68_112, house.Bic, 20, since.AddYears(-3), since, null);
                    csv.Add(house.Code, market.Mic, market.Currency, null, agent, 70_640, house.Bic, 5, since, null, null);
                    csv.Add(house.Code, market.Mic, market.Currency, null, agent, 71_004, house.Bic, 30, days.Today.AddDays(9), null, null);
                }
                else if (house.Code == "DEFN")
                {
                    csv.Add(house.Code, market.Mic, market.Currency, "government-bond", agent, 70_902, house.Bic, 10, since, null, null);
                    csv.Add(house.Code, "*", "*", null, agent, 70_900, house.Bic, 1, since, null, null);
                }
            }

        foreach (var market in SampleMarket.All.Values)
        {
            csv.Add("*", market.Mic, market.Currency, null, Bic(market.Depository), 60_000, null, 0, since, null, null);
            csv.Add(
                entity.Code, market.Mic, market.Currency, null, Bic(SampleAccounts.Custodian(market.Country)),
                SampleAccounts.Depot(entity, market), null, 10, since, null, null);
        }

        return csv.Bytes();
    }

    public static byte[] Cycles()
    {
        var csv = new CsvText("mic", "days", "trade_date_from", "trade_date_to", "settlement_calendar");
        var start = new DateOnly(2015, 1, 2);
        csv.Add("XIST", 2, start, null, "XIST");
        foreach (var mic in new[] { "XNYS", "XNAS" })
        {
            csv.Add(mic, 3, start, new DateOnly(2017, 9, 4), "USSETTLEMENT");
            csv.Add(mic, 2, new DateOnly(2017, 9, 5), new DateOnly(2024, 5, 27), "USSETTLEMENT");
            csv.Add(mic, 1, new DateOnly(2024, 5, 28), null, "USSETTLEMENT");
        }

        foreach (var (mic, calendar) in new[] { ("XETR", "TARGET"), ("XLON", "XLON") })
        {
            csv.Add(mic, 2, start, new DateOnly(2027, 10, 10), calendar);
            csv.Add(mic, 1, new DateOnly(2027, 10, 11), null, calendar);
        }

        return csv.Bytes();
    }

    public static byte[] LegalEntities()
    {
        var csv = new CsvText("code", "name", "tax_id", "lei", "functional_currency", "time_zone");
        foreach (var entity in SampleEntity.All)
            csv.Add(entity.Code, entity.Name, entity.TaxId, entity.Lei, "TRY", "Europe/Istanbul");
        return csv.Bytes();
    }

    /// <summary>Commission of 0.2 % and BSMV of 5 % of it, for clients. BSMV: law 6802, articles 28 and 33.</summary>
    public static byte[] Tariffs()
    {
        var csv = new CsvText("code", "part", "base", "rate", "capacity", "valid_from");
        csv.Add("commission", "commission", "gross", 0.002m, "agent", new DateOnly(2024, 1, 1));
        csv.Add("bsmv", "tax", "commission", 0.05m, "agent", new DateOnly(2024, 1, 1));
        return csv.Bytes();
    }

    /// <summary>Which acts need a second person. A journal by hand up to the limit posts at once.</summary>
    public static byte[] Policies()
    {
        var csv = new CsvText("code", "needs_second_person", "above_try");
        csv.Add(PolicyCodes.HandJournal, "yes", 1_000_000m);
        csv.Add(PolicyCodes.ChangeSsi, "yes", null);
        csv.Add(PolicyCodes.ChooseSsi, "yes", null);
        csv.Add(PolicyCodes.LedgerMovement, "yes", null);
        csv.Add(PolicyCodes.ImportSsis, "no", null);
        csv.Add(PolicyCodes.ImportAccounts, "no", null);
        csv.Add(PolicyCodes.ImportChart, "no", null);
        return csv.Bytes();
    }

    public static byte[] Calendars() => System.Text.Encoding.UTF8.GetBytes(HouseFile.Text("Reference.Data.calendar-closures.csv"));

    public static byte[] Markets() => HouseBytes("markets.csv");

    public static byte[] People()
    {
        var csv = new CsvText("code", "name", "title", "team", "location", "arrangement", "manager", "joined_on");
        foreach (var row in HouseFile.Rows("SampleFirm.Data.people.csv"))
            csv.Add(row["code"], row["name"], row["title"], row["team"], row["location"], row["arrangement"], row["manager"], row["joined_on"]);
        return csv.Bytes();
    }

    public static byte[] Products() => HouseBytes("products.csv");

    private static byte[] HouseBytes(string file) =>
        System.Text.Encoding.UTF8.GetBytes(HouseFile.Text("SampleFirm.Data." + file));

    private static string Bic(string house) => SampleParties.Houses.Single(known => known.Code == house).Bic;
}
