using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Persistence;

namespace BackOffice.Settlements.Trades;

/// <summary>Judges the rows of one set in the order they came, each seeing what those before it did.</summary>
internal sealed class BookingRun(
    TradeWorld world, TradeVersionBooks books, EntityId entity, SsiId? ssiOverride, Actor actor, DateTimeOffset now)
{
    /// <summary>Versions to be written, those included that a later row of the set ended.</summary>
    public List<TradeDraft> Drafts { get; } = [];

    /// <summary>Stored versions that a row of the set ended.</summary>
    public List<(StoredTrade Trade, TradeInput By)> Ended { get; } = [];

    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>What was taken and deserves a look all the same.</summary>
    public List<RowWarning> Warnings { get; } = [];

    public int Accepted { get; private set; }

    public int Duplicates { get; private set; }

    public void Judge(TradeInput input)
    {
        var account = input.Account is { } code ? world.Accounts.GetValueOrDefault(code) : null;
        var book = books.Of(account?.Entity ?? entity, input.TradeRef);
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
            case TradeVerdict.CancelAhead:
                CancelAhead(input, book, account?.Entity ?? EntityId.Firm);
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
                if (taken.DateDiffers is { } differs)
                    Warnings.Add(new RowWarning(input.Line, differs));
                break;
            default:
                throw new InvalidOperationException($"Unknown verdict {verdict.Value}.");
        }
        Accepted++;
    }

    private void CancelAhead(TradeInput input, TradeVersionBook book, EntityId of)
    {
        var draft = TradeDraft.Judge(input, world).Value;
        book.CancelAhead(input, draft);
        if (draft is not null)
            Drafts.Add(draft);
        else
            books.Early.Add(new EarlyCancel(Guid.CreateVersion7(now), of, input.TradeRef, input.TradeVersion, input.ContentHash, input.Source, now, actor.UserId));
        Warnings.Add(new RowWarning(input.Line, new Refusal("trade.cancelled-unseen", input.TradeRef, input.TradeVersion).At("trade_ref")));
    }

    private void Reject(TradeInput input, Refusal why) => Rejected.Add(new RejectedRow(input.Line, why, input.Raw));
}
