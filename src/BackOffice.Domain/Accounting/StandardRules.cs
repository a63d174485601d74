namespace BackOffice.Domain.Accounting;

/// <summary>
/// The posting rules a new entity starts with: data that is stored dated and versioned, read on a page and replaced by later versions.
/// </summary>
/// <remarks>
/// Sources: SPK Seri V No 6 Art. 11 (client account against the clearing house; own trades gross, moving weighted average),
/// law 6802 Art. 28 and 33 (BSMV on commission). Inputs of trades: gross, commission, fees, tax, cost, cost_back and cost_more (functional currency).
/// Inputs of a settlement step: paid (cash in this step), net_share, open and open_functional (what the step settles of the open item).
/// </remarks>
public static class StandardRules
{
    public static readonly DateOnly From = new(2000, 1, 1);

    /// <summary>Code and text of each rule, version 1.</summary>
    public static readonly IReadOnlyList<(string Code, string Text)> Texts =
    [
        ("client-buy", """
            when trade-booked, capacity is agent, side is buy
            debit client for client: gross + commission + fees + tax
            credit clearing for counterparty item: gross
            credit commission-income: commission
            credit fees-payable: fees
            credit bsmv-payable: tax
            """),
        ("client-sell", """
            when trade-booked, capacity is agent, side is sell
            debit clearing for counterparty item: gross
            credit client for client: max(gross - commission - fees - tax, 0)
            debit client for client: max(commission + fees + tax - gross, 0)
            credit commission-income: commission
            credit fees-payable: fees
            credit bsmv-payable: tax
            """),
        ("client-buy-settled", Settled("agent", "buy", "client-bank")),
        ("client-sell-settled", Settled("agent", "sell", "client-bank")),
        ("own-money-buy", """
            when delivery-settled, capacity is agent, side is buy
            debit own-bank: max(net_share - paid, 0)
            credit client-bank: max(net_share - paid, 0)
            """),
        ("own-money-sell", """
            when delivery-settled, capacity is agent, side is sell
            debit own-bank: max(paid - net_share, 0)
            credit client-bank: max(paid - net_share, 0)
            """),
        // What changed hands may differ from the client's share by the market's tolerance; the firm adds what the client does not bear.
        ("own-money-added-buy", """
            when delivery-settled, capacity is agent, side is buy
            debit client-bank: max(paid - net_share, 0)
            credit own-bank: max(paid - net_share, 0)
            """),
        ("own-money-added-sell", """
            when delivery-settled, capacity is agent, side is sell
            debit client-bank: max(net_share - paid, 0)
            credit own-bank: max(net_share - paid, 0)
            """),
        ("own-buy", """
            when trade-booked, capacity is principal, side is buy
            debit own-securities: gross
            credit clearing for counterparty item: gross
            debit own-trade-costs: commission + fees + tax
            credit fees-payable: commission + fees + tax
            """),
        ("own-sell", """
            when trade-booked, capacity is principal, side is sell
            debit clearing for counterparty item: gross
            credit own-sales: gross
            debit cost-of-sales in functional: cost
            credit own-securities in functional: cost
            debit own-trade-costs: commission + fees + tax
            credit fees-payable: commission + fees + tax
            """),
        // Covering a short position earns or loses against what it was sold for; the holding's account follows its cost.
        ("own-cover", CostCorrected("trade-booked, capacity is principal")),
        ("own-buy-settled", Settled("principal", "buy", "own-bank")),
        ("own-sell-settled", Settled("principal", "sell", "own-bank")),
        ("client-deposit", ByHand("deposit", "client", "client-bank", "client for client")),
        ("client-opening", ByHand("opening", "client", "client-bank", "client for client")),
        ("client-withdrawal", ByHand("withdrawal", "client", "client for client", "client-bank")),
        ("client-charge", ByHand("charge", "client", "client for client", "client-bank")),
        ("firm-deposit", ByHand("deposit", "firm", "own-bank", "owner-funds")),
        ("firm-opening", ByHand("opening", "firm", "own-bank", "owner-funds")),
        ("firm-withdrawal", ByHand("withdrawal", "firm", "owner-funds", "own-bank")),
        ("firm-charge", ByHand("charge", "firm", "bank-charges", "own-bank")),
        ("client-transfer", """
            when transfer, asset is cash, holder is client, other is client
            debit client for client: amount
            credit client for other: amount
            """),
        ("client-to-firm", """
            when transfer, asset is cash, holder is client, other is firm
            debit client for client: amount
            credit client-bank: amount
            debit own-bank: amount
            credit other-income: amount
            """),
        ("firm-to-client", """
            when transfer, asset is cash, holder is firm, other is client
            debit client-bank: amount
            credit client for other: amount
            debit other-income: amount
            credit own-bank: amount
            """),
        ("own-money-drawn", """
            when transfer, asset is cash, holder is client-bank, other is own-bank
            debit own-bank: amount
            credit client-bank: amount
            """),
        ("own-money-lent", """
            when transfer, asset is cash, holder is own-bank, other is client-bank
            debit client-bank: amount
            credit own-bank: amount
            """),
        // Clients' securities are not ours: they stand in the memorandum accounts at the day's price.
        ("client-securities-opening", Memorandum("opening", "client", "custody")),
        ("client-securities-deposit", Memorandum("deposit", "client", "custody")),
        ("client-securities-withdrawal", Memorandum("withdrawal", "client", "custody", leaves: true)),
        ("client-securities-transfer", """
            when transfer, asset is security, holder is client, other is client
            debit custody for other: amount
            credit custody for client: amount
            """),
        ("own-securities-opening", OwnIn("opening")),
        ("own-securities-deposit", OwnIn("deposit")),
        ("own-securities-withdrawal", """
            when withdrawal, asset is security, holder is firm
            debit owner-funds in functional: cost
            credit own-securities in functional: cost
            """),
        ("own-securities-opening-cover", CostCorrected("opening, asset is security, holder is firm")),
        ("own-securities-deposit-cover", CostCorrected("deposit, asset is security, holder is firm")),
        ("own-securities-withdrawal-cover", CostCorrected("withdrawal, asset is security, holder is firm")),
        ("client-pledge", Memorandum("pledge", "client", "pledged")),
        ("client-release", Memorandum("release", "client", "pledged", leaves: true)),
        ("firm-pledge", Memorandum("pledge", "firm", "pledged")),
        ("firm-release", Memorandum("release", "firm", "pledged", leaves: true)),
    ];

    public static IReadOnlyList<PostingRule> Rules { get; } = [.. Texts.Select(t => Read(t.Code, t.Text))];

    private static PostingRule Read(string code, string text)
    {
        var rule = PostingRule.Parse(code, 1, new DateRange(From), text);
        return rule.Value ?? throw new InvalidOperationException($"Rule {code} does not read: {rule.Refusal}.");
    }

    // The clearing account leaves at the rate it was booked at, the bank moves at the day's rate: the difference is 646 or 656.
    // Cash that differs from what was open stands in suspense, never in the rounding.
    private static string Settled(string capacity, string side, string bank)
    {
        var (clearing, money) = side == "buy" ? ("debit", "credit") : ("credit", "debit");
        var (gain, loss) = side == "buy"
            ? ("open_functional - round(open * rate)", "round(open * rate) - open_functional")
            : ("round(open * rate) - open_functional", "open_functional - round(open * rate)");
        return $"""
            when delivery-settled, capacity is {capacity}, side is {side}
            {clearing} clearing for counterparty item: open carried open_functional
            {money} {bank}: paid
            {clearing} suspense for counterparty item: max(paid - open, 0)
            {money} suspense for counterparty item: max(open - paid, 0)
            credit exchange-gain in functional: max({gain}, 0)
            debit exchange-loss in functional: max({loss}, 0)
            """;
    }

    private static string ByHand(string kind, string holder, string debit, string credit) => $"""
        when {kind}, asset is cash, holder is {holder}
        debit {debit}: amount
        credit {credit}: amount
        """;

    // A pledge of cash stands in memorandum too: the owner's claim on the money stays what it was.
    private static string Memorandum(string kind, string holder, string what, bool leaves = false)
    {
        var asset = what == "custody" ? ", asset is security" : "";
        var (first, second) = leaves ? ($"{what}-owed", $"{what} for client") : ($"{what} for client", $"{what}-owed");
        return $"""
            when {kind}{asset}, holder is {holder}
            debit {first}: amount
            credit {second}: amount
            """;
    }

    private static string CostCorrected(string when) => $"""
        when {when}
        debit own-securities in functional: cost_back
        credit cost-of-sales in functional: cost_back
        debit cost-of-sales in functional: cost_more
        credit own-securities in functional: cost_more
        """;

    private static string OwnIn(string kind) => $"""
        when {kind}, asset is security, holder is firm
        debit own-securities: amount
        credit owner-funds: amount
        """;
}
