using System.Diagnostics;
using System.Globalization;
using System.Text;
using BackOffice.Platform.Jobs;
using Xunit.Abstractions;

namespace BackOffice.Tests.Settlements;

/// <summary>A day's trades of a large house: everything counted, nothing twice, also when the file comes again.</summary>
public sealed class LargeImportTests(Trading app, ITestOutputHelper output) : IClassFixture<Trading>
{
    private const int Rows = 100_000;

    [HeavyFact]
    public async Task Given_a_hundred_thousand_trades_with_bad_and_repeated_rows_among_them_When_they_are_taken_in_twice_Then_each_is_counted_once()
    {
        var text = new StringBuilder(Trading.TradeHeader).Append('\n');
        for (var i = 0; i < Rows; i++)
        {
            // Every thousandth is of no size, every thousandth but one is the one before it again.
            var (number, quantity) = ((i % 1000) == 501 ? i - 1 : i, (i % 1000) == 0 ? 0 : 100 + (i % 1000 == 501 ? i - 1 : i) % 900);
            text.Append(Trading.Buy(string.Create(CultureInfo.InvariantCulture, $"L{number:000000}"), quantity: quantity.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }
        var clock = Stopwatch.StartNew();

        var first = await app.Take("trades", text.ToString());
        var took = clock.Elapsed;
        var second = await app.Take("trades", text.ToString());

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows in {took.TotalSeconds:0.0} s."));
        Assert.Equal((JobState.Done, (long)Rows, 99_800L, 100L, 100L), (first.State, first.Processed, first.Accepted, first.Duplicates, first.Rejected));
        Assert.Equal((JobState.Done, 0L, 99_900L, 100L), (second.State, second.Accepted, second.Duplicates, second.Rejected));
        Assert.Equal(99_800L, await app.Sql<long>("select count(*) from settlements.trade"));
        Assert.Equal(99_800L, await app.Sql<long>("select count(distinct trade_ref) from settlements.instruction"));
        Assert.Equal(100L, await app.Sql<long>("select count(*) from platform.job_rejected_row where job_id = $1", first.Id.Value));
    }
}
