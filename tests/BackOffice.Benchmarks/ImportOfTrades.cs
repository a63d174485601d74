using System.Globalization;
using System.Text;
using BackOffice.Platform.Jobs;
using BackOffice.Tests.Settlements;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BackOffice.Benchmarks;

/// <summary>
/// A file of trades through the whole path (read, judge, price, date, choose the standing instruction, instruct, tell the depository, move
/// the ledger, write the journals, name the facts) beside a binary COPY of the same final trades and instructions into tables with the same
/// keys. The COPY of every row the import left behind is shown too: what is beyond it is the product's own work.
/// </summary>
internal static class ImportOfTrades
{
    private static readonly (string Schema, string Table)[] TradesAndInstructions = [("settlements", "trade"), ("settlements", "instruction")];

    private static readonly (string Schema, string Table)[] EveryRow =
    [
        .. TradesAndInstructions, ("settlements", "instruction_status"), ("settlements", "message"), ("ledger", "movement"), ("ledger", "posting"),
        ("accounting", "journal"), ("accounting", "journal_line"), ("platform", "fact"), ("platform", "fact_object"),
    ];

    public static async Task Run(int rows, int rounds, bool spans)
    {
        await using var firm = new OneFirm();
        var trading = await firm.Trading();
        var source = trading.Services.GetRequiredService<NpgsqlDataSource>();
        var floors = new Floors(trading, source);
        await floors.Make(EveryRow);
        Console.WriteLine(await floors.Settings());

        await Import(trading, "WARM", 2_000);
        await floors.Take(EveryRow);

        var ours = new List<Measure>();
        var least = new List<Measure>();
        var every = new List<Measure>();
        using var watch = spans ? new Spans() : null;
        for (var round = 1; round <= rounds; round++)
        {
            var job = default(Job);
            var file = File(string.Create(CultureInfo.InvariantCulture, $"R{round}"), rows);
            watch?.Reset();
            ours.Add(await Measure.Of(source, async () => job = await trading.Take("trades", file)));
            if (job is not { State: JobState.Done } || job.Accepted != rows)
                throw new InvalidOperationException($"{job?.State}: {job?.Accepted} accepted, {job?.Rejected} rejected, {job?.Error}");
            watch?.Print();
            var copies = await floors.Take(EveryRow);
            if (spans)
            {
                foreach (var ((_, table), copy) in EveryRow.Zip(copies))
                    Console.WriteLine($"  COPY {await floors.Rows(table),8} {table}: {copy}");
            }
            var both = copies.Take(TradesAndInstructions.Length).ToList();
            least.Add(Measure.Sum(both));
            every.Add(Measure.Sum(copies));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: import {ours[^1]}; trades and instructions {least[^1]}; every row {every[^1]}"));
        }
        var (median, floor, all) = (Measure.Median(ours), Measure.Median(least), Measure.Median(every));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import of {rows} trades, median of {rounds}: {median.Wall.TotalSeconds:0.00} s ({rows / median.Wall.TotalSeconds:0}/s); " +
            $"COPY of trades and instructions {floor.Wall.TotalSeconds:0.00} s, ratio {median.Wall / floor.Wall:0.0} (CPU {median.Cpu / floor.Cpu:0.0}); " +
            $"COPY of every row {all.Wall.TotalSeconds:0.00} s, ratio {median.Wall / all.Wall:0.0} (CPU {median.Cpu / all.Cpu:0.0})"));
    }

    private static string File(string prefix, int rows)
    {
        var text = new StringBuilder(Trading.TradeHeader).Append('\n');
        for (var i = 0; i < rows; i++)
            text.Append(Trading.Buy(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i:0000000}"), quantity: (100 + i % 900).ToString(CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }

    private static Task<Job> Import(Trading trading, string prefix, int rows) => trading.Take("trades", File(prefix, rows));

    /// <summary>Copies what came since the last time into tables with the same keys.</summary>
    private sealed class Floors(Trading trading, NpgsqlDataSource source)
    {
        private readonly Dictionary<string, string> _since = [];

        public async Task Make((string Schema, string Table)[] tables)
        {
            await trading.ExecuteAsSuperuser("create schema bench; grant all on schema bench to public");
            foreach (var (schema, table) in tables)
            {
                // The generated clock of the transaction is no column one may copy from one table into another.
                await trading.ExecuteAsSuperuser($"create table bench.{table} (like {schema}.{table} including all); grant all on bench.{table} to public");
                _since[table] = await Moment();
            }
        }

        public async Task<List<Measure>> Take((string Schema, string Table)[] tables)
        {
            var measures = new List<Measure>();
            foreach (var (schema, table) in tables)
            {
                await using var connection = await source.OpenConnectionAsync();
                using var rows = new MemoryStream();
                // Rows of transactions since the last time, whichever table it is.
                await using (var export = await connection.BeginRawBinaryCopyAsync(
                    $"copy (select * from {schema}.{table} where xmin::text::bigint >= {_since[table]}) to stdout (format binary)"))
                {
                    await export.CopyToAsync(rows);
                }
                _since[table] = await Moment();
                rows.Position = 0;
                measures.Add(await Measure.Of(source, async () =>
                {
                    await using var import = await connection.BeginRawBinaryCopyAsync($"copy bench.{table} from stdin (format binary)");
                    await rows.CopyToAsync(import);
                }));
            }
            return measures;
        }

        public async Task<long> Rows(string table) => await trading.Sql<long>($"select count(*) from bench.{table}");

        public async Task<string> Settings() => await trading.Sql<string>(
            "select 'PostgreSQL ' || current_setting('server_version') || ', ' || string_agg(name || '=' || setting || coalesce(unit, ''), ', ' order by name) from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'data_checksums', 'autovacuum', 'max_wal_size')");

        private async Task<string> Moment() => await trading.Sql<string>("select pg_snapshot_xmax(pg_current_snapshot())::text");
    }
}

/// <summary>The small firm of the tests, alive for one run.</summary>
internal sealed class OneFirm : IAsyncDisposable
{
    private readonly Trading _trading = new();

    public async Task<Trading> Trading()
    {
        await ((Xunit.IAsyncLifetime)_trading).InitializeAsync();
        return _trading;
    }

    public async ValueTask DisposeAsync() => await ((Xunit.IAsyncLifetime)_trading).DisposeAsync();
}
