using System.Diagnostics;
using System.Globalization;
using BackOffice.Domain.Text;
using BackOffice.Records.Search;
using BackOffice.Tests.Records;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BackOffice.Benchmarks;

/// <summary>Search over many records through the whole pipeline (rights, facets, marks), beside the bare SQL that only finds and ranks.</summary>
internal static class RecordSearch
{
    private static readonly string[] Questions = ["işlem", "ödeme uyuşmazlık", "payment statement", "ışık", "sözleşme 2024"];

    public static async Task Run(int records, int rounds)
    {
        var archive = new Archive();
        await ((Xunit.IAsyncLifetime)archive).InitializeAsync();
        try
        {
            var source = archive.Services.GetRequiredService<NpgsqlDataSource>();
            await Fill(source, records);
            var reader = archive.As(Archive.Everything);
            foreach (var question in Questions)
            {
                var whole = await Median(rounds, () => reader.Send(new Find.Query(question)));
                var bare = await Median(rounds, () => Bare(source, SearchFold.TsQuery(question)!));
                var found = (await reader.Send(new Find.Query(question))).Count;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{records} records, \"{question}\" finds {found}: {whole.TotalMilliseconds:0} ms; bare SQL {bare.TotalMilliseconds:0} ms; ratio {whole / bare:0.0}"));
            }
        }
        finally
        {
            await ((Xunit.IAsyncLifetime)archive).DisposeAsync();
        }
    }

    private static async Task<TimeSpan> Median(int rounds, Func<Task> work)
    {
        await work();
        var taken = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            taken.Add(watch.Elapsed);
        }
        return taken.Order().ElementAt(rounds / 2);
    }

    private static async Task<int> Bare(NpgsqlDataSource source, string terms)
    {
        await using var command = source.CreateCommand(
            """
            select r.id, r.title, t.text from (
                select record_id, ts_rank(terms, to_tsquery('simple', $1)) as rank from records.record_search where terms @@ to_tsquery('simple', $1) order by rank desc, record_id desc limit 20) h
            join records.record r on r.id = h.record_id left join records.record_text t on t.record_id = r.id order by h.rank desc
            """);
        command.Parameters.Add(new() { Value = terms });
        await using var rows = await command.ExecuteReaderAsync();
        var count = 0;
        while (await rows.ReadAsync())
            count++;
        return count;
    }

    private static async Task Fill(NpgsqlDataSource source, int records)
    {
        string[] words = ["işlem", "ödeme", "uyuşmazlık", "sözleşme", "ışık", "payment", "statement", "trade", "settlement", "müşteri", "hesap", "belge", "rapor", "komisyon", "transfer", "letter"];
        var random = new Random(7);
        await using var connection = await source.OpenConnectionAsync();
        var file = Guid.NewGuid();
        await Execute(connection, $"insert into platform.file (id, sha256, size, created_at) values ('{file}', '{new string('a', 64)}', 1, now())");
        var (ids, texts, terms) = (new Guid[records], new string[records], new string[records]);
        for (var at = 0; at < records; at++)
        {
            ids[at] = Guid.CreateVersion7();
            texts[at] = string.Join(' ', Enumerable.Range(0, 60).Select(_ => random.Next(4) == 0 ? words[random.Next(words.Length)] : "kelime" + random.Next(20_000).ToString(CultureInfo.InvariantCulture)));
            terms[at] = string.Join(' ', SearchFold.IndexTerms(texts[at]));
        }
        await Execute(connection,
            """
            insert into records.record (id, entity_id, reference, class, title, language, desk, file_id, sha256, size, media_type, file_name, source_kind, source_id, on_date, kept_at, kept_by, kept_by_name, text_state, keep_state, version)
            select id, '00000000-0000-7000-8000-000000000001', 'REC-B-' || n, (array['correspondence', 'reports', 'policies', 'trade-records'])[n % 4 + 1], left(text, 60), 'tr', '', $3, '', 1, 'text/plain', 'a.txt', 'upload', id,
                date '2020-01-01' + (n % 2000)::int, now(), id, 'x', 'Taken', 'Unruled', 1
            from unnest($1::uuid[], $2::text[]) with ordinality as r(id, text, n)
            """, ids, texts, file);
        await Execute(connection, "insert into records.record_text (record_id, text, is_cut) select id, text, false from unnest($1::uuid[], $2::text[]) as r(id, text)", ids, texts);
        await Execute(connection,
            """
            insert into records.record_search (record_id, entity_id, desk, class, year, terms)
            select r.id, r.entity_id, '', r.class, extract(year from r.on_date)::int, to_tsvector('simple', t.terms) from unnest($1::uuid[], $2::text[]) as t(id, terms) join records.record r on r.id = t.id
            """, ids, terms);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
