using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Reference.Contracts;

namespace BackOffice.Settlements.Trades;

/// <summary>Everything a chunk of trades refers to, looked up once for all its rows.</summary>
internal sealed class TradeWorld
{
    public required IReadOnlyDictionary<SecurityName, SecurityInfo> Securities { get; init; }

    public required IReadOnlyDictionary<string, AccountInfo> Accounts { get; init; }

    public required IReadOnlyDictionary<string, PartyInfo> Parties { get; init; }

    public required IReadOnlyDictionary<string, CurrencyInfo> Currencies { get; init; }

    public required IReadOnlyDictionary<EntityId, IReadOnlyList<FeeSchedule>> Tariffs { get; init; }

    public required IReadOnlyDictionary<string, MarketInfo> Markets { get; init; }

    /// <summary>The settlement date of a market and trade date, or why there is none.</summary>
    public required IReadOnlyDictionary<SettlementDateNeed, Outcome<SettlementDate>> Dates { get; init; }

    public required IReadOnlyList<SsiRow> StandingInstructions { get; init; }

    public required HouseBook House { get; init; }

    public required IReadOnlyDictionary<EntityId, string> EntityCodes { get; init; }

    public required IReadOnlyDictionary<(EntityId Entity, DateOnly Day), Refusal> ClosedDays { get; init; }

    public required IReadOnlySet<FxRateNeed> MissingRates { get; init; }

    /// <summary>The same, after accounts were opened.</summary>
    public TradeWorld With(HouseBook house) => new()
    {
        Securities = Securities, Accounts = Accounts, Parties = Parties, Currencies = Currencies, Tariffs = Tariffs, Markets = Markets, Dates = Dates,
        StandingInstructions = StandingInstructions, EntityCodes = EntityCodes, House = house, ClosedDays = ClosedDays, MissingRates = MissingRates,
    };

    public SecurityInfo? Security(string code, string? mic) =>
        (mic is null ? null : Securities.GetValueOrDefault(new SecurityName(code, mic))) ?? Securities.GetValueOrDefault(new SecurityName(code));

    /// <summary>The place of settlement; a market whose rule names none is its own place.</summary>
    public string Place(string mic) => Markets.GetValueOrDefault(mic)?.PlaceOfSettlement is { Length: > 0 } place ? place : mic;

    private ILookup<PartyId?, SsiRow>? _byParty;
    private readonly Dictionary<SsiQuestionKey, SsiChoice> _choices = [];

    /// <summary>The standing instruction of a trade; equal questions are answered once.</summary>
    public SsiChoice Choose(TradeDraft draft)
    {
        _byParty ??= StandingInstructions.ToLookup(r => r.Party);
        // Most rows name neither account nor security: then the answer is the same for all of them.
        var rows = _byParty[draft.Counterparty.Id].Concat(_byParty[null]).ToList();
        var key = new SsiQuestionKey(
            draft.Counterparty.Id, rows.Exists(r => r.ForAccount == draft.Account.Id) ? draft.Account.Id : null,
            rows.Exists(r => r.Security == draft.Security.Id) ? draft.Security.Id : null,
            draft.Mic, draft.Security.AssetClass, draft.Currency.Code, draft.SettlementDate, draft.SsiOverride);
        if (!_choices.TryGetValue(key, out var choice))
        {
            choice = _choices[key] = SsiSelection.Choose(
                new SsiQuestion(
                    draft.Counterparty.Id, draft.Account.Id, draft.Security.Id, [draft.Mic, Place(draft.Mic)], draft.Security.AssetClass,
                    draft.Currency.Code, draft.SettlementDate, draft.SsiOverride), rows);
        }
        return choice;
    }

    private readonly record struct SsiQuestionKey(
        PartyId Counterparty, AccountId? Account, SecurityId? Security, string Mic, string AssetClass, string Currency, DateOnly On, SsiId? Override);
}
