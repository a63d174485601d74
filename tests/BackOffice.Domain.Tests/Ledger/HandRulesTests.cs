using BackOffice.Domain.Ledger;

namespace BackOffice.Domain.Tests.Ledger;

public sealed class HandRulesTests
{
    private static readonly AccountId Client = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly AccountId Bank = new(new Guid(2, 0, 0, new byte[8]));

    [Fact]
    public void A_pledge_turns_available_into_pledged_and_a_release_turns_it_back()
    {
        Posting[] pledge = [Of(Client, "available", -10), Of(Client, "pledged", 10)];

        Assert.Null(HandRules.Judge("pledge", pledge));
        Assert.Equal("movement.release-wrong", HandRules.Judge("release", pledge)?.Code);
        Assert.Null(HandRules.Judge("release", [Of(Client, "available", 10), Of(Client, "pledged", -10)]));
        Assert.Equal("movement.pledge-wrong", HandRules.Judge("pledge", [Of(Client, "available", -10), Of(Bank, "pledged", 10)])?.Code);
    }

    [Theory]
    [InlineData("trade", "available", "movement.kind-not-by-hand")]
    [InlineData("deposit", "pending", "movement.pending-by-hand")]
    public void What_belongs_to_trades_is_not_moved_by_hand(string kind, string purpose, string code) =>
        Assert.Equal(code, HandRules.Judge(kind, [Of(Client, purpose, 10), Of(Bank, purpose, -10)])?.Code);

    [Fact]
    public void A_deposit_balances_like_every_movement() =>
        Assert.Equal("movement.unbalanced", HandRules.Judge("deposit", [Of(Client, "available", 10), Of(Bank, "available", -9)])?.Code);

    private static Posting Of(AccountId account, string purpose, decimal quantity) => new(account, LedgerAsset.Of("TRY"), purpose, quantity);
}
