using System.Globalization;

namespace BackOffice.SampleFirm;

/// <summary>The accounts of one legal entity: its clients', its counterparties', its own, and where things lie.</summary>
internal static class SampleAccounts
{
    public static readonly IReadOnlyList<string> Currencies = ["TRY", "USD", "EUR"];

    public static string Portfolio(SampleEntity entity) => $"{entity.TradePrefix}-PORTFOY";

    public static string OwnBank(SampleEntity entity, string currency) => $"{entity.TradePrefix}-BANKA-{currency}";

    public static string ClientBank(SampleEntity entity, string currency) => $"{entity.TradePrefix}-MUSTERI-{currency}";

    public static string Depot(SampleEntity entity, SampleMarket market) => $"{entity.TradePrefix}-DEPO-{market.Depository}";

    public static string ClientCash(SampleClient client, string currency) => $"{client.Code}-{currency}";

    public static string Custodian(string country) => country switch
    {
        "TR" => "DFNS",
        "US" => "HDSN",
        "DE" => "RHLC",
        _ => throw new InvalidOperationException($"No custodian in {country}."),
    };

    public static byte[] File(SampleEntity entity)
    {
        var csv = new CsvText("code", "party", "kind", "currency", "custodian", "location", "iban");
        csv.Add(Portfolio(entity), entity.Code, "safekeeping", null, null, null, null);
        var account = entity == SampleEntity.Broker ? 100_000 : 500_000;
        foreach (var currency in Currencies)
        {
            csv.Add(OwnBank(entity, currency), entity.Code, "cash", currency, "CINB", null, TurkishIban("00931", ++account));
            csv.Add(ClientBank(entity, currency), "DFNS", "cash", currency, "DFNS", null, TurkishIban("00917", ++account));
        }

        foreach (var market in SampleMarket.All.Values.DistinctBy(market => market.Depository))
        {
            var custodian = Custodian(market.Country);
            csv.Add(Depot(entity, market), custodian, "safekeeping", null, custodian, market.Depository, null);
        }

        foreach (var house in SampleParties.Houses.Where(house => house.Kind == "counterparty"))
        {
            csv.Add($"{entity.TradePrefix}-{house.Code}", house.Code, "safekeeping", null, null, null, null);
            foreach (var currency in Currencies)
                csv.Add($"{entity.TradePrefix}-{house.Code}-{currency}", house.Code, "cash", currency, null, null, HouseIban(house, ++account));
        }

        foreach (var client in SampleParties.Clients.Where(client => client.Entity == entity))
        {
            csv.Add(client.Account, client.Code, "safekeeping", null, null, null, null);
            foreach (var currency in Currencies)
                csv.Add(ClientCash(client, currency), client.Code, "cash", currency, null, null, TurkishIban("00931", ++account));
        }

        return csv.Bytes();
    }

    // A Turkish IBAN: five digits of bank, one reserved zero, sixteen of account. The bank codes are invented.
    private static string TurkishIban(string bank, int account) =>
        ValidNumbers.Iban("TR", bank + "0" + (6_820_000_000L + account).ToString("0000000000000000", CultureInfo.InvariantCulture));

    // American accounts have no IBAN.
    private static string? HouseIban(SampleHouse house, int account) => house.Country switch
    {
        "TR" => TurkishIban("00948", account),
        "DE" => ValidNumbers.Iban("DE", "90199000" + (4_400_000_000L + account).ToString("0000000000", CultureInfo.InvariantCulture)),
        _ => null,
    };
}
