using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackOffice.Tests.Settlements;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BackOffice.Benchmarks;

/// <summary>
/// A file of trades through the whole path (read, judge, price, date, choose the standing instruction, instruct, move the ledger, write the
/// journals, name the facts) beside a binary COPY of the same trades into a table with the same keys.
/// </summary>
internal static class ImportOfTrades
{
    public static async Task Run(int rows)
    {
        await using var firm = new OneFirm();
        var text = new StringBuilder(Trading.TradeHeader).Append('\n');
        for (var i = 0; i < rows; i++)
            text.Append(Trading.Buy(string.Create(CultureInfo.InvariantCulture, $"BENCH-{i:000000}"), quantity: (100 + i % 900).ToString(CultureInfo.InvariantCulture))).Append('\n');

        var watch = Stopwatch.StartNew();
        var trading = await firm.Trading();
        watch.Restart();
        var job = await trading.Take("trades", text.ToString());
        var whole = watch.Elapsed;

        var source = trading.Services.GetRequiredService<NpgsqlDataSource>();
        await trading.ExecuteAsSuperuser("create schema bench; create table bench.trade (like settlements.trade including all); grant all on schema bench to public; grant all on bench.trade to public");
        await using var connection = await source.OpenConnectionAsync();
        using var copy = new MemoryStream();
        await using (var export = await connection.BeginRawBinaryCopyAsync("copy settlements.trade to stdout (format binary)"))
            await export.CopyToAsync(copy);
        copy.Position = 0;
        watch.Restart();
        await using (var import = await connection.BeginRawBinaryCopyAsync("copy bench.trade from stdin (format binary)"))
            await copy.CopyToAsync(import);
        var floor = watch.Elapsed;

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"import of {rows} trades: {whole.TotalSeconds:0.0} s ({job.Accepted} accepted, {job.Rejected} rejected); binary COPY into the same keys: {floor.TotalSeconds:0.00} s; ratio {whole / floor:0.0}"));
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
