using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Ledger.Contracts;
using BackOffice.Platform.Audit;
using BackOffice.Platform.Imports;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Settlements.Contracts;
using BackOffice.Settlements.Instructions;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>What became of a set of trade rows.</summary>
/// <param name="Trades">The versions that stand now, in the order they came.</param>
internal sealed record BookingResult(
    int Accepted, int Duplicates, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<StoredTrade> Trades, int Stopped, int Sent, IReadOnlyList<RowWarning> Warnings,
    Refusal? Refusal = null);

/// <summary>
/// The one way by which trades come in, change and go: a set of versions is judged, priced, dated, written, booked in the ledger,
/// instructed and told to the books, in a handful of statements. One trade by hand is a set of one.
/// </summary>
internal sealed class Booking(
    BackOfficeDb db, IMediator mediator, TradeWorldLoader loader, TradeWriter trades, InstructionWriter instructions, InstructionMaker maker,
    Dispatch dispatch, IEnumerable<ITradeCheck> checks, Actor actor, TimeProvider clock)
{
    public async Task<BookingResult> Take(
        IReadOnlyList<TradeInput> inputs, EntityId entity, SsiId? ssiOverride, CancellationToken cancellationToken, bool openPeriods = false)
    {
        // Two files may carry versions of one trade; who judges them must see what the other wrote.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('settlements.booking'))", cancellationToken);
        var world = await loader.Load(inputs, openPeriods, cancellationToken);
        var (books, touched) = await Known(inputs, world, entity, cancellationToken);

        var run = new BookingRun(world, books, entity, ssiOverride, actor, clock.GetUtcNow());
        foreach (var input in inputs)
            run.Judge(input);

        var fresh = await Fresh(run, world, cancellationToken);
        var (ended, reversals) = await End(run, touched, cancellationToken);
        var standing = fresh.Where(f => f.Draft.EndedAs is null).ToList();

        var explanations = new Explanations();
        var toInstruct = Instruct(standing, world, explanations);
        foreach (var (trade, draft) in fresh)
            trade.DateWhy = explanations.Of(draft.Date, draft.Input.SettlementDate);
        await trades.Insert(explanations.Texts, cancellationToken);
        await trades.Insert([.. fresh.Select(f => f.Trade)], cancellationToken);
        db.EarlyCancels.AddRange(books.Early);
        toInstruct = await Checked(toInstruct, cancellationToken);
        var (_, sent) = await maker.Make(toInstruct, cancellationToken);

        var movements = standing.ConvertAll(f => Movement(f.Trade)).Concat(reversals).ToList();
        if (movements.Count > 0
            && (await mediator.Send(new PostMovements(Guid.CreateVersion7(clock.GetUtcNow()), movements), cancellationToken)).Refusal is { } refusal)
            return new BookingResult(0, 0, [], [], 0, 0, [], refusal);
        if (standing.Count > 0)
            await mediator.Publish(new TradesBooked(standing.ConvertAll(f => Told(f.Trade))), cancellationToken);
        foreach (var state in ended.GroupBy(e => e.State))
            await mediator.Publish(new TradesReversed([.. state.Select(Told)], Today(), state.Key == TradeState.Cancelled ? "cancelled" : "replaced"), cancellationToken);

        var stopped = standing.Count(f => f.Trade.State == TradeState.Stopped);
        db.Audit(Fact(run, fresh, ended, books.Early, stopped, sent, inputs, entity));
        return new BookingResult(run.Accepted, run.Duplicates, run.Rejected, standing.ConvertAll(f => f.Trade), stopped, sent, run.Warnings);
    }

    /// <summary>All stored versions of the trades named; the instructions of those that may change are locked first.</summary>
    private async Task<(TradeVersionBooks Books, List<StoredInstruction> Locked)> Known(
        IReadOnlyList<TradeInput> inputs, TradeWorld world, EntityId entity, CancellationToken cancellationToken)
    {
        var refs = inputs.Select(i => i.TradeRef).Distinct(StringComparer.Ordinal).ToArray();
        var entities = world.Accounts.Values.Select(a => a.Entity).Append(entity).Distinct().ToArray();
        var stored = await Stored(refs, entities, cancellationToken);
        var alive = stored.Where(t => !t.IsFinal).Select(t => t.Id.Value).ToList();
        List<StoredInstruction> locked = [];
        if (alive.Count > 0)
        {
            locked = await instructions.LockOfTrades(alive, cancellationToken);
            // A confirmation may have come in between: read again what stands now that nobody else can change it.
            stored = await Stored(refs, entities, cancellationToken);
        }
        var early = await db.EarlyCancels.AsNoTracking()
            .Where(e => refs.Contains(e.TradeRef) && (e.EntityId == EntityId.Firm || entities.Contains(e.EntityId))).ToListAsync(cancellationToken);
        return (new TradeVersionBooks(stored, early), locked);
    }

    private async Task<List<StoredTrade>> Stored(string[] refs, EntityId[] entities, CancellationToken cancellationToken) =>
        await db.Trades.AsNoTracking().Where(t => entities.Contains(t.EntityId) && refs.Contains(t.TradeRef)).ToListAsync(cancellationToken);

    private async Task<List<(StoredTrade Trade, TradeDraft Draft)>> Fresh(BookingRun run, TradeWorld world, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = run.Drafts.Where(d => d.Reference is null && d.SharesNumberOf is null).ToList();
        var references = await trades.TakeReferences(first.Count, now.Year, cancellationToken);
        for (var n = 0; n < first.Count; n++)
            first[n].Reference = references[n];
        return run.Drafts.ConvertAll(d =>
        {
            d.Reference ??= d.SharesNumberOf!.Reference;
            return (TradeOf(d, now), d);
        });
    }

    private StoredTrade TradeOf(TradeDraft draft, DateTimeOffset now)
    {
        var input = draft.Input;
        var (account, security, counterparty) = (draft.Account, draft.Security, draft.Counterparty);
        var trade = new StoredTrade(
            new TradeId(Guid.CreateVersion7(now)), account.Entity, draft.Reference!, input.TradeRef, input.TradeVersion, input.ContentHash,
            draft.Capacity, input.Side!.Value, security.Id, security.AssetClass, input.Quantity!.Value, input.Price!.Value, draft.Currency.Code,
            input.TradeDate!.Value, draft.SettlementDate, account.Id, account.Party, counterparty.Id, draft.Mic, account.Desk)
        {
            Names = new TradeNames(security.Isin, security.Symbol, security.Name, account.Code, account.PartyName, counterparty.Code, counterparty.Name),
            House = draft.House,
            Source = input.Source,
            TradeTime = input.TradeTime,
            MinorUnits = draft.Currency.MinorUnits,
            MinSettlementUnit = security.MinSettlementUnit,
            Parts = JsonSerializer.Serialize(draft.Net.Parts, Explanations.Json),
            SsiOverride = draft.SsiOverride,
            BookedAt = now,
            BookedBy = actor.UserId,
        };
        trade.TakeNet(draft.Net);
        switch (draft.EndedAs)
        {
            case TradeState.Replaced:
                trade.Replace();
                trade.EndedAt = now;
                break;
            case TradeState.Cancelled:
                CancelBy(trade, draft.EndedBy!, now);
                break;
            default:
                // A version that never counted, because a later row of the same set ended it, moves nothing.
                trade.MovementId = new MovementId(Guid.CreateVersion7(now));
                break;
        }
        return trade;
    }

    /// <summary>Ends stored versions that were replaced or cancelled: the trade, its instruction, and the movement that undoes its booking.</summary>
    private async Task<(List<StoredTrade> Ended, List<MovementDraft> Reversals)> End(
        BookingRun run, List<StoredInstruction> locked, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ended = new List<StoredTrade>(run.Ended.Count);
        var withdrawn = new List<StoredInstruction>();
        var told = new List<StoredInstruction>();
        var statuses = new List<InstructionStatus>();
        foreach (var (trade, by) in run.Ended)
        {
            if (by.Action == TradeAction.Cancel)
                CancelBy(trade, by, now);
            else
                (_, trade.EndedAt) = (trade.Replace(), now);
            ended.Add(trade);
            if (locked.Find(i => i.TradeId == trade.Id) is not { } instruction)
                continue;
            // What the depository never heard of need not be taken back there.
            var known = instruction.SentAt is not null;
            instruction.Cancel(null);
            instruction.StatusAt = now;
            withdrawn.Add(instruction);
            statuses.Add(dispatch.Status(instruction, "withdrawn"));
            if (known)
                told.Add(instruction);
        }
        await trades.Update(ended, cancellationToken);
        await instructions.Update(withdrawn, cancellationToken);
        await instructions.Insert(statuses, cancellationToken);
        await dispatch.Tell(MessageAct.Cancel, told, cancellationToken);

        var day = Today();
        var reversals = ended.Where(t => t.MovementId is not null).Select(t => new MovementDraft(
            new MovementId(Guid.CreateVersion7(now)), t.EntityId, day, "trade-reversal", t.Reference,
            new ObjectSource("trade", t.Id.Value, t.Reference), "reversed", TradePostings.Reversed(t), t.MovementId, t.SettlementDate)).ToList();
        return (ended, reversals);
    }

    private static void CancelBy(StoredTrade trade, TradeInput by, DateTimeOffset now)
    {
        trade.Cancel(null);
        (trade.EndedAt, trade.CancelVersion, trade.CancelHash, trade.CancelSource) = (now, by.TradeVersion, by.ContentHash, by.Source);
    }

    /// <summary>Chooses standing instructions: what has exactly one is instructed, the rest stops and says why.</summary>
    private static List<ToInstruct> Instruct(List<(StoredTrade Trade, TradeDraft Draft)> standing, TradeWorld world, Explanations explanations)
    {
        var ready = new List<ToInstruct>(standing.Count);
        foreach (var (trade, draft) in standing)
        {
            var choice = world.Choose(draft);
            trade.SsiWhy = explanations.Of(choice);
            if (choice.Winner is { } winner)
            {
                trade.Instruct();
                ready.Add(new ToInstruct(trade, winner, choice.Level!.Value, world.Place(draft.Mic)));
            }
            else
            {
                trade.Stop(choice.Refusal!);
            }
        }
        return ready;
    }

    /// <summary>Asks whoever may stop a trade (nobody, until Compliance does); what is stopped keeps its booking and waits.</summary>
    private async Task<List<ToInstruct>> Checked(List<ToInstruct> ready, CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            var stopped = await check.Stopped(ready.ConvertAll(r => r.Trade.Id.Value), cancellationToken);
            if (stopped.Count == 0)
                continue;
            var stops = ready.Where(r => stopped.ContainsKey(r.Trade.Id.Value)).ToList();
            foreach (var (trade, _, _, _) in stops)
            {
                trade.Withdraw(stopped[trade.Id.Value]);
            }
            await trades.Update(stops.ConvertAll(s => s.Trade), cancellationToken);
            ready = [.. ready.Except(stops)];
        }
        return ready;
    }

    private static MovementDraft Movement(StoredTrade trade) => new(
        trade.MovementId!.Value, trade.EntityId, trade.TradeDate, "trade", trade.Reference, new ObjectSource("trade", trade.Id.Value, trade.Reference), "booked",
        TradePostings.AtTrade(trade.Side, trade.AccountId, trade.House, trade.SecurityId, trade.Currency, trade.Quantity, trade.Gross, trade.Net), DueOn: trade.SettlementDate);

    internal static BookedTrade Told(StoredTrade t) => new(
        t.Id, t.Reference, t.EntityId, t.Capacity, t.Side, t.SecurityId, t.AssetClass, t.Quantity, t.Price, t.Currency, t.Gross, t.Commission, t.Fees, t.Tax,
        t.Net, t.TradeDate, t.SettlementDate, t.AccountId, t.PartyId, t.CounterpartyId, t.Mic, t.Desk);

    private static TradesTaken Fact(
        BookingRun run, List<(StoredTrade Trade, TradeDraft Draft)> fresh, List<StoredTrade> ended, List<EarlyCancel> early, int stopped, int sent,
        IReadOnlyList<TradeInput> inputs, EntityId entity)
    {
        var source = inputs.Count > 0 ? inputs[0].Source : TradeSource.None;
        return new TradesTaken(
            entity, source.Job, source.FileName, fresh.Count, ended.Count(e => e.State == TradeState.Replaced), ended.Count(e => e.State == TradeState.Cancelled),
            run.Duplicates, run.Rejected.Count, stopped, sent, inputs.Count, TradeInput.HashOf([.. inputs.Select(i => i.ContentHash)]),
            [.. fresh.Select(f => f.Trade).Concat(ended).Select(t => new ObjectRef("trade", t.Id.Value, t.Reference)),
             .. early.Select(e => new ObjectRef("early-cancel", e.Id, e.TradeRef))]);
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
