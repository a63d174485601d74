using BackOffice.Domain.Settlements;
using CsCheck;

namespace BackOffice.Domain.Tests.Settlements;

public sealed class InstructionTests
{
    [Fact]
    public void Given_a_matched_instruction_When_it_is_held_and_released_Then_it_is_matched_again()
    {
        var instruction = Matched();

        Assert.Equal(Outcome.Done, instruction.Hold("missing shares"));
        Assert.Equal(InstructionState.Held, instruction.State);
        Assert.Equal("instruction.already-held", instruction.Hold("again").Refusal?.Code);

        Assert.Equal(Outcome.Done, instruction.Release());
        Assert.Equal(InstructionState.Matched, instruction.State);
        Assert.Null(instruction.HoldReason);
        Assert.Equal("instruction.not-held", instruction.Release().Refusal?.Code);
    }

    [Fact]
    public void Given_a_held_instruction_When_the_depository_matches_it_Then_release_finds_it_matched()
    {
        var instruction = New();
        instruction.Send();
        instruction.Hold("waits");

        instruction.Match();

        Assert.Equal(InstructionState.Held, instruction.State);
        instruction.Release();
        Assert.Equal(InstructionState.Matched, instruction.State);
    }

    [Fact]
    public void Given_a_held_instruction_When_a_settlement_arrives_Then_it_is_refused()
    {
        var instruction = Matched();
        instruction.Hold("waits");

        Assert.Equal("instruction.held", instruction.Settle(1000, null, 0).Refusal?.Code);
        Assert.Equal(0, instruction.SettledQuantity);
    }

    [Fact]
    public void Given_a_part_When_the_rest_settles_Then_cash_goes_in_proportion_and_the_last_takes_the_rest()
    {
        var instruction = New(quantity: 3, amount: 100m);

        Assert.Equal(new SettledPart(1, 33.33m, false), instruction.Settle(1, null, 0).Value);
        Assert.Equal(InstructionState.PartiallySettled, instruction.State);
        Assert.Equal(new SettledPart(1, 33.34m, false), instruction.Settle(1, null, 0).Value);
        Assert.Equal(new SettledPart(1, 33.33m, true), instruction.Settle(1, null, 0).Value);
        Assert.Equal(InstructionState.Settled, instruction.State);
        Assert.Equal(100m, instruction.SettledAmount);
    }

    [Theory]
    [InlineData(1001, "settlement.more-than-instructed")]
    [InlineData(0, "settlement.quantity-not-positive")]
    [InlineData(-5, "settlement.quantity-not-positive")]
    public void A_wrong_quantity_is_refused_and_nothing_moves(int quantity, string code)
    {
        var instruction = Matched();

        Assert.Equal(code, instruction.Settle(quantity, null, 0).Refusal?.Code);
        Assert.Equal(InstructionState.Matched, instruction.State);
        Assert.Equal(0, instruction.SettledQuantity);
    }

    [Theory]
    [InlineData(50, 900)]
    [InlineData(950, 900)]
    public void Neither_a_part_nor_its_rest_is_smaller_than_the_minimum_unit(int refused, int taken)
    {
        var instruction = New(minUnit: 100);

        Assert.Equal("settlement.below-minimum-unit", instruction.Settle(refused, null, 0).Refusal?.Code);
        Assert.False(instruction.Settle(taken, null, 0).IsRefused);
    }

    [Fact]
    public void Cash_beyond_the_tolerance_is_refused_and_within_it_is_taken_as_told()
    {
        var instruction = Matched();

        Assert.Equal("settlement.amount-differs", instruction.Settle(1000, 50_002.01m, 2m).Refusal?.Code);
        Assert.Equal(50_002m, instruction.Settle(1000, 50_002m, 2m).Value!.Amount);
        Assert.Equal(InstructionState.Settled, instruction.State);
    }

    [Fact]
    public void After_cancellation_nothing_is_taken()
    {
        var instruction = Matched();
        instruction.Cancel("wrong account");

        Assert.Equal("instruction.cancelled", instruction.Settle(1000, null, 0).Refusal?.Code);
        Assert.Equal("instruction.cancelled", instruction.Cancel("again").Refusal?.Code);
        Assert.Equal("instruction.cancelled", instruction.Match().Refusal?.Code);
        Assert.Equal("instruction.cancelled", instruction.Hold("x").Refusal?.Code);
    }

    [Fact]
    public void Once_a_part_has_settled_it_is_neither_cancelled_nor_unmatched()
    {
        var instruction = Matched();
        instruction.Settle(400, null, 0);

        Assert.Equal("instruction.partly-settled", instruction.Cancel("no").Refusal?.Code);
        Assert.Equal("instruction.partly-settled", instruction.Unmatch("DQUA").Refusal?.Code);
        instruction.Fail("LACK");
        Assert.Equal(InstructionState.Failing, instruction.State);
        instruction.Pend(null);
        Assert.Equal(InstructionState.PartiallySettled, instruction.State);
        Assert.True(instruction.Settle(600, null, 0).Value!.Completes);
        Assert.Equal("instruction.already-settled", instruction.Settle(1, null, 0).Refusal?.Code);
    }

    [Fact]
    public void It_is_sent_once()
    {
        var instruction = New();

        Assert.Equal(Outcome.Done, instruction.Send());
        Assert.Equal("instruction.already-sent", instruction.Send().Refusal?.Code);
    }

    [Fact]
    public void Failing_may_become_due_again_and_a_reason_is_kept_as_received()
    {
        var instruction = Matched();

        instruction.Fail("LACK");
        Assert.Equal((InstructionState.Failing, "LACK"), (instruction.State, instruction.StatusReason));
        instruction.Pend("CYCL");
        Assert.Equal((InstructionState.Matched, "CYCL"), (instruction.State, instruction.StatusReason));
    }

    [Fact]
    public void However_it_settles_parts_never_exceed_the_whole_and_the_cash_adds_up() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Long[0, 900_000_00], Gen.Int[1, 1_000].Array[1, 40]).Sample((quantity, minor, tries) =>
        {
            var instruction = New(quantity, minor / 100m);

            foreach (var part in tries)
            {
                var before = (instruction.SettledQuantity, instruction.SettledAmount);
                var settled = instruction.Settle(part, null, 0);
                Assert.True(instruction.SettledQuantity <= quantity);
                Assert.True(instruction.SettledAmount <= instruction.Amount);
                if (settled.IsRefused)
                    Assert.Equal(before, (instruction.SettledQuantity, instruction.SettledAmount));
            }
            if (instruction.OpenQuantity > 0)
                instruction.Settle(instruction.OpenQuantity, null, 0);

            Assert.Equal(InstructionState.Settled, instruction.State);
            Assert.Equal(instruction.Amount, instruction.SettledAmount);
        });

    private static Instruction New(decimal quantity = 1000, decimal amount = 50_000m, decimal minUnit = 0) => new(
        new InstructionId(Guid.CreateVersion7()), EntityId.Firm, "ST-2026-000001", new TradeId(Guid.CreateVersion7()), Side.Buy,
        new SecurityId(Guid.CreateVersion7()), quantity, amount, "TRY", 2, new DateOnly(2026, 10, 28), minUnit);

    private static Instruction Matched()
    {
        var instruction = New();
        instruction.Send();
        instruction.Match();
        return instruction;
    }
}
