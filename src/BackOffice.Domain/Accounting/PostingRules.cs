namespace BackOffice.Domain.Accounting;

/// <summary>What one rule makes of one event: the lines, and why.</summary>
public sealed record RuleResult(string RuleCode, string RuleName, IReadOnlyList<DraftLine> Lines, RuleExplanation Why);

/// <summary>Why a journal looks as it does: the rule and its version, the conditions that held, the inputs read, and each line's origin.</summary>
public sealed record RuleExplanation(
    string RuleName, IReadOnlyDictionary<string, string> Tags, IReadOnlyDictionary<string, decimal> Inputs, IReadOnlyList<LineExplanation> Lines);

/// <param name="Account">The account the role led to; suspense when the role has none.</param>
/// <param name="Amount">Zero for a line that was left out.</param>
/// <param name="RoleMissing">True when the role has no account and suspense took its place.</param>
public sealed record LineExplanation(string RuleText, string Role, string Account, decimal Amount, bool RoleMissing);

/// <summary>
/// The posting rules in force, evaluated purely: an event goes in, lines and their explanation come out.
/// An event may meet several rules (its settlement and the firm's own-money draw), each makes a journal of its own.
/// </summary>
public sealed class PostingRules(IEnumerable<PostingRule> rules, AccountRoles roles)
{
    private readonly List<PostingRule> _rules = [.. rules];

    /// <summary>
    /// The journals of an event. When no rule knows it, it goes to suspense with its whole amount (<c>suspense/0</c>): nothing is dropped in silence.
    /// Refused when an input is missing, an amount comes out negative, or not even suspense has an account.
    /// </summary>
    public Outcome<IReadOnlyList<RuleResult>> Apply(BusinessEvent e, BookCurrencies currencies)
    {
        // Of one rule the latest version in force speaks.
        var matching = _rules.Where(r => r.Matches(e))
            .GroupBy(r => r.Code, StringComparer.Ordinal)
            .Select(g => g.MaxBy(r => r.Version)!)
            .OrderBy(r => r.Code, StringComparer.Ordinal)
            .ToList();
        if (matching.Count == 0)
            return ToSuspense(e);

        var results = new List<RuleResult>();
        foreach (var rule in matching)
        {
            var result = Apply(rule, e, currencies);
            if (result.Refusal is { } refusal)
                return refusal;
            if (result.Value!.Lines.Count > 0)
                results.Add(result.Value);
        }
        return results;
    }

    private Outcome<RuleResult> Apply(PostingRule rule, BusinessEvent e, BookCurrencies currencies)
    {
        var amounts = new Dictionary<string, decimal>(e.Amounts, StringComparer.Ordinal) { ["rate"] = e.Rate };
        var inputs = new Inputs(amounts, currencies.FunctionalUnits);
        var lines = new List<DraftLine>();
        var why = new List<LineExplanation>();
        foreach (var line in rule.Lines)
        {
            var amount = line.Amount.Value(inputs);
            if (amount.IsRefused)
                return amount.Refusal!;
            if (amount.Value < 0)
                return new Refusal("rule.amount-negative", rule.Name, line.Text, amount.Value);
            var carried = line.Carried?.Value(inputs);
            if (carried?.Refusal is { } refusal)
                return refusal;

            var role = roles.Find(line.Role, e.Date, e.Tags.GetValueOrDefault("asset-class"));
            var account = role ?? roles.Find(AccountRoles.Suspense, e.Date, null);
            if (account is null)
                return new Refusal("rule.role-unmapped", line.Role, e.Date);
            why.Add(new LineExplanation(line.Text, line.Role, account.Account, amount.Value, role is null));
            if (amount.Value != 0)
                lines.Add(Draft(line, e, account, amount.Value, carried?.Value, currencies));
        }
        return new RuleResult(rule.Code, rule.Name, lines, new RuleExplanation(rule.Name, e.Tags, inputs.WereRead, why));
    }

    private static DraftLine Draft(RuleLine line, BusinessEvent e, AccountRole role, decimal amount, decimal? carried, BookCurrencies currencies)
    {
        var rate = RateOf(line, e, amount, carried);
        return new DraftLine(role.Account, line.Side, amount, line.InFunctional ? currencies.Functional : e.Currency, rate.Rate, rate.On)
        {
            Carried = carried,
            Role = line.Role,
            Party = line.Owner switch
            {
                LineOwner.Client => e.Party,
                LineOwner.Other => e.OtherParty,
                LineOwner.Counterparty => e.Counterparty,
                LineOwner.Nobody => null,
                _ => throw new InvalidOperationException($"Unknown owner {line.Owner}."),
            },
            SubLedger = line.Owner switch
            {
                LineOwner.Client => e.SubLedger,
                LineOwner.Other => e.OtherSubLedger,
                LineOwner.Counterparty or LineOwner.Nobody => null,
                _ => throw new InvalidOperationException($"Unknown owner {line.Owner}."),
            },
            OpenItemKey = line.Item ? e.OpenItemKey : null,
            Dimensions = e.Dimensions,
        };
    }

    /// <summary>The rate a line shows. What an open item carries leaves at the rate it came at, of its own day.</summary>
    private static DatedRate RateOf(RuleLine line, BusinessEvent e, decimal amount, decimal? carried) =>
        line.InFunctional ? new DatedRate(1m, e.RateDate)
        : carried is > 0 ? e.OpenedAt ?? new DatedRate(Carry(carried.Value, amount), e.RateDate)
        : new DatedRate(e.Rate, e.RateDate);

    /// <summary>What the amounts come to, where the rate of the booking is not known; in functional currency it is exactly 1.</summary>
    private static decimal Carry(decimal functional, decimal amount) => Math.Round(functional / amount, 10, MidpointRounding.AwayFromZero);

    private Outcome<IReadOnlyList<RuleResult>> ToSuspense(BusinessEvent e)
    {
        if (roles.Find(AccountRoles.Suspense, e.Date, null) is not { } suspense)
            return new Refusal("rule.none", e.Kind, e.Reference);
        string[] wholes = ["gross", "paid", "amount"];
        var whole = wholes.Select(n => Math.Abs(e.Amounts.GetValueOrDefault(n))).FirstOrDefault(a => a != 0);
        if (whole == 0)
            return Outcome.Of<IReadOnlyList<RuleResult>>([]);

        DraftLine Line(EntrySide side) => new(suspense.Account, side, whole, e.Currency, e.Rate, e.RateDate)
        {
            Role = AccountRoles.Suspense,
            Party = e.Party,
            OpenItemKey = e.OpenItemKey,
            Dimensions = e.Dimensions,
        };
        var why = new RuleExplanation("suspense/0", e.Tags, e.Amounts, []);
        return Outcome.Of<IReadOnlyList<RuleResult>>(
            [new RuleResult("suspense", "suspense/0", [Line(EntrySide.Debit), Line(EntrySide.Credit)], why)]);
    }
}
