using System.Globalization;
using BackOffice.Ledger.Movements;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Pipeline.FourEyes;
using BackOffice.Platform.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BackOffice.Tests.Settlements;

/// <summary>The ledger and the books tell the same of clients, banks and the clearing house, whatever is paid and however it is moved.</summary>
public sealed class OddAmountsTests(Trading app) : IClassFixture<Trading>
{
    private static readonly decimal[] Offsets = [-2m, -0.37m, 0m, 0.5m, 2m];

    /// <summary>Each side and capacity, whole and in three parts, paid above and below what was due; with small trades whose charges or offsets are more than their price.</summary>
    [Fact]
    public async Task Given_any_amount_within_the_tolerance_When_trades_settle_Then_ledger_and_books_tie()
    {
        var trades = new List<string>();
        var messages = new List<string>();
        var n = 0;
        foreach (var side in (string[])["buy", "sell"])
            foreach (var account in (string[])["C1-1", "AND-PORTFOY"])
                foreach (var (quantity, price) in ((decimal, decimal)[])[(5, 12), (3, 33.33m), (6, 0.20m), (1000, 50)])
                    foreach (var parts in (int[])[1, 3])
                        for (var first = 0; first < Offsets.Length; first++)
                        {
                            var reference = string.Create(CultureInfo.InvariantCulture, $"ODD-{++n}");
                            trades.Add(string.Create(CultureInfo.InvariantCulture, $"{reference},2026-10-26,{side},AKBNK,{quantity},{price},TRY,{account},LODO,,,1.11,0.02,0.06"));
                            messages.AddRange(Steps(reference, quantity, Math.Round(quantity * price, 2), parts, first));
                        }

        Assert.Equal(0, (await app.Take("trades", Trading.TradeHeader + ",commission,fees,tax\n" + string.Join('\n', trades) + "\n")).Rejected);
        Assert.Equal([], await app.Rejections(await app.Messages([.. messages])));

        Assert.Equal([], await Broken());
        Assert.Equal(0L, await app.Sql<long>(
            "select count(*) from (select 1 from ledger.posting where purpose = 'pending' group by account_id, currency, security_id having sum(quantity) <> 0) open"));
    }

    private static IEnumerable<string> Steps(string reference, decimal quantity, decimal gross, int parts, int offset)
    {
        var (settled, paid) = (0m, 0m);
        for (var part = 1; part <= parts; part++)
        {
            var step = part == parts ? quantity - settled : Math.Floor(quantity / parts);
            settled += step;
            var due = Math.Max((part == parts ? gross : Math.Round(gross * settled / quantity, 2, MidpointRounding.AwayFromZero)) - paid, 0);
            var amount = Math.Max(due + Offsets[(offset + part) % Offsets.Length], 0);
            paid += amount;
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{reference},{reference}-{part},{(part == parts ? "settled" : "partially-settled")},{step},{amount},2026-10-30T10:00:00Z,");
        }
    }

    [Theory]
    [InlineData("deposit", "C1-1 500 C2-1 250 AND-MUSTERI-TRY -750", null)]
    [InlineData("deposit", "C1-1 500 AND-PORTFOY 70 AND-MUSTERI-TRY -500 AND-BANKA-TRY -70", null)]
    [InlineData("deposit", "C1-1 -5 AND-MUSTERI-TRY 5", "movement.wrong-direction.up")]
    [InlineData("deposit", "C1-1 5 C2-1 -5", "movement.wrong-direction.up")]
    [InlineData("deposit", "C1-1 5 AND-BANKA-TRY -5", "movement.client-money-apart")]
    [InlineData("deposit", "C1-1 5 AND-LODO -5", "movement.no-place-for-cash")]
    [InlineData("withdrawal", "C1-1 -5 AND-MUSTERI-TRY 5", null)]
    [InlineData("withdrawal", "C1-1 5 AND-MUSTERI-TRY -5", "movement.wrong-direction.down")]
    [InlineData("charge", "AND-PORTFOY -9 AND-BANKA-TRY 9", null)]
    [InlineData("charge", "C1-1 -9 AND-PORTFOY 9", "movement.wrong-direction.down")]
    [InlineData("opening", "C2-1 40 AND-MUSTERI-TRY -40", null)]
    [InlineData("transfer", "C1-1 -30 C2-1 30", null)]
    [InlineData("transfer", "C1-1 -7 AND-PORTFOY 7", "movement.client-money-apart")]
    [InlineData("transfer", "C1-1 -7 AND-PORTFOY 7 AND-MUSTERI-TRY 7 AND-BANKA-TRY -7", null)]
    [InlineData("transfer", "C1-1 8 AND-PORTFOY -8 AND-MUSTERI-TRY -8 AND-BANKA-TRY 8", null)]
    [InlineData("transfer", "C1-1 -9 C2-1 4 AND-PORTFOY 5 AND-MUSTERI-TRY 5 AND-BANKA-TRY -5", null)]
    [InlineData("transfer", "AND-MUSTERI-TRY 11 AND-BANKA-TRY -11", null)]
    [InlineData("transfer", "AND-MUSTERI-TRY -11 AND-BANKA-TRY 11", null)]
    public async Task Given_cash_moved_by_hand_When_it_has_a_shape_of_its_kind_Then_ledger_and_books_tie_and_otherwise_its_maker_is_told(
        string kind, string postings, string? refused)
    {
        var words = postings.Split(' ');
        var lines = words.Chunk(2).Select(w => new Post.Line(w[0], "TRY", "available", decimal.Parse(w[1], CultureInfo.InvariantCulture))).ToList();

        var outcome = await app.Clerk.Send(new Post.Command(Guid.NewGuid(), new DateOnly(2026, 11, 24), kind, "Deneme", lines));

        Assert.Equal(refused, outcome.Refusal?.Code);
        if (outcome.Approval is { } approval)
        {
            var stored = await app.Read(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == approval));
            Assert.Null((await app.Clerk.Send(new Approve.Command(Guid.NewGuid(), approval, Convert.ToHexStringLower(stored.Sha256)))).Refusal);
        }
        Assert.Equal([], await Broken());
    }

    [Fact]
    public async Task Given_a_movement_that_the_books_would_refuse_When_its_maker_posts_it_Then_he_is_told_and_nobody_is_asked()
    {
        var outcome = await app.Clerk.Send(new Post.Command(Guid.NewGuid(), new DateOnly(2031, 1, 4), "deposit", "Deneme",
            [new("C1-1", "TRY", "available", 5), new("AND-MUSTERI-TRY", "TRY", "available", -5)]));

        Assert.NotNull(outcome.Refusal);
        Assert.Null(outcome.Approval);
        Assert.Equal(0, await app.Read(db => db.Set<Approval>().CountAsync(a => a.Command == "Ledger.Movements.Post" && a.State == ApprovalState.Waiting)));
    }

    private async Task<IReadOnlyList<string>> Broken()
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var broken = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<IVerifyCheck>())
            broken.AddRange((await check.Run(CancellationToken.None)).Where(r => !r.Ok).Select(r => $"{r.Name}: {r.Detail}"));
        return broken;
    }
}
