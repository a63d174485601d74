using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements;

/// <summary>What of this room waits for a person: stopped trades for those who may choose, and what does not match or fails for those who may act.</summary>
internal sealed class SettlementsWork(BackOfficeDb db, IMediator mediator, IAuthorizer authorizer, TimeProvider clock) : IWorkSource
{
    public async Task<IReadOnlyList<WorkItem>> For(Actor actor, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var tomorrow = today.AddDays(1);
        var markets = (await mediator.Send(new Reference.Contracts.Markets(today), cancellationToken)).DistinctBy(m => m.Mic).ToDictionary(m => m.Mic, StringComparer.Ordinal);
        var items = new List<WorkItem>();
        foreach (var entity in await Entities(cancellationToken))
        {
            if (await Holds(actor, SettlementsPermissions.ChooseSsi, entity, cancellationToken))
                items.AddRange(await Stopped(entity, limit, markets, cancellationToken));
            if (await Holds(actor, SettlementsPermissions.HoldInstructions, entity, cancellationToken))
                items.AddRange(await Troubled(entity, tomorrow, limit, markets, cancellationToken));
            if (await Holds(actor, SettlementsPermissions.ReleaseInstructions, entity, cancellationToken))
                items.AddRange(await Held(entity, tomorrow, limit, markets, cancellationToken));
        }
        return [.. items.OrderBy(i => i.Due ?? DateTimeOffset.MaxValue).ThenByDescending(i => i.Amount).Take(limit)];
    }

    private async Task<List<WorkItem>> Stopped(EntityId entity, int limit, Dictionary<string, MarketInfo> markets, CancellationToken cancellationToken)
    {
        var trades = await db.Trades.AsNoTracking().Where(t => t.EntityId == entity && t.State == TradeState.Stopped)
            .OrderBy(t => t.SettlementDate).ThenByDescending(t => t.Gross).Take(limit).ToListAsync(cancellationToken);
        return trades.ConvertAll(t => new WorkItem(
            "work.stopped-trade", t.Reference, "work.stopped-trade-text", [t.Names.Security, t.Names.CounterpartyName, $"@stop.{t.StopCode}"],
            $"/settlements/trades/{t.Reference}", t.BookedAt, Due(markets, t.Mic, t.SettlementDate), t.Gross, t.Currency, null,
            t.StopCode == "ssi.ambiguous" ? "next.choose-ssi" : "next.instruct", ActLink: $"/settlements/trades/choose-ssi/{t.Reference}"));
    }

    private async Task<List<WorkItem>> Troubled(
        EntityId entity, DateOnly until, int limit, Dictionary<string, MarketInfo> markets, CancellationToken cancellationToken)
    {
        var found = await db.Instructions.AsNoTracking()
            .Where(i => i.EntityId == entity && i.SettlementDate <= until && (i.State == InstructionState.Unmatched || i.State == InstructionState.Failing))
            .OrderBy(i => i.SettlementDate).ThenByDescending(i => i.Amount).Take(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(i => new WorkItem(
            i.State == InstructionState.Failing ? "work.failing-instruction" : "work.unmatched-instruction", i.Reference,
            i.State == InstructionState.Failing ? "work.failing-text" : "work.unmatched-text", [i.Names.Security, i.Names.CounterpartyName, i.StatusReason is { Length: > 0 } reason ? "@reason-code." + reason : "@reason-code.none"],
            $"/settlements/instructions/{i.Reference}", i.StatusAt, Due(markets, i.Mic, i.SettlementDate), i.Amount, i.Currency, null));
    }

    private async Task<List<WorkItem>> Held(
        EntityId entity, DateOnly until, int limit, Dictionary<string, MarketInfo> markets, CancellationToken cancellationToken)
    {
        var held = await db.Instructions.AsNoTracking().Where(i => i.EntityId == entity && i.SettlementDate <= until && i.State == InstructionState.Held)
            .OrderBy(i => i.SettlementDate).ThenByDescending(i => i.Amount).Take(limit).ToListAsync(cancellationToken);
        return held.ConvertAll(i => new WorkItem(
            "work.held-instruction", i.Reference, "work.held-text", [i.Names.Security, i.Names.CounterpartyName],
            $"/settlements/instructions/{i.Reference}", i.StatusAt, Due(markets, i.Mic, i.SettlementDate), i.Amount, i.Currency, null,
            "next.release", ActLink: $"/settlements/instructions/release/{i.Reference}"));
    }

    private static DateTimeOffset? Due(Dictionary<string, MarketInfo> markets, string mic, DateOnly day) =>
        markets.TryGetValue(mic, out var market) ? CutOffs.At(market, day) : null;

    private async Task<List<EntityId>> Entities(CancellationToken cancellationToken) =>
        [.. (await mediator.Send(new LegalEntities(), cancellationToken)).Select(e => e.Id)];

    private async Task<bool> Holds(Actor actor, string permission, EntityId entity, CancellationToken cancellationToken) =>
        actor.IsSystem || (await authorizer.Decide(actor, permission, new Scope(entity), cancellationToken)).Allowed;
}
