using System.Globalization;
using System.Text;
using BackOffice.SampleFirm;

namespace BackOffice.Tests.SampleFirm;

/// <summary>The sample firm's past on paper: what it promises to hold, for any first day.</summary>
public sealed class SampleScriptTests
{
    public static TheoryData<string> FirstDays => new("2026-11-24", "2026-11-29", "2026-01-05", "2027-03-12", "2027-07-02", "2026-06-08");

    [Theory, MemberData(nameof(FirstDays))]
    public void A_past_of_sixty_business_days_has_three_thousand_trades_in_every_state(string firstDay)
    {
        var script = For(firstDay);

        var open = script.Trades.Where(trade => !trade.IsOver).ToList();
        var failing = open.Where(trade => trade.IsFailing && trade.SettledQuantity == 0).ToList();
        var ages = failing.GroupBy(trade => (script.Days.Today.DayNumber - trade.SettlementDate.DayNumber) switch
        {
            <= 4 => "0-4",
            <= 10 => "5-10",
            <= 20 => "11-20",
            _ => "21+",
        }).Where(bucket => bucket.Count() >= 5).Select(bucket => bucket.Key).ToList();

        Assert.Equal(60, script.Days.All.Count);
        Assert.InRange(script.Trades.Count, 3_000, 4_500);
        Assert.InRange(failing.Count, 60, 140);
        Assert.True(ages.Count >= 3, string.Join(", ", ages));
        Assert.InRange(open.Count(trade => trade.SettledQuantity > 0), 40, 110);
        Assert.InRange(open.Count(trade => trade.Fate == Fate.Ambiguous), 10, 40);
        Assert.InRange(script.Trades.Count(trade => trade.IsOver && trade.IsMatched
            && trade.Fate is Fate.CancelledByTrade or Fate.CancelledAtDepository), 10, 60);
        Assert.Contains(open, trade => trade.Fate == Fate.StillUnmatched && trade.StatusesSent > 0);
        Assert.Contains(open, trade => trade.StatusesSent == 0);
        Assert.True(script.Steps.OfType<HoldStep>().Count() >= 5);
        Assert.True(script.Trades.Count(trade => trade.SettledQuantity == trade.Quantity) > 2_500);
    }

    [Theory, MemberData(nameof(FirstDays))]
    public void Trades_are_made_on_open_days_and_settle_on_open_days(string firstDay)
    {
        var script = For(firstDay);

        Assert.All(script.Trades, trade =>
        {
            Assert.True(SampleDays.IsOpen(trade.Security.Market.TradingCalendar, trade.TradeDate));
            Assert.True(SampleDays.IsOpen(trade.Security.Market.SettlementCalendar, trade.SettlementDate));
            Assert.True(trade.SettlementDate > trade.TradeDate);
            Assert.True(trade.Quantity > 0 && trade.Quantity % trade.Security.Lot == 0);
            Assert.True(trade.Price > 0);
        });
        Assert.True(script.Days.Last < script.Days.Today);
        Assert.All(script.Steps, step => Assert.True(step.At < SampleDays.At(script.Days.Today, 0, 0)));
        foreach (var days in new[] { 0, 1, 2 })
        {
            var first = SampleDays.IsOpen("XIST", script.Days.Today) ? script.Days.Today : SampleDays.Later("XIST", script.Days.Today, 1);
            Assert.Contains(script.Trades, trade => trade.SettlementDate == SampleDays.Later("XIST", first, days));
        }
    }

    [Fact]
    public void The_same_first_day_makes_the_same_bytes()
    {
        static string Print(SampleScript script) => string.Join('\n', script.Steps.Select(step => step is FileStep file
            ? file.At + file.FileName + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content))
            : step.At + step.GetType().Name));

        Assert.Equal(Print(For("2026-11-24")), Print(For("2026-11-24")));
    }

    [Theory, MemberData(nameof(FirstDays))]
    public void Nobody_promises_more_than_he_has(string firstDay)
    {
        var script = For(firstDay);

        foreach (var account in script.Trades.Select(trade => trade.Account).Distinct())
            foreach (var asset in SampleSecurities.All.Select(security => security.Isin).Concat(SampleAccounts.Currencies))
                Assert.True(script.Book.Free(account, asset) >= 0, $"{account} {asset} {script.Book.Free(account, asset)}");
    }

    [Fact]
    public void Every_file_has_its_kinds_columns_and_whole_rows()
    {
        var script = For("2026-11-24");

        foreach (var file in script.Steps.OfType<FileStep>().Where(file => !file.FileName.Contains("eksik", StringComparison.Ordinal)))
        {
            var rows = Csv(file.Content);
            Assert.True(rows.Count > 1, file.FileName);
            Assert.Empty(Required(file.Kind).Except(rows[0]));
            Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        }
    }

    [Fact]
    public void Movements_sum_to_zero_per_asset_and_journals_balance()
    {
        var script = For("2026-11-24");

        var movements = script.Steps.OfType<MovementStep>().Select(step => step.Postings)
            .Concat(script.Steps.OfType<OpeningStep>().SelectMany(step => step.Movements).Select(movement => movement.Postings)).ToList();
        Assert.True(movements.Count > 150);
        Assert.All(movements, postings =>
            Assert.All(postings.GroupBy(posting => posting.Asset), asset => Assert.Equal(0m, asset.Sum(posting => posting.Quantity))));
        Assert.All(script.Steps.OfType<JournalStep>(), step =>
            Assert.Equal(step.Lines.Sum(line => line.Debit), step.Lines.Sum(line => line.Credit)));
        Assert.Contains(script.Steps.OfType<JournalStep>(), step => step.Approver is null);
    }

    [Fact]
    public void A_message_never_confirms_more_than_was_traded()
    {
        var script = For("2026-11-24");

        Assert.All(script.Trades, trade =>
        {
            Assert.InRange(trade.SettledQuantity, 0, trade.Quantity);
            Assert.InRange(trade.SettledAmount, 0, trade.Gross);
            if (trade.SettledQuantity == trade.Quantity)
                Assert.Equal(trade.Gross, trade.SettledAmount);
        });
        var messages = script.Steps.OfType<FileStep>().Where(file => file.Kind == "settlement-messages")
            .SelectMany(file => Csv(file.Content).Skip(1)).Select(row => row[1]).ToList();
        Assert.Equal(messages.Count, messages.Distinct().Count());
    }

    internal static SampleScript For(string firstDay) =>
        SampleScript.For(DateOnly.ParseExact(firstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string[] Required(string kind) => kind switch
    {
        "legal-entities" => ["code", "name", "functional_currency", "time_zone"],
        "policies" => ["code", "needs_second_person"],
        "calendars" => ["code", "date", "closure"],
        "markets" => ["mic", "name", "currency", "time_zone", "opens_at", "closes_at", "cut_off", "place_of_settlement"],
        "tariffs" => ["code", "part", "base", "rate", "valid_from"],
        "parties" => ["code", "name", "kind"],
        "securities" => ["isin", "name", "currency"],
        "settlement-cycles" => ["mic", "days", "trade_date_from", "settlement_calendar"],
        "people" => ["code", "name", "title"],
        "products" => ["code", "name", "kind"],
        "accounts" => ["code", "party", "kind"],
        "ssis" => ["party", "market", "currency", "agent_bic", "account"],
        "fx-rates" => ["date", "base", "quote", "rate"],
        "prices" => ["security", "date", "price", "currency"],
        "trades" => ["trade_ref", "trade_date", "side", "security", "quantity", "price", "price_currency", "account", "counterparty"],
        "settlement-messages" => ["instruction_ref", "message_ref", "status"],
        _ => throw new InvalidOperationException(kind),
    };

    private static List<List<string>> Csv(byte[] content) =>
    [
        .. Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var cells = new List<string> { "" };
            var quoted = false;
            foreach (var c in line)
                if (c == '"')
                    quoted = !quoted;
                else if (c == ',' && !quoted)
                    cells.Add("");
                else
                    cells[^1] += c;
            return cells;
        })
    ];
}
