using System.Text.Json;
using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Api;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Platform.Ports;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements.Trades;

/// <summary>A trade's whole story: from the raw line of its file to its movements and journals, with the reason of each derived value.</summary>
public static class Details
{
    /// <param name="Trade">Our reference or the sender's.</param>
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(string Trade) : IQuery<Answer?>;

    /// <summary>What outside programs see; the page shows the same and the story.</summary>
    public sealed record Answer(
        string Ref, string TradeRef, int TradeVersion, int Version, TradeState State, Side Side, Capacity Capacity, string Security, string? Isin, string SecurityName,
        decimal Quantity, decimal Price, string Currency,
        [property: Amount("Currency")] decimal GrossAmount, [property: Amount("Currency")] decimal Commission, [property: Amount("Currency")] decimal Fees,
        [property: Amount("Currency")] decimal Tax, [property: Amount("Currency")] decimal NetAmount,
        DateOnly TradeDate, DateOnly SettlementDate, string Mic, string Account, string Party, string Counterparty, string CounterpartyName,
        string? Instruction, decimal SettledQuantity, Stop? Stopped, Reasons Why, Source Source, IReadOnlyList<OtherVersion> Versions, DateTimeOffset BookedAt)
        : IVersioned
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public IReadOnlyList<StoryStep> Story { get; init; } = [];

        [System.Text.Json.Serialization.JsonIgnore]
        public Guid Id { get; init; }
    }

    /// <summary>Why it stopped: the code of the refusal and its values.</summary>
    public sealed record Stop(string Code, IReadOnlyList<string> Args);

    /// <summary>Why the day, the money and the standing instruction are what they are.</summary>
    public sealed record Reasons(DateShown SettlementDate, IReadOnlyList<PartShown> NetAmount, SsiWhy? Ssi);

    /// <param name="GivenBy"><c>file</c> or <c>hand</c> when the sender gave the day; null when the cycle did.</param>
    /// <param name="ByCycle">What the cycle says, when the sender gave the day and a calendar reaches so far.</param>
    /// <param name="Differs">The two are not the same day.</param>
    /// <param name="Why">All of it in one sentence.</param>
    public sealed record DateShown(
        DateOnly Date, string? GivenBy, DateOnly? ByCycle, bool Differs, string Why, int? CycleDays, string? Calendar, IReadOnlyList<DayShown> Steps);

    /// <param name="Why">In the reader's words.</param>
    public sealed record DayShown(DateOnly Date, bool Counted, string Why, DayReason Code);

    /// <summary>One part of the net amount and its cause.</summary>
    public sealed record PartShown(
        FeePart Part, [property: Amount("Currency")] decimal Amount, string Currency, bool Supplied, string? Schedule,
        [property: Amount("Currency")] decimal? Base, decimal? Rate);

    public sealed record Source(JobId? Job, string? File, long? Line, string? Raw);

    public sealed record OtherVersion(int TradeVersion, TradeState State, DateTimeOffset BookedAt, DateTimeOffset? EndedAt);

    internal sealed class Handler(BackOfficeDb db, IEnumerable<IStorySource> sources, DateWords dates) : IRequestHandler<Query, Answer?>
    {
        public async Task<Answer?> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await TradeLookup.Latest(db, query.Trade, cancellationToken) is not { } trade)
                return null;
            var versions = await db.Trades.AsNoTracking().Where(t => t.EntityId == trade.EntityId && t.TradeRef == trade.TradeRef)
                .OrderBy(t => t.TradeVersion).Select(t => new { t.Id, t.TradeVersion, t.State, t.BookedAt, t.EndedAt }).ToListAsync(cancellationToken);
            var ids = versions.ConvertAll(v => v.Id);
            var instructions = await db.Instructions.AsNoTracking().Where(i => ids.Contains(i.TradeId)).OrderBy(i => i.MadeAt).ToListAsync(cancellationToken);
            var whys = await db.Whys.AsNoTracking().Where(w => w.Id == trade.DateWhy || w.Id == trade.SsiWhy).ToDictionaryAsync(w => w.Id, w => w.Body, cancellationToken);

            return new Answer(
                trade.Reference, trade.TradeRef, trade.TradeVersion, trade.Version, trade.State, trade.Side, trade.Capacity, trade.Names.Security, trade.Names.Isin,
                trade.Names.SecurityName, trade.Quantity, trade.Price, trade.Currency, trade.Gross, trade.Commission, trade.Fees, trade.Tax, trade.Net,
                trade.TradeDate, trade.SettlementDate, trade.Mic, trade.Names.AccountCode, trade.Names.PartyName, trade.Names.CounterpartyCode, trade.Names.CounterpartyName,
                instructions.FindLast(i => i.TradeId == trade.Id && i.State != InstructionState.Cancelled)?.Reference, trade.SettledQuantity,
                trade.StopCode is { } code ? new Stop(code, trade.StopArgs) : null,
                new Reasons(
                    dates.Of(trade, Read<DateWhy>(whys, trade.DateWhy)),
                    [.. JsonSerializer.Deserialize<List<NetPart>>(trade.Parts, Explanations.Json)!
                        .Select(p => new PartShown(p.Part, p.Amount, trade.Currency, p.Supplied, p.Schedule, p.Base, p.Rate))],
                    Read<SsiWhy>(whys, trade.SsiWhy)),
                new Source(trade.Source.Job, trade.Source.FileName, trade.Source.Line, trade.Source.Raw),
                versions.ConvertAll(v => new OtherVersion(v.TradeVersion, v.State, v.BookedAt, v.EndedAt)), trade.BookedAt)
            {
                Id = trade.Id.Value,
                Story = await Story(ids, instructions, cancellationToken),
            };
        }

        private async Task<List<StoryStep>> Story(List<TradeId> trades, List<StoredInstruction> instructions, CancellationToken cancellationToken)
        {
            var steps = new List<StoryStep>();
            foreach (var source in sources)
            {
                foreach (var id in trades.Select(t => t.Value).Concat(instructions.Select(i => i.Id.Value)))
                    steps.AddRange(await source.About(id, cancellationToken));
            }
            return [.. steps.OrderBy(s => s.At)];
        }

        private static T? Read<T>(Dictionary<Guid, string> whys, Guid? id) where T : class =>
            id is { } key && whys.TryGetValue(key, out var body) ? JsonSerializer.Deserialize<T>(body, Explanations.Json) : null;
    }
}
