using BackOffice.Domain.Ledger;

namespace BackOffice.Domain.Tests.Ledger;

public sealed class BalanceLimitTests
{
    private static readonly BalanceLimit NoOverdraft = new(LimitAct.Block, 0);

    [Theory]
    [InlineData(100, -100, true)]
    [InlineData(100, -100.01, false)]
    [InlineData(-50, 10, true)]
    [InlineData(-50, -1, false)]
    public void A_balance_may_not_be_lowered_below_its_floor(double before, double change, bool allowed) =>
        Assert.Equal(allowed, NoOverdraft.Judge("CL-1", "TRY", (decimal)before, (decimal)change) is null);

    [Fact]
    public void The_refusal_names_what_is_there_and_what_is_missing() =>
        Assert.Equal(new Refusal("balance.too-low", "CL-1", "TRY", 100m, -20m), NoOverdraft.Judge("CL-1", "TRY", 100, -120));
}
