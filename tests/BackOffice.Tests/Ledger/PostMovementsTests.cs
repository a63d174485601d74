using BackOffice.Domain;
using BackOffice.Ledger;
using BackOffice.Ledger.Contracts;
using BackOffice.Ledger.Movements;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BackOffice.Tests.Ledger;

public sealed class PostMovementsTests(LedgerFirm firm) : IClassFixture<LedgerFirm>
{
    private static readonly DateOnly Day = new(2026, 11, 16);

    [Fact]
    public async Task Given_a_set_of_movements_When_it_is_posted_Then_all_of_it_is_stored_with_one_fact()
    {
        var (buy, deposit) = (firm.Buy(Day, Day.AddDays(2)), firm.Deposit(Day, 60_000));

        Assert.Equal(Outcome.Done, await firm.Post(buy, deposit));

        Assert.Equal(7, await firm.Read(db => { var postings = db.Postings; return postings.CountAsync(p => p.MovementId == buy.Id || p.MovementId == deposit.Id); }));
        var fact = Assert.IsType<QuantitiesMoved>(Assert.Single(await firm.Facts(buy.Id.Value)));
        Assert.Equal(2, fact.Rows);
        Assert.Equal(fact.RowsSha256, Assert.IsType<QuantitiesMoved>(Assert.Single(await firm.Facts(deposit.Id.Value))).RowsSha256);
    }

    [Fact]
    public async Task Given_one_movement_that_does_not_balance_When_the_set_is_posted_Then_nothing_of_it_is_stored()
    {
        var good = firm.Deposit(Day, 10);
        var bad = firm.Movement("trade", Day, LedgerFirm.Available(firm.Buyer, 10), LedgerFirm.Available(firm.ClientBank, -9.99m));

        var outcome = await firm.Post(good, bad);

        Assert.Equal(new Refusal("movement.unbalanced", "TRY", 0.01m).At("postings"), outcome.Refusal);
        Assert.False(await firm.Read(db => { var all = db.Movements; return all.AnyAsync(m => m.Id == good.Id); }));
        Assert.Empty(await firm.Facts(good.Id.Value));
    }

    [Fact]
    public async Task Given_a_cause_that_moved_already_When_it_is_posted_again_Then_it_is_refused()
    {
        var movement = firm.Deposit(Day, 20);
        await firm.Post(movement);

        var again = await firm.Post(movement with { Id = new MovementId(Guid.NewGuid()) });

        Assert.Equal("movement.already-posted", again.Refusal?.Code);
    }

    [Fact]
    public async Task Given_50_posts_of_one_cause_at_once_Then_it_moves_once()
    {
        var movement = firm.Deposit(Day, 1, firm.OtherClient);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => firm.Post(movement with { Id = new MovementId(Guid.NewGuid()) })));

        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Contains(o.Refusal!.Code, new[] { "movement.already-posted", "constraint.movement_cause" }));
    }

    [Fact]
    public async Task Given_a_posted_movement_When_its_postings_are_changed_or_joined_Then_the_database_refuses()
    {
        var movement = firm.Deposit(Day, 30);
        await firm.Post(movement);

        async Task<string?> Refused(string sql) =>
            (await Assert.ThrowsAsync<PostgresException>(() => firm.Execute(sql, movement.Id.Value))).SqlState;

        Assert.Equal("42501", await Refused("update ledger.posting set quantity = 31 where movement_id = $1"));
        Assert.Equal("42501", await Refused("delete from ledger.movement where id = $1"));
        Assert.Equal("23514", await Refused(
            """
            insert into ledger.posting (movement_id, line_no, entity_id, account_id, currency, purpose, quantity, business_date, booked_at)
            select movement_id, 10 + line_no, entity_id, account_id, currency, purpose, -quantity, business_date, booked_at from ledger.posting where movement_id = $1
            """));
        Assert.Equal("23001", (await Assert.ThrowsAsync<PostgresException>(
            () => firm.ExecuteAsSuperuser("delete from ledger.posting where movement_id = $1", movement.Id.Value))).SqlState);
    }

    [Fact]
    public async Task A_movement_is_undone_once()
    {
        var movement = firm.Deposit(Day, 40);
        await firm.Post(movement);
        MovementDraft Undo() => firm.Movement("trade-reversal", Day,
            LedgerFirm.Available(firm.Buyer, -40), LedgerFirm.Available(firm.ClientBank, 40)) with { Reverses = movement.Id };

        Assert.False((await firm.Post(Undo())).IsRefused);

        Assert.Equal("constraint.movement_reversed_once", (await firm.Post(Undo())).Refusal?.Code);
    }

    [Fact]
    public async Task The_checks_hold_and_find_damage()
    {
        await firm.Post(firm.Buy(Day, Day.AddDays(2)));

        var verified = await firm.LedgerHolds();

        Assert.Equal(["movements-balance", "balances-equal-postings", "long-equals-short"], verified.Select(c => c.Name));
        Assert.True(verified[0].Count > 0);
    }
}
