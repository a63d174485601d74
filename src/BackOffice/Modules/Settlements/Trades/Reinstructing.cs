using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>Gives a stopped trade a standing instruction, by the rules or by hand, and makes its instruction.</summary>
internal sealed class Reinstructing(IMediator mediator, TradeWriter trades, InstructionMaker maker, TimeProvider clock)
{
    public async Task<Outcome> Instruct(
        string reference, int? version, SsiId? chosen, Func<(StoredTrade Trade, SsiRow Ssi), Fact> fact, BackOfficeDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('settlements.booking'))", cancellationToken);
        if (await TradeLookup.Latest(db, reference, cancellationToken) is not { } trade)
            return new Refusal("trade.not-found", reference);
        if (version is { } seen && seen != trade.Version)
            return new Refusal(RefusalCodes.RowChanged);
        if (trade.Resume().Refusal is { } notStopped)
            return notStopped;

        var markets = await mediator.Send(new Markets(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), cancellationToken);
        var place = markets.FirstOrDefault(m => m.Mic == trade.Mic)?.PlaceOfSettlement is { Length: > 0 } bic ? bic : trade.Mic;
        var rows = await mediator.Send(new SsisOf([trade.CounterpartyId]), cancellationToken);
        var choice = SsiSelection.Choose(
            new SsiQuestion(trade.CounterpartyId, trade.AccountId, trade.SecurityId, [trade.Mic, place], trade.AssetClass, trade.Currency, trade.SettlementDate, chosen), rows);
        if (choice.Winner is not { } winner || (chosen is not null && winner.Id != chosen))
            return choice.Refusal is { } undecided && chosen is null ? undecided : new Refusal("choose-ssi.does-not-fit", trade.Currency, trade.SettlementDate).At("Ssi");

        var explanations = new Explanations();
        trade.SsiWhy = explanations.Of(choice);
        trade.SsiOverride = chosen;
        trade.Instruct();
        await trades.Insert(explanations.Texts, cancellationToken);
        await trades.Update([trade], cancellationToken);
        await maker.Make([new ToInstruct(trade, winner, choice.Level!.Value, place)], cancellationToken);
        db.Audit(fact((trade, winner)));
        return Outcome.Done;
    }
}
