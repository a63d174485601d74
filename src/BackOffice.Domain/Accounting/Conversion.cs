namespace BackOffice.Domain.Accounting;

/// <summary>Functional and reporting amounts of a journal's lines, each rounded at the line and both sides equal.</summary>
internal sealed record Conversion(IReadOnlyList<decimal> Functional, IReadOnlyList<decimal> Reporting)
{
    public static Outcome<Conversion> Of(IReadOnlyList<DraftLine> lines, BookCurrencies currencies)
    {
        // In one currency the amounts themselves must agree, or a wrong amount could hide in the rounding of the rate.
        var byCurrency = lines.GroupBy(l => l.Currency).ToList();
        if (byCurrency.Count == 1 && Difference(lines, [.. lines.Select(l => l.Amount)]) is var transaction and not 0)
            return Unbalanced(transaction, byCurrency[0].Key);

        var functional = lines.Select(l => l.Carried ?? Rounding.To(l.Amount * l.Rate, currencies.FunctionalUnits)).ToArray();
        // Only a converted line may take the residual: an open item must return to zero, and TRY stays what it is in TRY.
        bool[] rounded = [.. lines.Select(l => l.Carried is null && l.Currency != currencies.Functional)];
        if (!Close(lines, functional, rounded, currencies.FunctionalUnits, out var difference))
            return Unbalanced(difference, currencies.Functional);
        for (var i = 0; i < functional.Length; i++)
        {
            if (functional[i] <= 0)
                return new Refusal("journal.amount-too-small", i + 1, currencies.Functional).At($"lines[{i}].amount");
        }

        if (currencies.Reporting == currencies.Functional)
            return new Conversion(functional, functional);
        var reporting = functional.Select(f => Rounding.To(f * currencies.ReportingRate, currencies.ReportingUnits)).ToArray();
        return Close(lines, reporting, [.. lines.Select(_ => true)], currencies.ReportingUnits, out difference)
            ? new Conversion(functional, reporting)
            : Unbalanced(difference, currencies.Reporting);
    }

    /// <summary>Puts what rounding left over on the largest line; false when more is missing than rounding can explain.</summary>
    private static bool Close(IReadOnlyList<DraftLine> lines, decimal[] amounts, bool[] rounded, int units, out decimal difference)
    {
        difference = Difference(lines, amounts);
        if (difference == 0)
            return true;
        if (Math.Abs(difference) > rounded.Count(r => r) * Rounding.Unit(units) / 2)
            return false;

        var largest = Enumerable.Range(0, amounts.Length).Where(i => rounded[i]).OrderByDescending(i => amounts[i]).ThenBy(i => i).First();
        amounts[largest] -= lines[largest].Side == EntrySide.Debit ? difference : -difference;
        return true;
    }

    private static decimal Difference(IReadOnlyList<DraftLine> lines, IReadOnlyList<decimal> amounts) =>
        lines.Select((l, i) => l.Side == EntrySide.Debit ? amounts[i] : -amounts[i]).Sum();

    private static Refusal Unbalanced(decimal difference, string currency) =>
        new Refusal("journal.unbalanced", difference, currency).At("lines");
}
