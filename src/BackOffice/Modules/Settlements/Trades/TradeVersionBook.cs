using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>All that is known of one trade_ref while a chunk is judged: versions stored before and versions of this chunk, in the order they came.</summary>
internal sealed class TradeVersionBook
{
    private readonly List<SeenVersion> _seen = [];

    public TradeVersionBook(IEnumerable<StoredTrade> stored)
    {
        foreach (var trade in stored)
        {
            _seen.Add(new SeenVersion(trade.TradeVersion, trade.ContentHash));
            if (trade.CancelVersion is { } cancelled)
                _seen.Add(new SeenVersion(cancelled, trade.CancelHash!));
            Reference = trade.Reference;
            if (trade.State != TradeState.Replaced)
                (Stored, Alive) = (trade, trade.State);
        }
    }

    public string? Reference { get; private set; }

    /// <summary>The latest version when it was stored before this chunk.</summary>
    public StoredTrade? Stored { get; private set; }

    /// <summary>The latest version when it is of this chunk.</summary>
    public TradeDraft? Fresh { get; private set; }

    public TradeState? Alive { get; private set; }

    public Outcome<TradeVerdict> Judge(TradeInput input) =>
        TradeVersions.Judge(input.TradeRef, input.Action, input.TradeVersion, input.ContentHash, _seen, Alive);

    /// <summary>The version stands now. What stood before it, if anything, is given back as ended.</summary>
    public StoredTrade? Take(TradeDraft draft)
    {
        _seen.Add(new SeenVersion(draft.Input.TradeVersion, draft.Input.ContentHash));
        draft.Reference = Reference;
        if (Fresh is { } before)
        {
            (before.EndedAs, before.EndedBy) = (TradeState.Replaced, draft.Input);
            // Both rows are written in this chunk; they share the number that the first one will get.
            draft.SharesNumberOf = before.SharesNumberOf ?? before;
        }
        var ended = Stored;
        (Stored, Fresh, Alive) = (null, draft, TradeState.Captured);
        return ended;
    }

    /// <summary>The one that is alive is cancelled by this row.</summary>
    public StoredTrade? Cancel(TradeInput input)
    {
        _seen.Add(new SeenVersion(input.TradeVersion, input.ContentHash));
        Alive = TradeState.Cancelled;
        if (Fresh is { } draft)
            (draft.EndedAs, draft.EndedBy) = (TradeState.Cancelled, input);
        return Stored;
    }
}
