using BackOffice.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Settlements;

/// <summary>What is sent reaches the drop folder once, also when the product dies between writing the file and noting that it did.</summary>
public sealed class OutboxTests(Trading app) : IClassFixture<Trading>
{
    [Fact]
    public async Task Given_a_file_that_was_written_but_not_noted_When_the_outbox_runs_again_Then_the_gateway_gets_no_second_one()
    {
        await app.Trades(Trading.Buy("D1"));
        var instruction = await app.InstructionOf("D1");
        var folder = Path.Combine(app.Folder, "out", "depository");
        await Delivered();
        var file = Assert.Single(Directory.GetFiles(folder, "*.csv"));
        Assert.Contains(instruction.Reference, await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        File.Delete(file);
        await app.ExecuteAsSuperuser("update platform.outbox set delivered_at = null");
        await Delivered();

        Assert.Empty(Directory.GetFiles(folder, "*.csv"));
        Assert.Equal(2L, await app.Sql<long>("select max(tries)::bigint from platform.outbox"));
    }

    private async Task Delivered()
    {
        var outbox = app.Services.GetRequiredService<OutboxDelivery>();
        for (var tries = 0; await app.Sql<long>("select count(*) from platform.outbox where delivered_at is null") > 0; tries++)
        {
            Assert.True(tries < 100, "The outbox does not come to an end.");
            await outbox.DeliverDue(default);
        }
    }
}
