namespace BackOffice.SampleFirm;

/// <summary>Opening balances, and the deposits, withdrawals and charges of the sixty days.</summary>
internal sealed class CashDesk(SampleDays days, PriceWalk prices, SampleBook book)
{
    private const string Available = "available";

    private readonly SampleRandom random = new("cash");

    /// <summary>The first morning: capital, what clients had with us, the shares they had bought before.</summary>
    public OpeningStep Open(SampleEntity entity)
    {
        var isBroker = entity == SampleEntity.Broker;
        var capital = new List<SamplePosting>();
        foreach (var (currency, amount) in isBroker
            ? new[] { ("TRY", 240_000_000m), ("USD", 1_800_000m), ("EUR", 1_200_000m) }
            : [("TRY", 160_000_000m), ("EUR", 900_000m)])
        {
            capital.Add(new(SampleAccounts.Portfolio(entity), currency, Available, amount));
            capital.Add(new(SampleAccounts.OwnBank(entity, currency), currency, Available, -amount));
            book.Add(SampleAccounts.Portfolio(entity), currency, amount);
        }

        var movements = new List<OpeningMovement> { new("Açılış: kendi nakdimiz", capital) };

        // One movement a client: each is the opening item of that client's own account.
        foreach (var client in SampleParties.Clients.Where(client => client.Entity == entity))
        {
            var postings = new List<SamplePosting>();
            Deposit(postings, client, "TRY", Rounded(client.IsPerson ? 180_000 : 4_000_000, client.IsPerson ? 4_200_000 : 38_000_000, 500));
            if (random.Chance(0.75m))
                Deposit(postings, client, isBroker ? "USD" : "EUR", Rounded(client.IsPerson ? 6_000 : 90_000, client.IsPerson ? 110_000 : 700_000, 100));
            if (isBroker && random.Chance(0.6m))
                Deposit(postings, client, "EUR", Rounded(client.IsPerson ? 5_000 : 70_000, client.IsPerson ? 90_000 : 400_000, 100));
            Hold(postings, client);
            movements.Add(new($"Açılış, {client.Name}", postings));
        }

        return new OpeningStep(
            SampleDays.At(days.First, 8, isBroker ? 30 : 34), "operations", entity.Code, days.First, $"ACILIS-{entity.TradePrefix}", movements);
    }

    /// <summary>A few clients bring or take money each day; the custodian charges us on the first day of a month.</summary>
    public IEnumerable<SampleStep> Day(SampleEntity entity, DateOnly day)
    {
        var clients = SampleParties.Clients.Where(client => client.Entity == entity).ToList();
        if (random.Chance(entity == SampleEntity.Broker ? 0.85m : 0.2m))
        {
            // Who has spent the most is who brings money.
            var client = Enumerable.Range(0, 4).Select(_ => random.Pick(clients)).MinBy(one => book.Free(one.Account, "TRY"))!;
            var postings = new List<SamplePosting>();
            Deposit(postings, client, "TRY", Rounded(client.IsPerson ? 40_000 : 900_000, client.IsPerson ? 900_000 : 9_000_000, 500));
            yield return Move(entity, day, 9, random.Between(31, 55), "deposit", $"Para yatırma, {client.Name}", postings);
        }

        if (random.Chance(entity == SampleEntity.Broker ? 0.45m : 0.1m))
        {
            var client = Enumerable.Range(0, 3).Select(_ => random.Pick(clients)).MaxBy(one => book.Free(one.Account, "TRY"))!;
            var amount = Math.Floor(book.Free(client.Account, "TRY") * random.Between(5, 30) / 100m / 500m) * 500m;
            if (amount > 0)
            {
                var postings = new List<SamplePosting>();
                Deposit(postings, client, "TRY", -amount);
                yield return Move(entity, day, 14, random.Between(2, 50), "withdrawal", $"Para çekme, {client.Name}", postings);
            }
        }

        if (days.All.Contains(day) && !days.All.Any(other => other < day && other.Month == day.Month && other.Year == day.Year))
            yield return Charge(entity, day, entity == SampleEntity.Broker ? 18_420.75m : 6_310.40m);
    }

    private MovementStep Charge(SampleEntity entity, DateOnly day, decimal amount)
    {
        book.Add(SampleAccounts.Portfolio(entity), "TRY", -amount);
        return Move(entity, day, 16, 12, "charge", "Saklama masrafı, önceki ay",
        [
            new(SampleAccounts.Portfolio(entity), "TRY", Available, -amount),
            new(SampleAccounts.OwnBank(entity, "TRY"), "TRY", Available, amount),
        ]);
    }

    private void Deposit(List<SamplePosting> postings, SampleClient client, string currency, decimal amount)
    {
        postings.Add(new(client.Account, currency, Available, amount));
        postings.Add(new(SampleAccounts.ClientBank(client.Entity, currency), currency, Available, -amount));
        book.Add(client.Account, currency, amount);
    }

    private void Hold(List<SamplePosting> postings, SampleClient client)
    {
        var wanted = client.Entity == SampleEntity.Broker
            ? SampleSecurities.All.Where(security => !security.IsBond && security.Market.Mic == "XIST").ToList()
            : SampleSecurities.All.Where(security => security.IsBond && security.Market.Mic == "XIST").ToList();
        foreach (var security in Enumerable.Range(0, random.Between(1, 5)).Select(_ => random.Pick(wanted)).Distinct())
        {
            var worth = random.Between(client.IsPerson ? 20_000 : 400_000, client.IsPerson ? 600_000 : 6_000_000);
            var step = security.Lot == 1 ? 10 : security.Lot;
            var quantity = Math.Max(step, Math.Floor(worth / prices.Close(security, days.First) / step) * step);
            postings.Add(new(client.Account, security.Isin, Available, quantity));
            postings.Add(new(SampleAccounts.Depot(client.Entity, security.Market), security.Isin, Available, -quantity));
            book.Add(client.Account, security.Isin, quantity);
        }
    }

    private decimal Rounded(int from, int to, int step)
    {
        // Many small, few large.
        var share = random.Fraction() * random.Fraction();
        return Math.Floor((from + (to - from) * share) / step) * step;
    }

    private static MovementStep Move(
        SampleEntity entity, DateOnly day, int hour, int minute, string kind, string description, IReadOnlyList<SamplePosting> postings) =>
        new(SampleDays.At(day, hour, minute), "operations", "operations.lead", entity.Code, day, kind, description, postings);
}
