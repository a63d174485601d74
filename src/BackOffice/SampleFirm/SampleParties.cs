using System.Globalization;
using BackOffice.Platform.HouseData;

namespace BackOffice.SampleFirm;

/// <summary>A legal entity of the firm.</summary>
internal sealed record SampleEntity(string Code, string Name, string TradePrefix, string TaxId, string Lei, string Bic)
{
    /// <summary>The broker itself: agency business for clients and its own equity portfolio.</summary>
    public static readonly SampleEntity Broker = new(
        "POYRAZ", "Poyraz Menkul Değerler A.Ş.", "PM", ValidNumbers.Vkn("731846205"), ValidNumbers.Lei("9845POYRAZMENKUL00"), "POYRTRIS");

    /// <summary>Its sister: debt securities for institutions and its own bond portfolio.</summary>
    public static readonly SampleEntity Second = new(
        "POYRAZPB", "Poyraz Yatırım Bankası A.Ş.", "PB", ValidNumbers.Vkn("731846318"), ValidNumbers.Lei("9845POYRAZYATBNK00"), "POYBTRIS");

    public static readonly IReadOnlyList<SampleEntity> All = [Broker, Second];
}

/// <param name="IsPerson">Persons carry a TCKN, firms a VKN.</param>
internal sealed record SampleClient(string Code, string Name, bool IsPerson, string TaxId, SampleEntity Entity)
{
    public string Account => Code + "-1";
}

internal sealed record SampleHouse(string Code, string Name, string Kind, string Country, string Bic);

/// <summary>Everybody the firm deals with.</summary>
internal static class SampleParties
{
    private const int Persons = 84;

    public static IReadOnlyList<SampleHouse> Houses { get; } =
    [
        .. HouseFile.Rows("SampleFirm.Data.houses.csv").Select(row =>
            new SampleHouse(row["code"], row["name"], row["kind"], row["country"], row["bic"]))
    ];

    public static IReadOnlyList<SampleClient> Clients { get; } = MakeClients();

    public static byte[] File()
    {
        var csv = new CsvText("code", "name", "kind", "country", "lei", "bic", "tax_id", "customer_class");
        foreach (var entity in SampleEntity.All)
            csv.Add(entity.Code, entity.Name, "broker", "TR", entity.Lei, entity.Bic, entity.TaxId, null);
        foreach (var house in Houses)
            csv.Add(house.Code, house.Name, house.Kind, house.Country, LeiOf(house), house.Bic, null, null);
        csv.Add("HAZINE", "T.C. Hazine", "issuer", "TR", null, null, null, null);
        foreach (var security in SampleSecurities.All.Where(security => !security.IsBond))
            csv.Add(SampleSecurities.IssuerCode(security), security.Name, "issuer", security.Market.Country, null, null, null, null);
        foreach (var client in Clients)
            csv.Add(client.Code, client.Name, "client", "TR", null, null, client.TaxId, client.IsPerson ? "retail" : "professional");
        return csv.Bytes();
    }

    // Depositories are public names; only invented houses get an invented LEI.
    private static string? LeiOf(SampleHouse house) => house.Kind is "depository" or "vendor"
        ? null
        : ValidNumbers.Lei($"9845{house.Code.PadRight(6, '0')}SAMPLE00");

    private static List<SampleClient> MakeClients()
    {
        var random = new SampleRandom("clients");
        var given = Words("given-names.txt");
        var surnames = Words("surnames.txt");
        var firms = HouseFile.Text("SampleFirm.Data.firm-names.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var clients = new List<SampleClient>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (clients.Count < Persons)
        {
            var name = $"{random.Pick(given)} {random.Pick(surnames)}";
            if (taken.Add(name))
                clients.Add(new(Code(clients.Count), name, true, ValidNumbers.Tckn(Digits(random, 9)), SampleEntity.Broker));
        }

        foreach (var firm in firms)
        {
            // The last of the list are institutions; they trade debt with the sister.
            var entity = firm.Contains("Vakfı", StringComparison.Ordinal) || firm[0] is 'Ü' or 'U' or 'V' ? SampleEntity.Second : SampleEntity.Broker;
            clients.Add(new(Code(clients.Count), firm, false, ValidNumbers.Vkn(Digits(random, 9)), entity));
        }

        return clients;
    }

    private static string Code(int at) => (20101 + at * 17 + at % 7).ToString(CultureInfo.InvariantCulture);

    private static string Digits(SampleRandom random, int count) =>
        random.Between(1, 9).ToString(CultureInfo.InvariantCulture)
        + string.Concat(Enumerable.Range(1, count - 1).Select(_ => random.Between(0, 9).ToString(CultureInfo.InvariantCulture)));

    private static string[] Words(string file) =>
        HouseFile.Text("SampleFirm.Data." + file).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
