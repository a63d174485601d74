using BackOffice.Ledger.Exposure;
using BackOffice.Platform.Lists;

namespace BackOffice.Tests.Ledger;

public sealed class ExposureTests(LedgerFirm firm) : IClassFixture<LedgerFirm>
{
    [Fact]
    public async Task Open_and_failed_deliveries_count_at_the_days_price_and_settled_ones_do_not()
    {
        var today = firm.Today;
        await firm.Post(
            firm.Buy(today, today.AddDays(2), 1000, 50_000, 105),
            firm.Buy(today.AddDays(-5), today.AddDays(-3), 200, 10_000, 21),
            firm.Buy(today.AddDays(-5), today.AddDays(-3), 500, 25_000, 52),
            firm.Settle(today.AddDays(-3), today.AddDays(-3), 500, 25_000, 52));

        var row = Assert.Single((await firm.As("ledger.view-exposure").In(firm.Broker).Send(new List.Query(ListRequest.All))).Items);

        Assert.Equal("P-CP-1", row.Counterparty);
        Assert.Equal(1000 * 52m, row.Open);
        Assert.Equal(200 * 52m, row.Failed);
        Assert.Equal(today.AddDays(-3), row.FailedSince);
        Assert.Equal(1200 * 52m, row.ToReceive);
        Assert.Equal(60_000m, row.ToDeliver);
        Assert.Equal(2_400m, row.Exposure);
        Assert.Equal(0, row.Unpriced);
    }

    [Fact]
    public async Task Who_may_only_see_positions_may_not_see_exposures() =>
        await Assert.ThrowsAsync<BackOffice.Platform.Pipeline.DeniedException>(() => firm.As("ledger.view").Send(new List.Query(ListRequest.All)));
}
