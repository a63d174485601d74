using System.Globalization;
using BackOffice.Domain;
using BackOffice.Domain.Text;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Records.Retention;
using MediatR;

namespace BackOffice.Records.Search;

/// <summary>
/// Finds records in Turkish and English over title, text and names; how a word is written, bent or marked does not matter. Answers a page of
/// hits, best first, and what can be narrowed: classes and years with their counts. Only what the reader may see is found or counted.
/// </summary>
public static class Find
{
    public const int LimitMax = 100;

    /// <param name="Year">Year of the record's day.</param>
    /// <param name="After">Where the page before ended.</param>
    [Requires(RecordsPermissions.View)]
    public sealed record Query(string? Q, string? Class = null, int? Year = null, string? After = null, int? Limit = null) : IQuery<Result>;

    /// <param name="Count">Of all hits.</param>
    public sealed record Result(IReadOnlyList<Hit> Items, string? Next, long Count, IReadOnlyList<Facet> Classes, IReadOnlyList<Facet> Years);

    /// <param name="Class">Its code.</param>
    /// <param name="Snippet">The text around the first words that were found; empty when only the title or a name was.</param>
    public sealed record Hit(
        RecordId Id, string Reference, string Title, string Class, string ClassNameEn, string ClassNameTr, string Snippet, DateOnly? KeptUntil, string Keep, DateOnly On, bool Held, string Language)
    {
        /// <summary>Where the words stand in the title, and in the snippet.</summary>
        public IReadOnlyList<Mark> TitleMarks { get; init; } = [];

        public IReadOnlyList<Mark> SnippetMarks { get; init; } = [];
    }

    public sealed record Mark(int Start, int Length);

    public sealed record Facet(string Value, string NameEn, string NameTr, long Count, bool Chosen);

    internal sealed class Handler(BackOfficeDb db, Sights sights, RetentionBook book) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var sight = await sights.Mine(cancellationToken);
            var classes = (await book.Classes(cancellationToken)).ToDictionary(c => c.Code, StringComparer.Ordinal);
            var text = query.Q?.Trim() ?? "";
            var terms = SearchFold.TsQuery(text);
            if (text.Length > 0 && terms is null)
                return new Result([], null, 0, [], []);

            var asked = new SearchSql(db, sight, terms);
            var counts = await asked.Counts(cancellationToken);
            var offset = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
            var limit = Math.Clamp(query.Limit ?? 20, 1, LimitMax);
            var rows = await asked.Page(query.Class, query.Year, offset, limit + 1, cancellationToken);

            (string En, string Tr) Name(string code) => classes.TryGetValue(code, out var known) ? (known.NameEn, known.NameTr) : (code, code);
            var total = counts.Where(c => Fits(c, query.Class, query.Year)).Sum(c => c.Count);
            return new Result(
                [.. rows.Take(limit).Select(r => Shown(r, text, Name(r.Class)))], rows.Count > limit ? (offset + limit).ToString(CultureInfo.InvariantCulture) : null, total,
                [.. counts.Where(c => Fits(c, null, query.Year)).GroupBy(c => c.Class).Select(g => new Facet(g.Key, Name(g.Key).En, Name(g.Key).Tr, g.Sum(c => c.Count), g.Key == query.Class))
                    .OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal)],
                [.. counts.Where(c => Fits(c, query.Class, null)).GroupBy(c => c.Year).OrderByDescending(g => g.Key)
                    .Select(g => g.Key.ToString(CultureInfo.InvariantCulture) is var year ? new Facet(year, year, year, g.Sum(c => c.Count), g.Key == query.Year) : null!)]);
        }

        private static bool Fits(SearchSql.Counted count, string? recordClass, int? year) => (recordClass is null || count.Class == recordClass) && (year is null || count.Year == year);

        private static Hit Shown(SearchSql.Row row, string question, (string En, string Tr) name)
        {
            var snippet = Snippets.Of(row.Text, question);
            return new Hit(
                new RecordId(row.Id), row.Reference, row.Title, row.Class, name.En, name.Tr, snippet.Text, row.KeepThrough, Platform.Lists.Invariant.Kebab(row.KeepState), row.OnDate, row.Held, row.Language)
            {
                TitleMarks = question.Length == 0 ? [] : [.. SearchFold.Highlights(row.Title, question).Select(h => new Mark(h.Start, h.Length))],
                SnippetMarks = snippet.Marks,
            };
        }
    }
}
