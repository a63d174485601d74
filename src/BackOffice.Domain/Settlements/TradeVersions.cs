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

    /// <summary>A cancel that overtook the trade it cancels: it is kept, and the versions that come after it find the trade cancelled.</summary>
    CancelAhead,

    /// <summary>Seen before with the same content: nothing changes.</summary>
    Duplicate,
}

/// <summary>A version that was taken before, a cancel included.</summary>
public sealed record SeenVersion(int Number, string ContentHash);

/// <summary>The version that cancelled a trade, and where it stood; without a file a person did it.</summary>
public sealed record CancelMark(int Version, string? File = null, long? Line = null)
{
    /// <summary>Why a version that comes after the cancel is turned down.</summary>
    public Refusal Refuses(string tradeRef, int number) => File is null
        ? new Refusal("trade.cancelled-by-hand", tradeRef, number).At("version")
        : new Refusal("trade.cancelled-before", tradeRef, number, Version, File, Line).At("version");
}

/// <summary>
/// Decides by (trade_ref, version): the first version seen stands whatever its number, a later one replaces or cancels it,
/// an equal one is a duplicate or a contradiction, a lower one comes too late. Whatever the order of arrival, a trade whose highest version
/// is a cancel never stands.
/// </summary>
public static class TradeVersions
{
    /// <param name="alive">State of the latest trade of this reference; null when there is none.</param>
    /// <param name="seen">Every version taken so far.</param>
    /// <param name="cancelled">What cancelled it, once it is cancelled.</param>
    public static Outcome<TradeVerdict> Judge(
        string tradeRef, TradeAction action, int number, string contentHash, IReadOnlyCollection<SeenVersion> seen, TradeState? alive,
        CancelMark? cancelled = null)
    {
        if (number < 1)
            return new Refusal("trade.version-not-positive", tradeRef, number).At("version");
        if (alive is null || seen.Count == 0)
            return action == TradeAction.Cancel ? TradeVerdict.CancelAhead : TradeVerdict.Book;

        var same = seen.FirstOrDefault(s => s.Number == number);
        if (same?.ContentHash == contentHash)
            return TradeVerdict.Duplicate;
        var latest = seen.Max(s => s.Number);
        if (alive == TradeState.Cancelled && number <= latest && cancelled is not null)
            return cancelled.Refuses(tradeRef, number);
        if (same is not null)
            return new Refusal("trade.version-differs", tradeRef, number).At("version");
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
