namespace BackOffice.Domain.Settlements;

/// <summary>What the sender asks for with a row of trades.</summary>
public enum TradeAction { New, Amend, Cancel }

/// <summary>What is to be done with an incoming version.</summary>
public enum TradeVerdict
{
    /// <summary>The first version seen of this trade: it stands.</summary>
    Book,

    /// <summary>A later version: it takes the place of the one that is alive.</summary>
    Replace,

    /// <summary>The one that is alive is cancelled.</summary>
    Cancel,

    /// <summary>Seen before with the same content: nothing changes.</summary>
    Duplicate,
}

/// <summary>A version that was taken before, a cancel included.</summary>
public sealed record SeenVersion(int Number, string ContentHash);

/// <summary>
/// Decides by (trade_ref, version): the first version seen stands whatever its number, a later one replaces or cancels it,
/// an equal one is a duplicate or a contradiction, a lower one comes too late.
/// </summary>
public static class TradeVersions
{
    /// <param name="alive">State of the latest trade of this reference; null when there is none.</param>
    /// <param name="seen">Every version taken so far.</param>
    public static Outcome<TradeVerdict> Judge(
        string tradeRef, TradeAction action, int number, string contentHash, IReadOnlyCollection<SeenVersion> seen, TradeState? alive)
    {
        if (number < 1)
            return new Refusal("trade.version-not-positive", tradeRef, number).At("version");
        if (alive is null || seen.Count == 0)
            return action == TradeAction.Cancel ? new Refusal("trade.unknown", tradeRef).At("trade_ref") : TradeVerdict.Book;

        if (seen.FirstOrDefault(s => s.Number == number) is { } same)
            return same.ContentHash == contentHash ? TradeVerdict.Duplicate : new Refusal("trade.version-differs", tradeRef, number).At("version");
        var latest = seen.Max(s => s.Number);
        if (number < latest)
            return new Refusal("trade.version-old", tradeRef, number, latest).At("version");

        return alive switch
        {
            TradeState.Captured or TradeState.Stopped or TradeState.Instructed => action == TradeAction.Cancel ? TradeVerdict.Cancel : TradeVerdict.Replace,
            TradeState.PartiallySettled or TradeState.Settled => new Refusal("trade.begun-to-settle", tradeRef),
            TradeState.Cancelled => new Refusal("trade.cancelled", tradeRef),
            TradeState.Replaced => throw new InvalidOperationException($"{tradeRef} was replaced, so a later version is the latest."),
            _ => throw new InvalidOperationException($"Unknown state {alive}."),
        };
    }
}
