using BackOffice.Domain.Accounting;
using CsCheck;

namespace BackOffice.Domain.Tests.Accounting;

public sealed class TrialBalanceTests
{
    private static readonly AccountTotals[] Totals =
    [
        new("102.01", 100, 105, 0), new("102.02", 0, 60_000, 50_105), new("136.01", 0, 50_000, 50_000),
        new("320.01", -100, 50_105, 60_000), new("600.01", 0, 0, 100), new("360.05", 0, 0, 5),
    ];

    [Theory]
    [InlineData(ChartLevel.Class, "1 3 6")]
    [InlineData(ChartLevel.Group, "10 13 32 36 60")]
    [InlineData(ChartLevel.Account, "102 136 320 360 600")]
    [InlineData(ChartLevel.SubAccount, "102.01 102.02 136.01 320.01 360.05 600.01")]
    public void Rows_follow_the_chart_level_and_balance_at_each(ChartLevel level, string codes)
    {
        var balance = TrialBalance.Of(Totals, level);

        Assert.Equal(codes.Split(' '), balance.Rows.Select(r => r.Account));
        Assert.True(balance.IsBalanced);
        Assert.Equal(160_210, balance.Total.Debit);
    }

    [Fact]
    public void An_opening_stands_on_its_own_side() =>
        Assert.Equal(
            new TrialBalanceRow("320", 0, 100, 50_105, 60_000, 0, 9_995),
            TrialBalance.Of(Totals, ChartLevel.Account).Rows.Single(r => r.Account == "320"));

    [Fact]
    public void Any_balanced_lines_give_a_balanced_trial_balance_at_any_level() =>
        Gen.Select(Gen.Int[100, 799], Gen.Int[1, 3], Gen.Int[1, 1_000_000]).List[1, 30].Sample(lines =>
        {
            var totals = lines.Select(l => new AccountTotals($"{l.Item1}.0{l.Item2}", 0, l.Item3 / 100m, 0))
                .Append(new AccountTotals("999.01", 0, 0, lines.Sum(l => l.Item3) / 100m))
                .ToList();
            return Enum.GetValues<ChartLevel>().All(level => TrialBalance.Of(totals, level).IsBalanced);
        });
}
