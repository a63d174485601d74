using System.Globalization;

namespace BackOffice.Messages.BankStatements;

/// <summary>Where one statement of an account follows another: what is missing, repeated or told twice between them.</summary>
public static class StatementSequence
{
    /// <summary>All breaks between consecutive statements, account by account. Interim reports and notifications are no links of the chain.</summary>
    /// <param name="statements">Whole ones: join pages first.</param>
    public static IReadOnlyList<StatementProblem> Breaks(IEnumerable<BankStatement> statements)
    {
        List<StatementProblem> breaks = [];
        foreach (var account in statements.Where(IsLink).GroupBy(s => (s.Iban ?? s.Account, s.Currency)))
        {
            BankStatement? before = null;
            foreach (var statement in account.OrderBy(s => s.To ?? DateOnly.MinValue).ThenBy(s => s.From ?? DateOnly.MinValue).ThenBy(s => s.Number ?? 0))
            {
                if (before is not null)
                    breaks.AddRange(Between(before, statement));
                before = statement;
            }
        }
        return breaks;
    }

    public static bool IsLink(BankStatement statement) => statement.Format is StatementFormat.Mt940 or StatementFormat.Mt950 or StatementFormat.Camt053;

    /// <summary>The breaks between a statement and the next one of the same account and currency.</summary>
    public static IEnumerable<StatementProblem> Between(BankStatement before, BankStatement after)
    {
        if (before.Number is { } last && after.Number is { } next && Number(before, after, last, next) is { } gap)
            yield return gap;
        if (before.Closing is { } closing && after.Opening is { } opening && closing.Currency == opening.Currency && closing.Amount != opening.Amount)
            yield return StatementProblem.At(opening.Line, StatementCodes.BalanceGap, StatementProof.Text(closing.Amount), StatementProof.Text(opening.Amount),
                StatementProof.Text(opening.Amount - closing.Amount), opening.Currency);
        // The opening balance is of the day the one before closed on, so that day belongs to both.
        if (before.To is { } end && after.From is { } start && start < end)
            yield return StatementProblem.At(after.Line, StatementCodes.DaysOverlap, Text(end), Text(start));
    }

    private static StatementProblem? Number(BankStatement before, BankStatement after, long last, long next)
    {
        if (next == last + 1)
            return null;
        if (next == last)
            return StatementProblem.At(after.Line, StatementCodes.NumberRepeated, Text(next));
        // Most banks begin again with 1 each year.
        var newYear = next < last && before.To?.Year < after.To?.Year;
        if (newYear && next == 1)
            return null;
        return StatementProblem.At(after.Line, StatementCodes.NumberGap, Text(newYear ? 0 : last), Text(next));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
