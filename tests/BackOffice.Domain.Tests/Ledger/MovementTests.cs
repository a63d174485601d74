using BackOffice.Domain.Ledger;
using CsCheck;

namespace BackOffice.Domain.Tests.Ledger;

public sealed class MovementTests
{
    private static readonly SecurityId Share = new(new Guid("11111111-0000-0000-0000-000000000001"));
    private static readonly AccountId Client = Account(1);
    private static readonly AccountId Counterparty = Account(2);
    private static readonly AccountId Depot = Account(3);
    private static readonly AccountId Firm = Account(4);
    private static readonly AccountId Bank = Account(5);

    [Fact]
    public void Given_a_clients_buy_When_it_is_booked_and_settled_Then_long_equals_short_on_both_bases()
    {
        Posting[] booked =
        [
            new(Client, LedgerAsset.Of(Share), "pending", 1000), new(Counterparty, LedgerAsset.Of(Share), "pending", -1000),
            new(Client, LedgerAsset.Of("TRY"), "pending", -50_105), new(Counterparty, LedgerAsset.Of("TRY"), "pending", 50_000),
            new(Firm, LedgerAsset.Of("TRY"), "pending", 105),
        ];
        Posting[] settled =
        [
            new(Client, LedgerAsset.Of(Share), "pending", -1000), new(Client, LedgerAsset.Of(Share), "available", 1000),
            new(Counterparty, LedgerAsset.Of(Share), "pending", 1000), new(Depot, LedgerAsset.Of(Share), "available", -1000),
            new(Client, LedgerAsset.Of("TRY"), "pending", 50_105), new(Client, LedgerAsset.Of("TRY"), "available", -50_105),
            new(Counterparty, LedgerAsset.Of("TRY"), "pending", -50_000), new(Bank, LedgerAsset.Of("TRY"), "available", 50_000),
            new(Firm, LedgerAsset.Of("TRY"), "pending", -105), new(Firm, LedgerAsset.Of("TRY"), "available", 105),
        ];

        Assert.False(Movement.Of("trade", booked).IsRefused);
        Assert.False(Movement.Of("settlement", settled).IsRefused);

        var before = Record(booked, Basis.Settlement);
        Assert.Equal((0, 0), (before.LongTotal, before.ShortTotal));
        var after = Record([.. booked, .. settled], Basis.Settlement);
        Assert.Equal(new Holding(Client, "available", 1000), Assert.Single(after.Long));
        Assert.Equal(new Holding(Depot, "available", -1000), Assert.Single(after.Short));
        Assert.True(after.IsBalanced);
        Assert.Equal(1000, Record([.. booked, .. settled], Basis.Trade).ShortTotal);
    }

    [Fact]
    public void Given_an_asset_that_does_not_sum_to_zero_Then_it_is_refused_with_the_asset_and_the_difference()
    {
        var outcome = Movement.Of("deposit",
        [
            new(Client, LedgerAsset.Of("TRY"), "available", 60_000), new(Bank, LedgerAsset.Of("TRY"), "available", -59_999.99m),
            new(Client, LedgerAsset.Of("USD"), "available", 5), new(Bank, LedgerAsset.Of("USD"), "available", -5),
        ]);

        Assert.Equal(new Refusal("movement.unbalanced", "TRY", 0.01m).At("postings"), outcome.Refusal);
    }

    [Theory]
    [InlineData("deposit", "available", 0, "movement.quantity-zero")]
    [InlineData("deposit", "savings", 5, "movement.purpose-unknown")]
    [InlineData("gift", "available", 5, "movement.kind-unknown")]
    public void A_posting_that_makes_no_sense_is_refused(string kind, string purpose, int quantity, string code) =>
        Assert.Equal(code, Movement.Of(kind,
        [
            new(Client, LedgerAsset.Of("TRY"), purpose, quantity), new(Bank, LedgerAsset.Of("TRY"), "available", -quantity),
        ]).Refusal?.Code);

    [Fact]
    public void One_posting_alone_is_refused() =>
        Assert.Equal("movement.too-few-postings", Movement.Of("deposit", [new(Client, LedgerAsset.Of("TRY"), "available", 1)]).Refusal?.Code);

    [Fact]
    public void A_movement_and_its_reverse_leave_nothing() =>
        GenMovement.Sample(postings =>
        {
            var movement = Movement.Of("transfer", postings).Value!;
            var left = Movement.Of("transfer", movement.Reversed()).Value!.Postings.Concat(postings).GroupBy(p => (p.Account, p.Asset, p.Purpose));
            Assert.All(left, g => Assert.Equal(0, g.Sum(p => p.Quantity)));
        });

    [Fact]
    public void Long_equals_short_after_any_balanced_movements() =>
        GenMovement.List[0, 20].Sample(movements =>
        {
            var record = Record([.. movements.SelectMany(m => m)], Basis.Trade);
            Assert.True(record.IsBalanced);
        });

    // One last posting balances whatever the others are.
    private static readonly Gen<List<Posting>> GenMovement =
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 100_000_000]).List[1, 6].Select(parts =>
        {
            var postings = parts.Select(p => new Posting(Account(p.Item1), LedgerAsset.Of(Share), "available", p.Item2 / 100m)).ToList();
            postings.Add(new Posting(Account(9), LedgerAsset.Of(Share), "available", -postings.Sum(p => p.Quantity)));
            return postings;
        });

    private static StockRecord Record(IEnumerable<Posting> postings, Basis basis) =>
        StockRecord.Of(postings.Where(p => !p.Asset.IsCash).Select(p => new Holding(p.Account, p.Purpose, p.Quantity)), basis);

    private static AccountId Account(int n) => new(new Guid(n, 0, 0, new byte[8]));
}
