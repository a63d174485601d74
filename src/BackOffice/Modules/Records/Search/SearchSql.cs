using BackOffice.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Records.Search;

/// <summary>The search as statements: one that counts by class and year, one that gives a page. Both look only at what the reader may see.</summary>
internal sealed class SearchSql(BackOfficeDb db, Sight sight, string? terms)
{
    /// <summary>Among so many of the newest hits the best are looked for; a question that finds more wants narrowing, not ranking.</summary>
    private const int RankedMax = 5_000;

    private const int TextLooked = 100_000;

    internal sealed record Counted(string Class, int Year, long Count);

    internal sealed record Row(
        Guid Id, string Reference, string Title, string Class, DateOnly OnDate, string KeepState, DateOnly? KeepThrough, string Language, bool Held, string? Text);

    public async Task<IReadOnlyList<Counted>> Counts(CancellationToken cancellationToken) => await db.Database.SqlQuery<Counted>(
        $"""
         select s.class, s.year, count(*) as count from records.record_search s
         where ({terms}::text is null or s.terms @@ to_tsquery('simple', {terms}))
           and ({sight.AllEntities} or s.entity_id = any({sight.Entities})) and ({sight.AllDesks} or s.desk = any({sight.Desks})) and s.class <> all({sight.Hidden})
         group by s.class, s.year
         """).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Row>> Page(string? recordClass, int? year, int offset, int limit, CancellationToken cancellationToken) => await db.Database.SqlQuery<Row>(
        $"""
         with hit as materialized (
             select s.record_id, s.terms from records.record_search s
             where ({terms}::text is null or s.terms @@ to_tsquery('simple', {terms}))
               and ({sight.AllEntities} or s.entity_id = any({sight.Entities})) and ({sight.AllDesks} or s.desk = any({sight.Desks})) and s.class <> all({sight.Hidden})
               and ({recordClass}::text is null or s.class = {recordClass}) and ({year}::int is null or s.year = {year})
             order by s.record_id desc limit {RankedMax} + {offset}),
         best as (
             select h.record_id, row_number() over (order by case when {terms}::text is null then 0 else ts_rank(h.terms, to_tsquery('simple', coalesce({terms}, ''))) end desc, h.record_id desc) as place
             from hit h order by place offset {offset} limit {limit})
         select r.id, r.reference, r.title, r.class, r.on_date, r.keep_state, r.keep_through, r.language,
             exists (select 1 from records.held_record x join records.hold o on o.id = x.hold_id where x.record_id = r.id and o.released_at is null) as held,
             left(t.text, {TextLooked}) as text
         from best b join records.record r on r.id = b.record_id left join records.record_text t on t.record_id = r.id
         order by b.place
         """).ToListAsync(cancellationToken);
}
