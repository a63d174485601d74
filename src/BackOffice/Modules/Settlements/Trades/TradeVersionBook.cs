using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>All that is known of one trade_ref while a chunk is judged: versions stored before and versions of this chunk, in the order they came.</summary>
internal sealed class TradeVersionBook
{
    private readonly List<SeenVersion> _seen = [];

    /// <param name="early">Cancels that came before any version of the trade did.</param>
    public TradeVersionBook(IEnumerable<StoredTrade> stored, IEnumerable<EarlyCancel> early)
    {
        foreach (var cancel in early)
            Cancelled(cancel.CancelVersion, cancel.ContentHash, cancel.Source);
        foreach (var trade in stored)
        {
            _seen.Add(new SeenVersion(trade.TradeVersion, trade.ContentHash));
            Reference = trade.Reference;
            if (trade.State != TradeState.Replaced)
                (Stored, Alive) = (trade, trade.State);
            if (trade.CancelVersion is { } cancelled)
                Cancelled(cancelled, trade.CancelHash!, trade.CancelSource);
        }
    }

    public string? Reference { get; private set; }

    /// <summary>The latest version when it was stored before this chunk.</summary>
    public StoredTrade? Stored { get; private set; }

    /// <summary>The latest version when it is of this chunk.</summary>
    public TradeDraft? Fresh { get; private set; }

    public TradeState? Alive { get; private set; }

    private CancelMark? _cancelled;

    public Outcome<TradeVerdict> Judge(TradeInput input) =>
        TradeVersions.Judge(input.TradeRef, input.Action, input.TradeVersion, input.ContentHash, _seen, Alive, _cancelled);

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
        Cancelled(input.TradeVersion, input.ContentHash, input.Source);
        if (Fresh is { } draft)
            (draft.EndedAs, draft.EndedBy) = (TradeState.Cancelled, input);
        return Stored;
    }

    /// <summary>The row overtook the trade it cancels. Where it says enough it is a trade of its own, cancelled from the start.</summary>
    public void CancelAhead(TradeInput input, TradeDraft? draft)
    {
        Fresh = draft;
        Cancel(input);
    }

    private void Cancelled(int version, string hash, TradeSource? source)
    {
        _seen.Add(new SeenVersion(version, hash));
        (Alive, _cancelled) = (TradeState.Cancelled, new CancelMark(version, source?.FileName, source?.Line));
    }
}

/// <summary>The books of all trades that a set of rows speaks of, opened as they are asked for.</summary>
internal sealed class TradeVersionBooks(IEnumerable<StoredTrade> stored, IEnumerable<EarlyCancel> early)
{
    private readonly ILookup<(EntityId, string), StoredTrade> _stored = stored.OrderBy(t => t.TradeVersion).ToLookup(t => (t.EntityId, t.TradeRef));
    private readonly ILookup<string, EarlyCancel> _early = early.OrderBy(e => e.CancelVersion).ToLookup(e => e.TradeRef, StringComparer.Ordinal);
    private readonly Dictionary<(EntityId, string), TradeVersionBook> _open = [];

    /// <remarks>A cancel that named no account we know counts for every entity: better a trade too few than one sent that was withdrawn.</remarks>
    public TradeVersionBook Of(EntityId entity, string tradeRef)
    {
        if (!_open.TryGetValue((entity, tradeRef), out var book))
        {
            _open[(entity, tradeRef)] = book = new TradeVersionBook(
                _stored[(entity, tradeRef)], _early[tradeRef].Concat(Early.Where(e => e.TradeRef == tradeRef)).Where(e => e.EntityId == entity || e.EntityId == EntityId.Firm));
        }
        return book;
    }

    /// <summary>Cancels of this set that are kept for what may come.</summary>
    public List<EarlyCancel> Early { get; } = [];
}
