using BackOffice.Accounting.Chart;
using BackOffice.Accounting.Persistence;
using BackOffice.Domain.Accounting;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Accounting.Journals;

/// <summary>The journals of a trade, for its story.</summary>
internal sealed class JournalStory(BackOfficeDb db, AccountNames names) : IStorySource
{
    public async Task<IReadOnlyList<StoryStep>> About(Guid trade, CancellationToken cancellationToken)
    {
        var journals = await db.Journals.AsNoTracking().Where(j => j.SourceKind == "trade" && j.SourceId == trade)
            .OrderBy(j => j.BookedAt).ThenBy(j => j.Id).ToListAsync(cancellationToken);
        var ids = journals.Select(j => j.Id).ToList();
        var lines = (await db.JournalLines.AsNoTracking().Where(l => ids.Contains(l.JournalId)).OrderBy(l => l.LineNo).ToListAsync(cancellationToken))
            .ToLookup(l => l.JournalId);
        if (journals.Count == 0)
            return [];
        var named = await names.Of(journals[0].EntityId, cancellationToken);
        return [.. journals.Select(j => new StoryStep(
            j.BookedAt, "calculator", j.Reverses is null ? "story.journal" : "story.journal-reversal", [j.Reference, j.RuleVersion, j.PostingDate],
            j.MakerName, $"/accounting/journals/{j.Reference}",
            [.. lines[j.Id].Select(l => new StoryLine(
                l.Account, named.Name(l.Account), l.Side == EntrySide.Debit ? l.Functional : null, l.Side == EntrySide.Credit ? l.Functional : null, j.FunctionalCurrency))]))];
    }
}

/// <summary>Finds journals by reference, source or exact amount.</summary>
internal sealed class JournalSearch(BackOfficeDb db, IReach reach, Words words) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken)
    {
        var (all, entities, _, _) = await reach.Of(actor, AccountingPermissions.View, cancellationToken);
        if (!all && entities.Count == 0)
            return [];
        var isAmount = Platform.Lists.Invariant.TryDecimal(text, out var amount);
        var upper = text.ToUpperInvariant();
        var journals = db.Journals;
        var hits = await journals.AsNoTracking()
            .Where(j => (all || entities.Contains(j.EntityId)) && (j.Reference == upper || (isAmount && j.Total == amount)))
            .OrderByDescending(j => j.BookedAt).Take(limit).ToListAsync(cancellationToken);
        return [.. hits.Select(j => new SearchHit("search.journal", j.Reference, words.Description(j.Kind, j.Description), $"/accounting/journals/{j.Reference}", j.Total, j.FunctionalCurrency))];
    }
}
