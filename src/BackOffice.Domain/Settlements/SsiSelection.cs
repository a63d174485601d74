namespace BackOffice.Domain.Settlements;

/// <summary>A standing settlement instruction as the choice sees it; null means any.</summary>
/// <param name="Market">A place of settlement (PSET BIC) or a market (MIC).</param>
/// <param name="Priority">Larger wins within a level.</param>
/// <param name="Approved">Only approved ones are ever used.</param>
public sealed record SsiRow(
    SsiId Id, PartyId? Party, string? Market, string? Currency, string? AssetClass, SecurityId? Security, AccountId? ForAccount,
    int Priority, DateRange Valid, bool Approved, string AgentBic, string Account, string? BuyerSellerBic);

/// <summary>What a trade needs settled.</summary>
/// <param name="Markets">The market and its place of settlement, either of which a row may name.</param>
/// <param name="Override">Chosen for this trade by hand, with a second person's consent.</param>
public sealed record SsiQuestion(
    PartyId Counterparty, AccountId Account, SecurityId Security, IReadOnlyCollection<string> Markets, string AssetClass, string Currency,
    DateOnly On, SsiId? Override = null);

/// <summary>How closely a row speaks of a trade; a smaller one comes first.</summary>
public enum SsiLevel
{
    TradeOverride = 1,
    CounterpartyAccountInstrument = 2,
    CounterpartyMarketAssetClassCurrency = 3,
    CounterpartyMarketAssetClass = 4,
    CounterpartyAssetClass = 5,
    MarketDefault = 6,
}

/// <summary>Why a row was not chosen.</summary>
public enum SsiLoss
{
    OtherCounterparty, OtherMarket, OtherCurrency, OtherAssetClass, OtherSecurity, OtherAccount, NotInForce, NotApproved,
    OverriddenByHand, LowerLevel, LowerPriority, EarlierFrom, LessSpecific, Tie,
}

/// <param name="Level">Null when the row does not speak of this trade at all.</param>
/// <param name="Loss">Null for the winner.</param>
public sealed record SsiCandidate(SsiRow Row, SsiLevel? Level, SsiLoss? Loss);

/// <summary>The one row chosen, or the reason for stopping; with every candidate and why it lost.</summary>
public sealed record SsiChoice(SsiRow? Winner, SsiLevel? Level, Refusal? Refusal, IReadOnlyList<SsiCandidate> Candidates);

/// <summary>
/// Chooses the standing instruction: the most specific level; within it the larger priority, then the later effective-from, then the row
/// that names the asset class. One winner, or a stop: <c>ssi.none</c>, <c>ssi.ambiguous</c>. Never a guess between two.
/// </summary>
public static class SsiSelection
{
    public static SsiChoice Choose(SsiQuestion question, IReadOnlyCollection<SsiRow> rows)
    {
        var judged = rows.Select(r => (Row: r, Loss: Misfit(r, question), Level: LevelOf(r, question))).ToList();
        var fitting = judged.Where(j => j.Loss is null).ToList();
        if (fitting.Count == 0)
            return new SsiChoice(null, null, new Refusal("ssi.none", question.Currency, question.On), [.. judged.Select(j => new SsiCandidate(j.Row, null, j.Loss))]);

        var best = fitting
            .OrderBy(j => j.Level).ThenByDescending(j => j.Row.Priority).ThenByDescending(j => j.Row.Valid.From)
            .ThenByDescending(j => j.Row.AssetClass is not null).ThenBy(j => j.Row.Id.Value).First();
        var candidates = judged
            .Select(j => j.Loss is null ? new SsiCandidate(j.Row, j.Level, LossAgainst(best.Row, best.Level, j.Row, j.Level)) : new SsiCandidate(j.Row, null, j.Loss))
            .OrderBy(c => c.Loss is not null).ThenBy(c => c.Level ?? (SsiLevel)int.MaxValue).ThenByDescending(c => c.Row.Priority).ThenBy(c => c.Row.Id.Value)
            .ToList();

        if (candidates.Exists(c => c.Loss == SsiLoss.Tie))
        {
            // The first of equals is no winner: show it as tied like the others.
            var tied = candidates.Select(c => c.Row == best.Row ? c with { Loss = SsiLoss.Tie } : c).ToList();
            return new SsiChoice(null, best.Level, new Refusal("ssi.ambiguous", tied.Count(c => c.Loss == SsiLoss.Tie), question.Currency, question.On), tied);
        }
        return new SsiChoice(best.Row, best.Level, null, candidates);
    }

    private static SsiLoss? Misfit(SsiRow row, SsiQuestion question)
    {
        if (!row.Approved)
            return SsiLoss.NotApproved;
        if (!row.Valid.Contains(question.On))
            return SsiLoss.NotInForce;
        if (row.Currency is { } currency && currency != question.Currency)
            return SsiLoss.OtherCurrency;
        if (row.Id == question.Override)
            return null;
        if (row.Party is { } party && party != question.Counterparty)
            return SsiLoss.OtherCounterparty;
        if (row.Market is { } market && !question.Markets.Contains(market))
            return SsiLoss.OtherMarket;
        if (row.AssetClass is { } assetClass && assetClass != question.AssetClass)
            return SsiLoss.OtherAssetClass;
        if (row.Security is { } security && security != question.Security)
            return SsiLoss.OtherSecurity;
        if (row.ForAccount is { } account && account != question.Account)
            return SsiLoss.OtherAccount;
        return null;
    }

    private static SsiLevel LevelOf(SsiRow row, SsiQuestion question)
    {
        if (row.Id == question.Override)
            return SsiLevel.TradeOverride;
        if (row.Party is null)
            return SsiLevel.MarketDefault;
        if (row.Security is not null || row.ForAccount is not null)
            return SsiLevel.CounterpartyAccountInstrument;
        if (row.Market is null)
            return SsiLevel.CounterpartyAssetClass;
        return row.Currency is null ? SsiLevel.CounterpartyMarketAssetClass : SsiLevel.CounterpartyMarketAssetClassCurrency;
    }

    private static SsiLoss? LossAgainst(SsiRow winner, SsiLevel winnerLevel, SsiRow row, SsiLevel level)
    {
        if (row == winner)
            return null;
        if (winnerLevel == SsiLevel.TradeOverride)
            return SsiLoss.OverriddenByHand;
        if (level != winnerLevel)
            return SsiLoss.LowerLevel;
        if (row.Priority != winner.Priority)
            return SsiLoss.LowerPriority;
        if (row.Valid.From != winner.Valid.From)
            return SsiLoss.EarlierFrom;
        return row.AssetClass is null != winner.AssetClass is null ? SsiLoss.LessSpecific : SsiLoss.Tie;
    }
}
