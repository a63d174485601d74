using BackOffice.Accounting.Persistence;
using BackOffice.Accounting.TrialBalance;
using BackOffice.Domain.Accounting;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Tests.Accounting;

public sealed class TrialBalanceTests(Books books) : IClassFixture<Books>
{
    private const int Pairs = 1000;
    private static readonly string[] Accounts = ["770", "760", "381", "335", "649.01", "120", "153"];

    /// <summary>The oracle adds up exported lines in C#, not the same SQL twice.</summary>
    [Fact]
    public async Task Balances_at_a_thousand_random_pairs_of_days_and_instants_equal_a_full_scan()
    {
        var random = new Random(20261124);
        for (var i = 0; i < 120; i++)
        {
            books.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 600)));
            var amount = random.Next(1, 90_000_00) / 100m;
            var day = new DateOnly(2025, 1, 1).AddDays(random.Next(0, 690));
            var (debit, credit) = (Accounts[random.Next(Accounts.Length)], Accounts[random.Next(Accounts.Length)]);
            Assert.Null((await books.Accountant.Send(Books.Journal(day, Books.Debit(debit, amount), Books.Credit(credit, amount)))).Refusal);
        }
        var lines = await books.Read(db => db.JournalLines.AsNoTracking().ToListAsync());
        var instants = lines.Select(l => l.BookedAt).Distinct().Order().ToList();
        var reader = books.Accountant;

        for (var i = 0; i < Pairs; i++)
        {
            var asOf = new DateOnly(2025, 1, 1).AddDays(random.Next(-5, 700));
            var knownAt = instants[random.Next(instants.Count)].AddMicroseconds(random.Next(-1, 2));

            var report = (await reader.Send(new Mizan.Query(AsOf: $"{asOf:yyyy-MM-dd}", From: "2025-01-01", KnownAt: knownAt.ToString("O")))).Value!;

            var expected = lines.Where(l => l.PostingDate <= asOf && l.BookedAt <= knownAt)
                .GroupBy(l => l.Account).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Sum(l => l.Side == EntrySide.Debit ? l.Functional : -l.Functional)));
            Assert.Equal(expected, report.Items.Select(r => (r.Account, r.Closing)));
            Assert.True(report.IsBalanced);
        }
    }

    [Fact]
    public async Task By_level_the_parts_add_up_to_the_whole()
    {
        await books.Accountant.Send(Books.Journal(new DateOnly(2026, 3, 2), Books.Debit("770", 11m), Books.Credit("381", 11m)));

        var leaves = (await books.Accountant.Send(new Mizan.Query(AsOf: "2026-12-31"))).Value!;
        var classes = (await books.Accountant.Send(new Mizan.Query(AsOf: "2026-12-31", Level: 1))).Value!;

        Assert.Equal(leaves.Items.Where(r => r.Account.StartsWith('7')).Sum(r => r.Closing), classes.Items.Single(r => r.Account == "7").Closing);
        Assert.Equal(leaves.Total.Debit, classes.Total.Debit);
    }
}
