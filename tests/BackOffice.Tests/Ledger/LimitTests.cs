using BackOffice.Domain;
using BackOffice.Domain.Ledger;
using BackOffice.Ledger.Limits;

namespace BackOffice.Tests.Ledger;

public sealed class LimitTests(LedgerFirm firm) : IClassFixture<LedgerFirm>
{
    [Fact]
    public async Task Given_a_limit_that_blocks_When_50_withdrawals_come_at_once_Then_only_what_is_there_goes_out()
    {
        await firm.Post(firm.Deposit(firm.Today, 100, firm.OtherClient));
        await Set(LimitAct.Block);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => firm.Post(firm.Movement("trade", firm.Today,
            LedgerFirm.Available(firm.OtherClient, -30), LedgerFirm.Available(firm.ClientBank, 30)))));

        Assert.Equal(3, outcomes.Count(o => !o.IsRefused));
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal("balance.too-low", o.Refusal!.Code));
        await firm.LedgerHolds();

        await Set(LimitAct.Warn);
        Assert.False((await firm.Post(firm.Movement("trade", firm.Today,
            LedgerFirm.Available(firm.OtherClient, -30), LedgerFirm.Available(firm.ClientBank, 30)))).IsRefused);
        await firm.LedgerHolds();
    }

    [Fact]
    public async Task A_limit_for_no_known_role_is_refused()
    {
        var outcome = await firm.As("ledger.set-limits").In(firm.Broker).Send(
            new Set.Command(Guid.NewGuid(), "depot", "cash", LimitAct.Warn, 0, firm.Today, "Board"));

        Assert.Equal("limit.role-wrong", outcome.Refusal?.Details[0].Code);
    }

    private async Task Set(LimitAct act) => Assert.Equal(Outcome.Done, await firm.As("ledger.set-limits").In(firm.Broker).Send(
        new Set.Command(Guid.NewGuid(), "client", "cash", act, 0, firm.Today, "Board decision 12")));
}
