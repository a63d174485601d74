using System.Text.RegularExpressions;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using MediatR;

namespace BackOffice.Work.Search;

/// <summary>Finds things of every room by what a person types: reference, name, ISIN, amount. Each room gives only what the reader may see.</summary>
public static partial class Find
{
    public const int TextMin = 2;
    private const int LimitPerRoom = 25;

    [OpenToAll("each room gives only what the reader may see")]
    public sealed record Query(string Text) : IQuery<Result>;

    public sealed record Result(string Text, IReadOnlyList<SearchHit> Items);

    internal sealed partial class Handler(IEnumerable<ISearchSource> sources, Actor actor) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var text = query.Text.Trim();
            var (hits, asked) = (new List<SearchHit>(), Amount(text) ?? text);
            if (text.Length >= TextMin)
            {
                foreach (var source in sources)
                    hits.AddRange(await source.Find(asked, actor, LimitPerRoom, cancellationToken));
            }
            return new Result(text, [.. hits.OrderByDescending(h => h.Reference.Equals(text, StringComparison.OrdinalIgnoreCase))]);
        }

        /// <summary>
        /// An amount as it stands on a screen, 1.252,63 or 1,252.63, in the one form the rooms look for. The last mark before one, two or more than three
        /// digits is the decimal one, whoever reads; what could be a thousand as well as a fraction is looked for as it was typed.
        /// </summary>
        private static string? Amount(string text)
        {
            if (!Shown().IsMatch(text))
                return null;
            var mark = text.LastIndexOfAny(['.', ',']);
            var isDecimal = text.Length - mark - 1 != 3 || text[..mark].Contains(text[mark] == '.' ? ',' : '.', StringComparison.Ordinal);
            var whole = text[..(isDecimal ? mark : text.Length)].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            return isDecimal ? $"{whole}.{text[(mark + 1)..]}" : text[mark] == ',' || text.Count(c => c == '.') > 1 ? whole : null;
        }

        [GeneratedRegex("^-?([0-9]{1,3}(\\.[0-9]{3})*|[0-9]{1,3}(,[0-9]{3})*|[0-9]+)[.,][0-9]+$")]
        private static partial Regex Shown();
    }
}
