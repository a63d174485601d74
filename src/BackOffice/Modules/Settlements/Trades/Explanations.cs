using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Pipeline;

namespace BackOffice.Settlements.Trades;

/// <summary>Why a day or a standing instruction is what it is, as text that many trades share.</summary>
internal sealed class Explanations
{
    private readonly Dictionary<object, Guid> _known = [];

    public Dictionary<Guid, (string Kind, string Body)> Texts { get; } = [];

    /// <param name="given">The day the sender gave, if any: it rules, and the cycle's own day is shown beside it.</param>
    public Guid? Of(SettlementDate? date, DateOnly? given) => Of("date", (date, given), () => new DateWhy(
        given ?? date!.Date, date?.CycleDays, date?.Calendar,
        [.. (date?.Steps ?? []).Select(s => new DateWhyStep(s.Date, s.Counted, s.Reason, s.Closure?.NameEn, s.Closure?.NameTr))],
        given is not null, given is null ? null : date?.Date));

    public Guid Of(SsiChoice choice) => Of("ssi", choice, () => new SsiWhy(
        choice.Winner?.Id.Value, choice.Level, choice.Refusal?.Code,
        // Rows of other counterparties say nothing about this trade and would bury what does.
        [.. choice.Candidates.Where(c => c.Loss != SsiLoss.OtherCounterparty).Select(c => new SsiWhyCandidate(
            c.Row.Id.Value, c.Level, c.Loss, c.Row.Party?.Value, c.Row.Market, c.Row.Currency, c.Row.AssetClass, c.Row.Security?.Value, c.Row.ForAccount?.Value,
            c.Row.Priority, c.Row.Valid.From, c.Row.Valid.To, c.Row.AgentBic, c.Row.Account, c.Row.BuyerSellerBic))]));

    private Guid Of(string kind, object of, Func<object> body)
    {
        if (_known.TryGetValue(of, out var id))
            return id;
        var text = JsonSerializer.Serialize(body(), Json);
        id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(kind + text)).AsSpan(0, 16));
        Texts[id] = (kind, text);
        return _known[of] = id;
    }

    internal static readonly JsonSerializerOptions Json = new(CanonicalJson.Options)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>The stored form of "why this date".</summary>
/// <param name="CycleDays">Null, as the calendar, when no calendar reaches so far and the sender's day alone counts.</param>
/// <param name="Given">The sender gave the day; the steps say how the cycle would have found its own.</param>
/// <param name="ByCycle">The day of the cycle, when the sender gave one.</param>
public sealed record DateWhy(
    DateOnly Date, int? CycleDays, string? Calendar, IReadOnlyList<DateWhyStep> Steps, bool Given = false, DateOnly? ByCycle = null)
{
    /// <summary>The sender's day is another than the cycle's.</summary>
    public bool Differs => ByCycle is { } by && by != Date;
}

public sealed record DateWhyStep(DateOnly Date, bool Counted, DayReason Why, string? NameEn = null, string? NameTr = null);

/// <summary>The stored form of "why this standing instruction": every one that was looked at, and why it lost.</summary>
public sealed record SsiWhy(Guid? Winner, SsiLevel? Level, string? Stopped, IReadOnlyList<SsiWhyCandidate> Candidates);

public sealed record SsiWhyCandidate(
    Guid Id, SsiLevel? Level, SsiLoss? Loss, Guid? Party, string? Market, string? Currency, string? AssetClass, Guid? Security, Guid? ForAccount,
    int Priority, DateOnly ValidFrom, DateOnly? ValidTo, string AgentBic, string Account, string? BuyerSellerBic);
