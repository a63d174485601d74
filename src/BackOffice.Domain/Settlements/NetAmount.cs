namespace BackOffice.Domain.Settlements;

/// <summary>One line of how the net amount came about.</summary>
/// <param name="Schedule">Code of the tariff row; null when the sender supplied the part or no row was in force.</param>
/// <param name="Supplied">True when the sender's figure ruled.</param>
/// <param name="Base">What the rate was applied to, null for supplied and flat ones.</param>
public sealed record NetPart(FeePart Part, decimal Amount, bool Supplied, string? Schedule = null, decimal? Base = null, decimal? Rate = null);

/// <summary>
/// What a trade comes to: a buyer pays gross and the charges, a seller gets gross without them. Charges the sender gave rule;
/// those absent are computed from the tariffs in force on the trade date. Every part stands here with its cause.
/// </summary>
public sealed record NetAmount(decimal Gross, decimal Commission, decimal Fees, decimal Tax, decimal Net, IReadOnlyList<NetPart> Parts)
{
    /// <summary>Refused when two tariff rows of one code fit equally well (<c>fee-schedule.ambiguous</c>) or a seller would have to pay (<c>trade.net-negative</c>).</summary>
    public static Outcome<NetAmount> Compute(TradeTerms terms, SuppliedCharges supplied, IReadOnlyCollection<FeeSchedule> schedules)
    {
        var currency = terms.Currency;
        var gross = currency.Round(terms.Quantity * terms.Price);
        var parts = new List<NetPart>();

        // Commission first: a tax may be a share of it.
        foreach (var (part, given) in new[] { (FeePart.Commission, supplied.Commission), (FeePart.Fee, supplied.Fees), (FeePart.Tax, supplied.Tax) })
        {
            if (given is { } amount)
            {
                parts.Add(new NetPart(part, amount, true));
                continue;
            }
            var chosen = Choose(part, terms, schedules);
            if (chosen.Refusal is { } why)
                return why;
            foreach (var row in chosen.Value!)
            {
                decimal? charged = row.Base switch
                {
                    FeeBase.Gross => gross,
                    FeeBase.Commission => Sum(parts, FeePart.Commission),
                    FeeBase.Flat => null,
                    _ => throw new InvalidOperationException($"Unknown base {row.Base}."),
                };
                parts.Add(new NetPart(part, row.Of(charged ?? 0, currency), false, row.Code, charged, row.Rate));
            }
        }

        var (commission, fees, tax) = (Sum(parts, FeePart.Commission), Sum(parts, FeePart.Fee), Sum(parts, FeePart.Tax));
        var charges = commission + fees + tax;
        var net = terms.Side switch
        {
            Side.Buy => gross + charges,
            Side.Sell => gross - charges,
            _ => throw new InvalidOperationException($"Unknown side {terms.Side}."),
        };
        return net < 0 ? new Refusal("trade.net-negative", gross, charges, currency.Code) : new NetAmount(gross, commission, fees, tax, net, parts);
    }

    private static Outcome<IReadOnlyList<FeeSchedule>> Choose(FeePart part, TradeTerms terms, IReadOnlyCollection<FeeSchedule> schedules)
    {
        var chosen = new List<FeeSchedule>();
        foreach (var code in schedules.Where(s => s.Part == part && s.Fits(terms)).GroupBy(s => s.Code).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var most = code.Max(s => s.Names);
            FeeSchedule[] best = [.. code.Where(s => s.Names == most)];
            if (best.Length > 1)
                return new Refusal("fee-schedule.ambiguous", code.Key, terms.TradeDate);
            chosen.Add(best[0]);
        }
        return chosen;
    }

    private static decimal Sum(IEnumerable<NetPart> parts, FeePart part) => parts.Where(p => p.Part == part).Sum(p => p.Amount);
}
