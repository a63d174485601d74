using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Work.Search;

/// <summary>Finds things of every room by what a person types: reference, name, ISIN, amount. Each room gives only what the reader may see.</summary>
public static class Find
{
    public const int TextMin = 2;
    private const int LimitPerRoom = 25;

    [OpenToAll("each room gives only what the reader may see")]
    public sealed record Query(string Text) : IQuery<Result>;

    public sealed record Result(string Text, IReadOnlyList<SearchHit> Items);

    internal sealed class Handler(IEnumerable<ISearchSource> sources, Actor actor) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var text = query.Text.Trim();
            var hits = new List<SearchHit>();
            if (text.Length >= TextMin)
            {
                foreach (var source in sources)
                    hits.AddRange(await source.Find(text, actor, LimitPerRoom, cancellationToken));
            }
            return new Result(text, [.. hits.OrderByDescending(h => h.Reference.Equals(text, StringComparison.OrdinalIgnoreCase))]);
        }
    }
}
