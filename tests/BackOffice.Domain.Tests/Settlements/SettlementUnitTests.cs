using System.Globalization;
using BackOffice.Domain.Settlements;

namespace BackOffice.Domain.Tests.Settlements;

public sealed class SettlementUnitTests
{
    [Theory]
    [InlineData("100", "1", null)]
    [InlineData("100.0", "1.000", null)]
    [InlineData("100.5", "1", "trade.quantity-too-fine")]
    [InlineData("0.5", "1", "trade.quantity-too-fine")]
    [InlineData("0.25", "0.01", null)]
    [InlineData("0.255", "0.01", "trade.quantity-too-fine")]
    [InlineData("99", "100", "trade.quantity-below-unit")]
    [InlineData("101000", "100000", null)]
    [InlineData("0.00000001", "0", null)]
    public void A_quantity_is_neither_finer_nor_smaller_than_the_unit(string quantity, string unit, string? code) => Assert.Equal(
        code, SettlementUnit.Check("AKBNK", decimal.Parse(quantity, CultureInfo.InvariantCulture), decimal.Parse(unit, CultureInfo.InvariantCulture))?.Code);

    [Fact]
    public void A_part_is_no_finer_than_the_unit_but_what_is_left_may_always_settle_whole()
    {
        var instruction = new Instruction(
            new InstructionId(Guid.CreateVersion7()), EntityId.Firm, "ST-2026-000001", new TradeId(Guid.CreateVersion7()), Side.Buy,
            new SecurityId(Guid.CreateVersion7()), 1000, 50_000, "TRY", 2, new DateOnly(2026, 10, 28), 1);

        Assert.Equal("settlement.finer-than-unit", instruction.Settle(400.5m, null, 0).Refusal?.Code);
        Assert.Null(instruction.Settle(400, null, 0).Refusal);
        Assert.Null(instruction.Settle(600, null, 0).Refusal);
    }
}
