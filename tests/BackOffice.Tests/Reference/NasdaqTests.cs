using BackOffice.Platform.Imports;
using BackOffice.Platform.Jobs;
using BackOffice.Reference.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Reference;

/// <summary>The real listing, as published: thousands of rows, a footer and a row of commas.</summary>
public sealed class NasdaqTests(App app) : IClassFixture<App>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("BACKOFFICE_TEST_DATA");

    [SkippableFact]
    public async Task The_whole_listing_goes_in_and_only_its_footer_is_left_out()
    {
        var file = Path.Combine(Folder ?? "", "securities", "nasdaq-listed.csv");
        Skip.If(Folder is null || !File.Exists(file), "BACKOFFICE_TEST_DATA names no folder with securities/nasdaq-listed.csv.");
        await app.GivenMarkets();
        var mapping = new ImportOptions(MappingName: "nasdaq", Mapping: new Dictionary<string, string>
        {
            ["symbol"] = "Symbol", ["name"] = "Security Name", ["lot_size"] = "Round Lot Size", ["mic"] = "=XNAS", ["currency"] = "=USD",
        });
        var text = await File.ReadAllTextAsync(file);

        var job = await app.Take("securities", text, mapping);

        Assert.Equal(JobState.Done, job.State);
        Assert.Equal((5_569L, 0L, 2L), (job.Accepted, job.Duplicates, job.Rejected));
        var rejected = await app.Read(db => db.Database.SqlQuery<string>($"select raw as \"Value\" from platform.job_rejected_row where job_id = {job.Id.Value} order by line").ToListAsync());
        Assert.StartsWith("File Creation Time", rejected[0], StringComparison.Ordinal);
        Assert.Equal("", rejected[1].Trim(',', '\r', '\n'));
        var apple = await app.AsSystem().Send(new FindSecurities([new("AAPL", "XNAS")]));
        Assert.Equal(("USD", "equity"), (apple.Values.Single().Currency, apple.Values.Single().AssetClass));

        // The saved mapping again: nothing new is said.
        var again = await app.Take("securities", text, new ImportOptions(MappingName: "nasdaq"));
        Assert.Equal((0L, 5_569L, 2L), (again.Accepted, again.Duplicates, again.Rejected));
    }
}
