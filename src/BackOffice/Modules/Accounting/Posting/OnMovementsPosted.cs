using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using MediatR;

namespace BackOffice.Accounting.Posting;

/// <summary>
/// Books movements made by hand: deposits, withdrawals, opening holdings, pledges, charges, transfers. Those of trades are booked from
/// the trade itself.
/// </summary>
internal sealed class OnMovementsPosted(Posts posts, CostBook costs, IMediator mediator, BackOfficeDb db) : INotificationHandler<MovementsPosted>
{
    public async Task Handle(MovementsPosted notification, CancellationToken cancellationToken)
    {
        var byHand = notification.Movements.Where(m => m.Source.Kind == "movement").ToList();
        if (byHand.Count == 0)
            return;

        var accounts = await mediator.Send(new AccountsOf([.. byHand.SelectMany(m => m.Postings).Select(p => p.Account).Distinct()]), cancellationToken);
        var prices = await mediator.Send(new PricesOf([.. byHand.SelectMany(m => m.Postings
            .Where(p => p.Asset.Security is not null).Select(p => new PriceNeed(p.Asset.Security!.Value, m.BusinessDate))).Distinct()]), cancellationToken);
        var moves = byHand.SelectMany(m => MovementEvent.Of(m, accounts, prices)).ToList();
        if (moves.Count == 0)
            return;

        var desk = await posts.Open([.. moves.Select(m => (m.Movement.Entity, m.Currency, m.Movement.BusinessDate)).Distinct()], cancellationToken);
        await costs.Lock([.. moves.Where(m => m.MovesOwnCost).Select(m => (m.Movement.Entity, m.Security!.Value))], cancellationToken);
        var entries = moves.Select((move, i) => Entry(move, i, desk)).ToList();
        await db.SaveChangesAsync(cancellationToken);
        await posts.Post(desk, entries, cancellationToken);
    }

    private Posts.Entry Entry(MovementEvent move, int number, Posts.Desk desk)
    {
        var movement = move.Movement;
        var rate = desk.Rate(movement.Entity, move.Currency, movement.BusinessDate);
        var units = desk.Currencies(movement.Entity, movement.BusinessDate).FunctionalUnits;
        var (cost, gain) = (0m, 0m);
        if (move.MovesOwnCost)
        {
            var worth = Math.Round(move.Amount * rate.Rate, units, MidpointRounding.AwayFromZero);
            if (move.Comes)
                gain = costs.Buy(movement.Entity, move.Security!.Value, move.Quantity, worth, units);
            else
                cost = costs.Sell(movement.Entity, move.Security!.Value, move.Quantity, worth, units);
        }
        return new Posts.Entry(
            movement.Entity, move.ToEvent(rate, cost, gain), movement.Source.Kind, movement.Source.Id,
            FormattableString.Invariant($"{movement.SourceEvent}:{number}"), movement.Description);
    }
}
