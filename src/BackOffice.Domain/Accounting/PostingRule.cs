using System.Text.RegularExpressions;

namespace BackOffice.Domain.Accounting;

/// <summary>What an event must be for a rule to apply: a tag that is (or is not) one of some values.</summary>
public sealed record RuleCondition(string Tag, bool Is, IReadOnlyList<string> Values)
{
    public bool Holds(BusinessEvent e) => Values.Contains(e.Tags.GetValueOrDefault(Tag, "")) == Is;
}

/// <summary>Whose sub-ledger account or party a line carries.</summary>
public enum LineOwner { Nobody, Client, Other, Counterparty }

/// <summary>One line of a rule.</summary>
/// <param name="Item">The line opens or settles the event's open item.</param>
/// <param name="InFunctional">The amount is in functional currency already (a cost, an exchange difference).</param>
/// <param name="Carried">Functional amount, where it is not amount times rate: what the open item was booked at.</param>
public sealed record RuleLine(
    EntrySide Side, string Role, LineOwner Owner, bool Item, bool InFunctional, string Text, Expression Amount, Expression? Carried);

/// <summary>
/// A dated, versioned posting rule: which event, under which conditions, makes which lines. Its text is the rule;
/// the typed form is read from it.
/// </summary>
/// <remarks>
/// <code>
/// when trade-booked, capacity is agent, side is buy
/// debit client for client: gross + commission + fees + tax
/// credit clearing for counterparty item: gross
/// credit commission: commission
/// </code>
/// A line may also say <c>in functional</c> before the colon, and <c>carried EXPRESSION</c> after its amount. A line that comes to zero is left out.
/// </remarks>
public sealed partial record PostingRule(
    string Code, int Version, DateRange Valid, string EventKind, IReadOnlyList<RuleCondition> Conditions, IReadOnlyList<RuleLine> Lines, string Text)
{
    /// <summary>As it stands on journals: <c>client-buy/1</c>.</summary>
    public string Name => FormattableString.Invariant($"{Code}/{Version}");

    public bool Matches(BusinessEvent e) => EventKind == e.Kind && Valid.Contains(e.Date) && Conditions.All(c => c.Holds(e));

    /// <summary>Reads a rule; refused with the line that does not read.</summary>
    public static Outcome<PostingRule> Parse(string code, int version, DateRange valid, string text)
    {
        var rows = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (rows.Length < 3 || When().Match(rows[0]) is not { Success: true } when)
            return new Refusal("rule.line-wrong", 1, rows.FirstOrDefault() ?? "");

        var conditions = new List<RuleCondition>();
        foreach (var part in when.Groups["conditions"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Condition().Match(part) is not { Success: true } condition)
                return new Refusal("rule.line-wrong", 1, part);
            conditions.Add(new RuleCondition(
                condition.Groups["tag"].Value, condition.Groups["not"].Length == 0,
                condition.Groups["values"].Value.Split(" or ", StringSplitOptions.TrimEntries)));
        }

        var lines = new List<RuleLine>();
        for (var i = 1; i < rows.Length; i++)
        {
            var line = ParseLine(rows[i], i + 1);
            if (line.IsRefused)
                return line.Refusal!;
            lines.Add(line.Value!);
        }
        return new PostingRule(code, version, valid, when.Groups["kind"].Value, conditions, lines, text);
    }

    private static Outcome<RuleLine> ParseLine(string row, int number)
    {
        if (Line().Match(row) is not { Success: true } line)
            return new Refusal("rule.line-wrong", number, row);
        var amount = Expression.Parse(line.Groups["amount"].Value);
        if (amount.IsRefused)
            return amount.Refusal!;
        var carried = line.Groups["carried"].Success ? Expression.Parse(line.Groups["carried"].Value) : null;
        if (carried?.Refusal is { } refusal)
            return refusal;

        return new RuleLine(
            line.Groups["side"].Value == "debit" ? EntrySide.Debit : EntrySide.Credit,
            line.Groups["role"].Value,
            line.Groups["owner"].Value switch
            {
                "client" => LineOwner.Client,
                "other" => LineOwner.Other,
                "counterparty" => LineOwner.Counterparty,
                _ => LineOwner.Nobody,
            },
            line.Groups["item"].Success, line.Groups["functional"].Success, row, amount.Value!, carried?.Value);
    }

    [GeneratedRegex("^when (?<kind>[a-z-]+)(,(?<conditions>.*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex When();

    [GeneratedRegex("^(?<tag>[a-z-]+) is (?<not>not )?(?<values>[A-Za-z0-9-]+( or [A-Za-z0-9-]+)*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();

    [GeneratedRegex(
        "^(?<side>debit|credit) (?<role>[a-z-]+)( for (?<owner>client|other|counterparty))?(?<item> item)?(?<functional> in functional)?: ?(?<amount>.+?)( carried (?<carried>.+))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
