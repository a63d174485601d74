using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements;

/// <summary>
/// What needs somebody, most urgent first: money at stake in TRY, multiplied by how near its cut-off is. What has passed weighs more with
/// every day it is late.
/// </summary>
internal sealed class ExceptionFinder(IMediator mediator, DateTimeOffset now)
{
    /// <summary>More than this nobody reads; the lists have them all.</summary>
    private const int LookedAt = 500;

    public async Task<List<Index.ExceptionLine>> Find(
        IQueryable<StoredInstruction> instructions, IQueryable<StoredTrade> stopped, IReadOnlyList<MarketInfo> markets, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var soon = today.AddDays(1);
        var open = await instructions
            .Where(i => i.State == InstructionState.Unmatched || i.State == InstructionState.Failing || i.State == InstructionState.Held
                || (i.SettlementDate <= today && (i.State == InstructionState.Pending || i.State == InstructionState.Sent || i.State == InstructionState.PartiallySettled))
                || (i.SettlementDate < today && i.State == InstructionState.Matched)
                || (i.SettlementDate <= soon && i.State == InstructionState.Pending))
            .OrderBy(i => i.SettlementDate).ThenByDescending(i => i.Amount).Take(LookedAt).ToListAsync(cancellationToken);
        var waiting = await stopped.OrderBy(t => t.SettlementDate).ThenByDescending(t => t.Gross).Take(LookedAt).ToListAsync(cancellationToken);

        var rates = await Rates([.. open.Select(i => i.Currency).Concat(waiting.Select(t => t.Currency)).Distinct()], today, cancellationToken);
        var byMic = markets.DistinctBy(m => m.Mic).ToDictionary(m => m.Mic, StringComparer.Ordinal);
        DateTimeOffset? CutOff(string mic, DateOnly day) => byMic.TryGetValue(mic, out var market) ? CutOffs.At(market, day) : null;

        var lines = open.ConvertAll(i =>
        {
            var (next, link) = Next(i);
            var left = i.Amount * i.OpenQuantity / i.Quantity;
            return new Index.ExceptionLine(
                i.Reference, $"/settlements/instructions/{i.Reference}", Invariant.Kebab(i.State.ToString()), "instruction.state", i.HoldReason ?? i.StatusReason,
                i.Names.CounterpartyName, i.Names.Security, i.Side, i.Amount, i.Currency, i.SettlementDate, CutOff(i.Mic, i.SettlementDate),
                left * rates.GetValueOrDefault(i.Currency, 1) * Urgency(CutOff(i.Mic, i.SettlementDate)), next, link);
        });
        lines.AddRange(waiting.Select(t => new Index.ExceptionLine(
            t.Reference, $"/settlements/trades/{t.Reference}", "stopped", "trade.state", t.StopCode,
            t.Names.CounterpartyName, t.Names.Security, t.Side, t.Gross, t.Currency, t.SettlementDate, CutOff(t.Mic, t.SettlementDate),
            t.Gross * rates.GetValueOrDefault(t.Currency, 1) * Urgency(CutOff(t.Mic, t.SettlementDate)),
            t.StopCode == "ssi.ambiguous" ? "next.choose-ssi" : "next.instruct", $"/settlements/trades/choose-ssi/{t.Reference}")));
        return [.. lines.OrderByDescending(l => l.Weight).ThenBy(l => l.Ref, StringComparer.Ordinal)];
    }

    /// <summary>1 at the cut-off, less the further off it is, one more with each day it has passed.</summary>
    private decimal Urgency(DateTimeOffset? cutOff)
    {
        var hours = cutOff is { } at ? (decimal)(at - now).TotalHours : 24;
        return hours > 0 ? 1 / (1 + hours) : 1 + (-hours / 24);
    }

    /// <summary>Its day has come or gone and the depository says nothing: somebody must ask. The list above and the instruction's own page agree on it.</summary>
    public static bool Overdue(InstructionState state, DateOnly settlementDate, DateOnly today) => state switch
    {
        InstructionState.Sent => settlementDate <= today,
        InstructionState.Matched => settlementDate < today,
        _ => false,
    };

    private static (string Key, string Link) Next(StoredInstruction i) => i.State switch
    {
        InstructionState.Pending => ("next.send", $"/settlements/instructions/send/{i.Reference}"),
        InstructionState.Held => ("next.release", $"/settlements/instructions/release/{i.Reference}"),
        InstructionState.PartiallySettled => ("next.settle-rest", $"/settlements/confirmations/settle/{i.Reference}"),
        InstructionState.Unmatched => ("next.compare", $"/settlements/instructions/{i.Reference}"),
        InstructionState.Failing => ("next.see-reason", $"/settlements/instructions/{i.Reference}"),
        InstructionState.Sent or InstructionState.Matched => ("next.ask-depository", $"/settlements/instructions/{i.Reference}"),
        InstructionState.Settled or InstructionState.Cancelled => throw new InvalidOperationException($"{i.Reference} needs nobody."),
        _ => throw new InvalidOperationException($"Unknown state {i.State}."),
    };

    private async Task<Dictionary<string, decimal>> Rates(List<string> currencies, DateOnly on, CancellationToken cancellationToken)
    {
        var needs = currencies.Where(c => c != "TRY").Select(c => new FxRateNeed(c, "TRY", on, "mid")).ToList();
        if (needs.Count == 0)
            return [];
        var found = await mediator.Send(new FxRatesOf(needs), cancellationToken);
        return found.ToDictionary(f => f.Key.Base, f => f.Value.Rate, StringComparer.Ordinal);
    }
}
