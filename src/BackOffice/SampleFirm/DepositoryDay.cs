using System.Globalization;

namespace BackOffice.SampleFirm;

/// <summary>What the depositories say at the end of a day about the firm's instructions.</summary>
internal sealed class DepositoryDay(SampleDays days, SampleBook book)
{
    private static readonly string[] Unmatched = ["CMIS", "DMON", "DQUA", "DDAT"];

    private readonly SampleRandom random = new("depository");
    private readonly List<Status> said = [];
    private int number;

    private sealed record Status(
        SampleTrade Trade, string Name, DateTimeOffset At, decimal? Quantity = null, decimal? Amount = null, string? Reason = null);

    /// <summary>One file of <c>settlement-messages</c> for an entity, or null when there is nothing to say.</summary>
    /// <param name="open">Trades of the entity that were sent and are not over.</param>
    public byte[]? Say(DateOnly day, IEnumerable<SampleTrade> open)
    {
        said.Clear();
        foreach (var trade in open)
            About(trade, day);
        if (said.Count == 0)
            return null;

        var csv = new CsvText(
            "instruction_ref", "message_ref", "status", "settled_quantity", "settled_amount", "settled_at", "reason");
        foreach (var status in said.OrderBy(status => status.At).ThenBy(status => status.Trade.Ref, StringComparer.Ordinal))
            csv.Add(
                status.Trade.Ref, MessageRef(status.Trade, day), status.Name, status.Quantity, status.Amount,
                status.Quantity is null ? null : status.At, status.Reason);
        return csv.Bytes();
    }

    private void About(SampleTrade trade, DateOnly day)
    {
        trade.StatusesSent++;
        switch (trade.Fate)
        {
            case Fate.Ambiguous:
                return;
            case Fate.StillUnmatched:
                if (trade.StatusesSent == 1)
                    Tell(trade, "unmatched", Early(day), reason: random.Pick(Unmatched));
                return;
            case Fate.MatchedLate or Fate.AmendedThenSettles when trade.StatusesSent == 1 && trade.SettlementDate > day:
                Tell(trade, "unmatched", Early(day), reason: trade.Fate == Fate.MatchedLate ? random.Pick(Unmatched) : "DMON");
                return;
            default:
                Match(trade, day);
                break;
        }

        if (trade.Fate == Fate.CancelledAtDepository && trade.StatusesSent >= 2)
        {
            Tell(trade, "cancelled", Noon(day));
            trade.IsOver = true;
            book.Release(trade);
        }
        else if (trade.IsMatched && trade.SettlementDate <= day && trade.Fate is not (Fate.CancelledByTrade or Fate.CancelledAtDepository))
            Deliver(trade, day);
    }

    private void Match(SampleTrade trade, DateOnly day)
    {
        // Half of the street matches on trade date, the rest the next morning; on its last day everything matches.
        var mayWait = trade.StatusesSent == 1 && trade.SettlementDate > day && trade.Fate != Fate.CancelledByTrade;
        if (trade.IsMatched || (mayWait && random.Chance(0.45m)))
            return;
        // A day on which only Istanbul rests is told afterwards: matched, then settled, both on the day they happened.
        Tell(trade, "matched", Early(trade.SettlementDate < day ? trade.SettlementDate : day));
        trade.IsMatched = true;
    }

    private void Deliver(SampleTrade trade, DateOnly day)
    {
        var isDue = trade.SettledQuantity == 0 && !trade.IsFailing;
        var late = SampleDays.Later("XIST", trade.SettlementDate, trade.DaysLate);
        switch (trade.Fate)
        {
            case Fate.StillFailing or Fate.SettlesLate when isDue:
                Fail(trade, day);
                break;
            case Fate.PartStillOpen or Fate.PartThenRest when isDue:
                SettlePart(trade, day);
                break;
            case Fate.StillFailing or Fate.PartStillOpen:
                break;
            case Fate.SettlesLate or Fate.PartThenRest when trade.DaysLate == 0 || day < late:
                break;
            default:
                SettleRest(trade, day);
                break;
        }
    }

    private void Fail(SampleTrade trade, DateOnly day)
    {
        trade.IsFailing = true;
        var ours = trade.Side == Domain.Side.Sell;
        var reason = ours
            ? random.Pick(["LACK", "LATE", "BLOC", "LALO"])
            : random.Pick(["CLAC", "CLAC", "CLAC", "CMON", "CLAT", "DKNY"]);
        Tell(trade, "failing", SampleDays.At(day, 17, random.Between(2, 28), random.Between(0, 59)), reason: reason);
    }

    private void SettlePart(SampleTrade trade, DateOnly day)
    {
        var lots = trade.Quantity / trade.Security.Lot;
        var quantity = Math.Floor(lots * (0.3m + random.Fraction() * 0.45m)) * trade.Security.Lot;
        Settled(trade, day, "partially-settled", quantity, decimal.Round(trade.Gross * quantity / trade.Quantity, 2), "PART");
    }

    private void SettleRest(SampleTrade trade, DateOnly day)
    {
        Settled(trade, day, "settled", trade.Quantity - trade.SettledQuantity, trade.Gross - trade.SettledAmount, null);
        trade.IsOver = true;
    }

    private void Settled(SampleTrade trade, DateOnly day, string status, decimal quantity, decimal amount, string? reason)
    {
        // On a day when Istanbul rests and others work, the message comes with the next file but names its own day.
        var on = trade.SettledQuantity == 0 && !trade.IsFailing ? trade.SettlementDate : day;
        if (on > day || !days.All.Contains(day))
            throw new InvalidOperationException($"{trade.Ref} cannot settle on {on}.");
        var hour = random.Between(10, SampleDays.IsHalf("XIST", on) ? 11 : 16);
        Tell(trade, status, SampleDays.At(on, hour, random.Between(0, 59), random.Between(0, 59)), quantity, amount, reason);
        trade.SettledQuantity += quantity;
        trade.SettledAmount += amount;
        book.Settle(trade, quantity);
    }

    private void Tell(
        SampleTrade trade, string status, DateTimeOffset at, decimal? quantity = null, decimal? amount = null, string? reason = null) =>
        said.Add(new Status(trade, status, at, quantity, amount, reason));

    private DateTimeOffset Early(DateOnly day) => SampleDays.At(day, 9, random.Between(1, 48), random.Between(0, 59));

    private DateTimeOffset Noon(DateOnly day) => SampleDays.At(day, 12, random.Between(0, 59), random.Between(0, 59));

    private string MessageRef(SampleTrade trade, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{trade.Security.Market.MessagePrefix}{day:yyyyMMdd}{++number % 100_000:00000}");
}
