using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Reference.Contracts;

/// <summary>The legal entities of the firm.</summary>
[OpenToAll("names of the firm's own companies")]
public sealed record LegalEntities : IQuery<IReadOnlyList<LegalEntityInfo>>;

/// <param name="Party">The entity as a party: holder of its own accounts. Null until it was named.</param>
/// <param name="FunctionalCurrency">The currency its books are kept in.</param>
public sealed record LegalEntityInfo(EntityId Id, string Code, string Name, string FunctionalCurrency, string TimeZone, PartyId? Party);

/// <summary>Markets with their currency, hours, cut-off and place of settlement, as in force on the day.</summary>
[OpenToAll("markets are public facts, asked by the house inside other requests")]
public sealed record Markets(DateOnly On) : IQuery<IReadOnlyList<MarketInfo>>;

/// <param name="TimeZone">IANA name; the times are in it.</param>
/// <param name="CutOff">Instructions for a day must be at the depository by then.</param>
/// <param name="PlaceOfSettlement">BIC of the depository (PSET).</param>
/// <param name="Calendar">Code of the trading calendar, when one is named.</param>
/// <param name="Tolerance">How far the cash of a settlement may be off.</param>
public sealed record MarketInfo(
    string Mic, string Name, string Currency, string TimeZone, TimeOnly CutOff, TimeOnly OpensAt, TimeOnly ClosesAt,
    string PlaceOfSettlement, string? Calendar, CashTolerance Tolerance);

/// <summary>Tariffs, whatever day they are in force: <see cref="NetAmount.Compute"/> picks those of the trade date.</summary>
[OpenToAll("tariffs, asked by the house inside other requests")]
public sealed record FeeSchedules(EntityId Entity) : IQuery<IReadOnlyList<FeeSchedule>>;

/// <summary>Every currency of ISO 4217 by code, with its minor units, and whether the firm uses it.</summary>
[OpenToAll("currencies are public facts")]
public sealed record Currencies : IQuery<IReadOnlyDictionary<string, CurrencyInfo>>;

public sealed record CurrencyInfo(Currency Currency, string Name, bool InUse);

/// <summary>Takes currencies of ISO 4217 into use; those in use already are left alone. Refused for a code that ISO does not know.</summary>
[Requires("reference.import")]
public sealed record UseCurrencies(Guid RequestId, IReadOnlyList<string> Codes) : ICommand;

/// <summary>A rule of the house that stands in dated rows: whether an act needs a second person, and above which amount.</summary>
[OpenToAll("asked by the house inside other requests, which were checked")]
public sealed record PoliciesOf(DateOnly On, EntityId Entity) : IQuery<IReadOnlyDictionary<string, PolicyInfo>>;

/// <param name="Code">One of <see cref="PolicyCodes"/>.</param>
/// <param name="NeedsSecondPerson">False lets one person act alone.</param>
/// <param name="AboveTry">Only above this amount in TRY; null for any amount.</param>
public sealed record PolicyInfo(string Code, bool NeedsSecondPerson, decimal? AboveTry);

/// <summary>
/// Acts whose policy stands in <see cref="PoliciesOf"/>. An act by hand without a row needs a second person; a file without one comes in at once,
/// but for journals: a file of them without a row keeps the limit of journals by hand.
/// </summary>
public static class PolicyCodes
{
    public const string ChangeSsi = "four-eyes.change-ssi";
    public const string HandJournal = "four-eyes.hand-journal";
    public const string LedgerMovement = "four-eyes.ledger-movement";
    public const string ChooseSsi = "four-eyes.choose-ssi";
    public const string ImportSsis = "four-eyes.import.ssis";
    public const string ImportAccounts = "four-eyes.import.accounts";
    public const string ImportJournals = "four-eyes.import.journals";
    public const string ImportChart = "four-eyes.import.chart-of-accounts";

    /// <summary>The policy of files of a kind.</summary>
    public static string Import(string kind) => "four-eyes.import." + kind;
}
