using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Settlements.Confirmations;
using BackOffice.Settlements.Persistence;
using BackOffice.Settlements.Trades;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Instructions;

/// <summary>One instruction: what we asked for, what the depository said, its history, its messages, and why it has this standing instruction.</summary>
public static class Details
{
    /// <param name="Instruction">Our reference, or the trade's: then its live instruction.</param>
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(string Instruction) : IQuery<Answer?>;

    public sealed record Answer(
        string Ref, string Trade, string TradeRef, int Version, InstructionState State, InstructionState? StateUnderHold, Side Side, Capacity Capacity,
        string Security, string? Isin, string SecurityName, decimal Quantity, [property: Amount("Currency")] decimal Amount, string Currency, decimal Price,
        decimal SettledQuantity, [property: Amount("Currency")] decimal SettledAmount, decimal OpenQuantity, [property: Amount("Currency")] decimal OpenAmount,
        DateOnly TradeDate, DateOnly SettlementDate, string Mic, string Place, string Account, string Party, string Counterparty, string CounterpartyName,
        bool PartialAllowed, string? HoldReason, string? StatusReason, DateTimeOffset MadeAt, DateTimeOffset? SentAt, DateTimeOffset? CutOff,
        SsiShown Ssi, IReadOnlyList<Step> History, IReadOnlyList<Message> Messages, IReadOnlyList<Settled> Deliveries) : IVersioned
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public Guid Id { get; init; }

        /// <summary>The instruction before and after it in the order of the list, for stepping through.</summary>
        [System.Text.Json.Serialization.JsonIgnore]
        public (string? Before, string? After) Beside { get; init; }
    }

    /// <param name="Why">Every standing instruction that was looked at, and why it lost.</param>
    public sealed record SsiShown(SsiId? Id, SsiLevel? Level, string AgentBic, string Account, string? BuyerSellerBic, SsiWhy? Why);

    public sealed record Step(DateTimeOffset At, InstructionState State, string What, string? Reason, string? MessageRef, string By);

    /// <param name="Direction"><c>in</c> or <c>out</c>.</param>
    public sealed record Message(
        DateTimeOffset At, string Direction, string MessageRef, string Kind, string Raw, string Sha256, SaidShown? Said, JobId? Job, string? File, long? Line);

    /// <summary>What a message carried beside its status, and nothing more.</summary>
    public sealed record SaidShown(
        decimal? Quantity, [property: Amount("Currency")] decimal? Amount, string Currency, DateTimeOffset? SettledAt, string? Reason);

    public sealed record Settled(
        string MessageRef, decimal Quantity, [property: Amount("Currency")] decimal Amount, string Currency, DateOnly SettledOn, DateTimeOffset SettledAt, bool Completes);

    internal sealed class Handler(BackOfficeDb db, IMediator mediator) : IRequestHandler<Query, Answer?>
    {
        public async Task<Answer?> Handle(Query query, CancellationToken cancellationToken)
        {
            var i = await db.Instructions.AsNoTracking()
                .Where(i => i.Reference == query.Instruction || i.TradeReference == query.Instruction || i.TradeRef == query.Instruction)
                .OrderBy(i => i.State == InstructionState.Cancelled && i.Reference != query.Instruction).ThenByDescending(i => i.MadeAt).ThenBy(i => i.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (i is null)
                return null;
            var statuses = await db.InstructionStatuses.AsNoTracking().Where(s => s.InstructionId == i.Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancellationToken);
            var messages = await db.SettlementMessages.AsNoTracking().Where(m => m.InstructionId == i.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancellationToken);
            var deliveries = await db.Deliveries.AsNoTracking().Where(d => d.InstructionId == i.Id).OrderBy(d => d.BookedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
            var why = i.SsiWhy is { } whyId ? await db.Whys.Where(w => w.Id == whyId).Select(w => w.Body).FirstOrDefaultAsync(cancellationToken) : null;
            var market = (await mediator.Send(new Reference.Contracts.Markets(i.SettlementDate), cancellationToken)).FirstOrDefault(m => m.Mic == i.Mic);

            return new Answer(
                i.Reference, i.TradeReference, i.TradeRef, i.Version, i.State, i.StateUnderHold, i.Side, i.Capacity, i.Names.Security, i.Names.Isin, i.Names.SecurityName,
                i.Quantity, i.Amount, i.Currency, i.Price, i.SettledQuantity, i.SettledAmount, i.OpenQuantity, Math.Max(i.OpenAmount, 0), i.TradeDate, i.SettlementDate,
                i.Mic, i.Place, i.Names.AccountCode, i.Names.PartyName, i.Names.CounterpartyCode, i.Names.CounterpartyName, i.PartialAllowed, i.HoldReason, i.StatusReason,
                i.MadeAt, i.SentAt, market is null ? null : CutOffs.At(market, i.SettlementDate),
                new SsiShown(
                    i.Ssi.Id, i.Ssi.Level, i.Ssi.AgentBic, i.Ssi.Account, i.Ssi.BuyerSellerBic, why is null ? null : JsonSerializer.Deserialize<SsiWhy>(why, Explanations.Json)),
                statuses.ConvertAll(s => new Step(s.At, s.State, s.What, s.Reason, s.MessageRef, s.ActorName)),
                messages.ConvertAll(m => new Message(
                    m.At, m.Direction, m.MessageRef, m.Kind, m.Raw, Convert.ToHexStringLower(m.Sha256),
                    m.Direction == "in" ? Said(m.Said, i.Currency) : null, m.JobId, m.FileName, m.Line)),
                deliveries.ConvertAll(d => new Settled(d.MessageRef, d.Quantity, d.Amount, d.Currency, d.SettledOn, d.SettledAt, d.Completes)))
            {
                Id = i.Id.Value,
                Beside = (await Neighbour(i, before: true, cancellationToken), await Neighbour(i, before: false, cancellationToken)),
            };
        }

        private static SaidShown? Said(string said, string currency) =>
            JsonSerializer.Deserialize<MessageSaid>(said, Explanations.Json) is { } s ? new(s.Quantity, s.Amount, currency, s.SettledAt, s.Reason) : null;

        private Task<string?> Neighbour(StoredInstruction of, bool before, CancellationToken cancellationToken)
        {
            var all = db.Instructions.AsNoTracking().Where(i => i.EntityId == of.EntityId && i.SettlementDate == of.SettlementDate);
            // The database compares, by the column's collation.
#pragma warning disable CA1309
            return before
                ? all.Where(i => string.Compare(i.Reference, of.Reference) < 0).OrderByDescending(i => i.Reference).Select(i => i.Reference).FirstOrDefaultAsync(cancellationToken)
                : all.Where(i => string.Compare(i.Reference, of.Reference) > 0).OrderBy(i => i.Reference).Select(i => i.Reference).FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1309
        }
    }
}
