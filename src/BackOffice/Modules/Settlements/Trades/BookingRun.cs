using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Imports;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>Judges the rows of one set in the order they came, each seeing what those before it did.</summary>
internal sealed class BookingRun(
    TradeWorld world, Dictionary<(EntityId Entity, string TradeRef), TradeVersionBook> books, EntityId entity, SsiId? ssiOverride)
{
    /// <summary>Versions to be written, those included that a later row of the set ended.</summary>
    public List<TradeDraft> Drafts { get; } = [];

    /// <summary>Stored versions that a row of the set ended.</summary>
    public List<(StoredTrade Trade, TradeInput By)> Ended { get; } = [];

    public List<RejectedRow> Rejected { get; } = [];

    public int Accepted { get; private set; }

    public int Duplicates { get; private set; }

    public void Judge(TradeInput input)
    {
        var key = (EntityOf(input), input.TradeRef);
        if (!books.TryGetValue(key, out var book))
            book = new TradeVersionBook([]);
        var verdict = book.Judge(input);
        if (verdict.Refusal is { } refusal)
        {
            Reject(input, refusal);
            return;
        }
        switch (verdict.Value)
        {
            case TradeVerdict.Duplicate:
                Duplicates++;
                return;
            case TradeVerdict.Cancel:
                if (book.Cancel(input) is { } cancelled)
                    Ended.Add((cancelled, input));
                break;
            case TradeVerdict.Book or TradeVerdict.Replace:
                var draft = TradeDraft.Judge(input, world);
                if (draft.Refusal is { } why)
                {
                    Reject(input, why);
                    return;
                }
                var taken = ssiOverride is null ? draft.Value! : draft.Value! with { SsiOverride = ssiOverride };
                if (book.Take(taken) is { } replaced)
                    Ended.Add((replaced, input));
                Drafts.Add(taken);
                books[key] = book;
                break;
            default:
                throw new InvalidOperationException($"Unknown verdict {verdict.Value}.");
        }
        Accepted++;
    }

    private EntityId EntityOf(TradeInput input) =>
        input.Account is { } code && world.Accounts.TryGetValue(code, out var account) ? account.Entity : entity;

    private void Reject(TradeInput input, Refusal why) => Rejected.Add(new RejectedRow(input.Line, why, input.Raw));
}
