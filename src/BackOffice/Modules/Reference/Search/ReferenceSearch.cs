using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Reference.Search;

/// <summary>Securities, parties and accounts by what a person types: ISIN, symbol, code or name.</summary>
internal sealed class ReferenceSearch(IMediator mediator) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> Find(string text, Actor actor, int limit, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        foreach (var what in new[] { "securities", "parties", "accounts" })
        {
            var found = await mediator.Send(new Find.Query(what, text, Math.Min(limit, Search.Find.LimitMax)), cancellationToken);
            hits.AddRange(found.Select(h => new SearchHit("one." + what, h.Value, h.Label, $"/reference/{what}/{Uri.EscapeDataString(h.Value)}")));
        }
        // An exact code before what merely contains the text.
        return [.. hits.OrderBy(h => !string.Equals(h.Reference, text, StringComparison.OrdinalIgnoreCase)).Take(limit)];
    }
}
