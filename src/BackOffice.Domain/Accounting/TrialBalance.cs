namespace BackOffice.Domain.Accounting;

/// <summary>How deep the chart is shown: 1 class, 10 group, 100 account, 100.01 sub-account.</summary>
public enum ChartLevel { Class = 1, Group = 2, Account = 3, SubAccount = 4 }

/// <summary>What a posted account did: its balance before the period (debit positive) and both sides within it, in functional currency.</summary>
public readonly record struct AccountTotals(string Account, decimal Opening, decimal Debit, decimal Credit);

/// <summary>One row of the trial balance. Opening and closing stand on one side only; the two turnovers on both.</summary>
public sealed record TrialBalanceRow(
    string Account, decimal OpeningDebit, decimal OpeningCredit, decimal Debit, decimal Credit, decimal ClosingDebit, decimal ClosingCredit);

/// <summary>The trial balance (Mizan): rows by chart level and their totals, whose two sides are equal in each pair of columns.</summary>
public sealed record TrialBalance(IReadOnlyList<TrialBalanceRow> Rows, TrialBalanceRow Total)
{
    public bool IsBalanced =>
        Total.OpeningDebit == Total.OpeningCredit && Total.Debit == Total.Credit && Total.ClosingDebit == Total.ClosingCredit;

    public static TrialBalance Of(IEnumerable<AccountTotals> accounts, ChartLevel level)
    {
        var rows = accounts
            .GroupBy(a => CodeAt(a.Account, level), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Row(g.Key, g.Sum(a => a.Opening), g.Sum(a => a.Debit), g.Sum(a => a.Credit)))
            .ToList();
        return new TrialBalance(rows, new TrialBalanceRow(
            "", rows.Sum(r => r.OpeningDebit), rows.Sum(r => r.OpeningCredit), rows.Sum(r => r.Debit), rows.Sum(r => r.Credit),
            rows.Sum(r => r.ClosingDebit), rows.Sum(r => r.ClosingCredit)));
    }

    /// <summary>The code of an account at a level: <c>102.01</c> is 1, 10, 102 and itself.</summary>
    public static string CodeAt(string account, ChartLevel level)
    {
        var main = account.Split('.', 2)[0];
        return level == ChartLevel.SubAccount ? account : main[..Math.Min((int)level, main.Length)];
    }

    private static TrialBalanceRow Row(string account, decimal opening, decimal debit, decimal credit)
    {
        var closing = opening + debit - credit;
        return new TrialBalanceRow(
            account, Math.Max(opening, 0), Math.Max(-opening, 0), debit, credit, Math.Max(closing, 0), Math.Max(-closing, 0));
    }
}
