using System.Globalization;

namespace BackOffice.Messages.BankStatements;

/// <summary>Opening balance and booked movements make the closing balance, or the breaks say by how much not.</summary>
/// <param name="Movements">Sum of the booked entries in the statement's currency.</param>
/// <param name="Difference">Closing less (opening and movements); null when a balance is missing or in another currency.</param>
/// <param name="Proven">Null when the statement does not state both balances; false with at least one break.</param>
public sealed record StatementProof(decimal? Opening, decimal Movements, decimal? Closing, decimal? Difference, bool? Proven, IReadOnlyList<StatementProblem> Breaks)
{
    /// <summary>Proves one statement, or one page: each page states its own balances.</summary>
    public static StatementProof Of(BankStatement statement)
    {
        List<StatementProblem> breaks = [];
        var (credits, debits, creditCount, debitCount) = (0m, 0m, 0, 0);
        List<StatementEntry> unbooked = [];
        foreach (var entry in statement.Entries)
        {
            if (entry.Status != EntryStatus.Booked)
            {
                unbooked.Add(entry);
                continue;
            }
            if (entry.Currency is not null && statement.Currency is not null && entry.Currency != statement.Currency)
            {
                breaks.Add(StatementProblem.At(entry.Line, StatementCodes.EntryCurrency, entry.Currency, statement.Currency));
                continue;
            }
            if (entry.Amount < 0)
                (debits, debitCount) = (debits - entry.Amount, debitCount + 1);
            else
                (credits, creditCount) = (credits + entry.Amount, creditCount + 1);
        }
        foreach (var sum in statement.Sums)
        {
            var expected = unbooked.Where(e => e.Amount < 0 != sum.Credit).ToList();
            var (counted, count) = sum.Credit ? (credits, creditCount) : (debits, debitCount);
            // Banks differ in whether their sums hold what is only expected.
            if (sum.Amount != counted + expected.Sum(e => Math.Abs(e.Amount)) || sum.Count != count + expected.Count)
                Compare(sum, counted, count, breaks);
        }

        var movements = credits - debits;
        var (opening, closing) = (statement.Opening, statement.Closing);
        decimal? difference = null;
        if (opening is not null && closing is not null)
        {
            if (opening.Currency != closing.Currency || opening.Currency != statement.Currency)
                breaks.Add(StatementProblem.At(closing.Line, StatementCodes.BalanceCurrency, opening.Currency,
                    opening.Currency != closing.Currency ? closing.Currency : statement.Currency ?? ""));
            else if ((difference = closing.Amount - opening.Amount - movements) != 0)
                breaks.Add(StatementProblem.At(closing.Line, StatementCodes.BalanceBroken,
                    Text(opening.Amount), Text(movements), Text(closing.Amount), Text(difference.Value), closing.Currency));
        }
        var proven = breaks.Count > 0 ? false : difference is null ? (bool?)null : true;
        return new StatementProof(opening?.Amount, movements, closing?.Amount, difference, proven, breaks);
    }

    private static void Compare(StatedSum stated, decimal counted, int count, List<StatementProblem> breaks)
    {
        var mark = stated.Credit ? "C" : "D";
        if (stated.Amount is { } amount && amount != counted)
            breaks.Add(StatementProblem.At(stated.Line, StatementCodes.SumBroken, mark, Text(amount), Text(counted), Text(amount - counted)));
        if (stated.Count is { } number && number != count)
            breaks.Add(StatementProblem.At(stated.Line, StatementCodes.CountBroken, mark,
                number.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)));
    }

    internal static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
