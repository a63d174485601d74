using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using Microsoft.EntityFrameworkCore;
using Ranges = BackOffice.Platform.Persistence.Ranges;

namespace BackOffice.Settlements.Instructions;

/// <summary>A trade that may be instructed, with the standing instruction that was chosen for it.</summary>
internal sealed record ToInstruct(StoredTrade Trade, SsiRow Ssi, SsiLevel Level, string Place);

/// <summary>Makes one instruction a trade (delivery versus payment), and sends them where policy sends at once.</summary>
internal sealed class InstructionMaker(BackOfficeDb db, InstructionWriter writer, Dispatch dispatch, TimeProvider clock)
{
    /// <returns>How many were sent.</returns>
    public async Task<(IReadOnlyList<StoredInstruction> Made, int Sent)> Make(IReadOnlyList<ToInstruct> trades, CancellationToken cancellationToken)
    {
        if (trades.Count == 0)
            return ([], 0);
        var now = clock.GetUtcNow();
        var references = await Numbers.Take(db, "settlements.instruction_number", "ST", now.Year, trades.Count, cancellationToken);
        var made = new List<StoredInstruction>(trades.Count);
        for (var n = 0; n < trades.Count; n++)
            made.Add(Of(trades[n], references[n], now));

        var statuses = made.ConvertAll(i => dispatch.Status(i, "made"));
        var atOnce = await SendsAtOnce([.. made.Select(i => i.EntityId).Distinct()], DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        var sent = made.Where(i => atOnce.GetValueOrDefault(i.EntityId, true)).ToList();
        foreach (var instruction in sent)
        {
            instruction.Send();
            instruction.SentAt = now;
            statuses.Add(dispatch.Status(instruction, "sent"));
        }
        await writer.Insert(made, cancellationToken);
        await writer.Insert(statuses, cancellationToken);
        await dispatch.Tell(MessageAct.New, sent, cancellationToken);
        return (made, sent.Count);
    }

    private StoredInstruction Of(ToInstruct of, string reference, DateTimeOffset now)
    {
        var trade = of.Trade;
        return new StoredInstruction(
            new InstructionId(Guid.CreateVersion7(now)), trade.EntityId, reference, trade.Id, trade.Side, trade.SecurityId, trade.Quantity, trade.Gross,
            trade.Currency, trade.MinorUnits, trade.SettlementDate, trade.MinSettlementUnit)
        {
            TradeReference = trade.Reference,
            TradeRef = trade.TradeRef,
            Names = trade.Names with { },
            House = trade.House with { },
            AssetClass = trade.AssetClass,
            Price = trade.Price,
            Commission = trade.Commission,
            Fees = trade.Fees,
            Tax = trade.Tax,
            Net = trade.Net,
            Capacity = trade.Capacity,
            AccountId = trade.AccountId,
            PartyId = trade.PartyId,
            CounterpartyId = trade.CounterpartyId,
            Mic = trade.Mic,
            Place = of.Place,
            Desk = trade.Desk,
            TradeDate = trade.TradeDate,
            Ssi = new ChosenSsi(of.Ssi.Id, of.Level, of.Ssi.AgentBic, of.Ssi.Account, of.Ssi.BuyerSellerBic),
            SsiWhy = trade.SsiWhy,
            MadeAt = now,
            StatusAt = now,
        };
    }

    private async Task<Dictionary<EntityId, bool>> SendsAtOnce(List<EntityId> entities, DateOnly on, CancellationToken cancellationToken) =>
        await db.SendingPolicies.Where(p => entities.Contains(p.EntityId) && Ranges.Covers(p.Valid, on) && Ranges.Covers(p.Known, clock.GetUtcNow()))
            .ToDictionaryAsync(p => p.EntityId, p => p.AtOnce, cancellationToken);
}
