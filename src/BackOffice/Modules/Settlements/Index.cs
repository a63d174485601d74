using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Lists;
using BackOffice.Platform.Persistence;
using BackOffice.Platform.Pipeline;
using BackOffice.Reference.Contracts;
using BackOffice.Settlements.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Settlements;

/// <summary>
/// The settlements dashboard: per market and currency its cut-off and the flow of today, T+1 and T+2; below, what needs somebody, by
/// money and by time left. Every figure opens the rows that add up to it; currencies are never added.
/// </summary>
public static class Index
{
    /// <param name="Capacity"><c>agent</c> (clients), <c>principal</c> (own book), or null for both.</param>
    /// <param name="Market">Only this market, by its code.</param>
    [Requires(SettlementsPermissions.View)]
    public sealed record Query(string? Entity, string? Capacity, string? Market) : IQuery<Board>, IOfEntity;

    public sealed record Board(DateTimeOffset At, IReadOnlyList<MarketLine> Markets, IReadOnlyList<ExceptionLine> Exceptions, int ExceptionCount, int Failing, int Unmatched, int Stopped);

    /// <param name="CutOff">Today's, or null when the market rests today.</param>
    /// <param name="Days">Today, T+1, T+2 by the settlement calendar.</param>
    public sealed record MarketLine(string Mic, string Name, string Currency, string Place, DateTimeOffset? CutOff, IReadOnlyList<DayFlow> Days);

    public sealed record DayFlow(DateOnly Day, Figure Instructed, Figure Matched, Figure Settled, Figure Failed);

    /// <param name="Link">The list that adds up to it.</param>
    public readonly record struct Figure(int Count, decimal Amount, string Link);

    /// <param name="NextKey">Word key of the next step, <paramref name="NextLink"/> where it is taken.</param>
    public sealed record ExceptionLine(
        string Ref, string Link, string StateCode, string StatePrefix, string? Reason, string Counterparty, string Security, Side Side,
        decimal Amount, string Currency, DateOnly SettlementDate, DateTimeOffset? CutOff, decimal Weight, string NextKey, string NextLink);

    private const int ExceptionsShown = 25;

    internal sealed class Handler(BackOfficeDb db, IMediator mediator, EntityChoice entities, TimeProvider clock) : IRequestHandler<Query, Board>
    {
        public async Task<Board> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var entity = (await entities.Of(query.Entity, cancellationToken)).Value;
            var instructions = db.Instructions.AsNoTracking();
            var trades = db.Trades.AsNoTracking().Where(t => t.State == TradeState.Stopped);
            if (entity is { } only)
                (instructions, trades) = (instructions.Where(i => i.EntityId == only), trades.Where(t => t.EntityId == only));
            if (CapacityOf(query.Capacity) is { } capacity)
                (instructions, trades) = (instructions.Where(i => i.Capacity == capacity), trades.Where(t => t.Capacity == capacity));
            if (query.Market is { } mic)
                (instructions, trades) = (instructions.Where(i => i.Mic == mic), trades.Where(t => t.Mic == mic));

            var markets = await mediator.Send(new Reference.Contracts.Markets(DateOnly.FromDateTime(now.UtcDateTime)), cancellationToken);
            var lines = await Flow(instructions, markets, query, now, cancellationToken);
            var exceptions = await new ExceptionFinder(mediator, now).Find(instructions, trades, markets, cancellationToken);
            return new Board(
                now, lines, [.. exceptions.Take(ExceptionsShown)], exceptions.Count,
                exceptions.Count(e => e.StateCode == "failing"), exceptions.Count(e => e.StateCode == "unmatched"), exceptions.Count(e => e.StatePrefix == "trade.state"));
        }

        private async Task<List<MarketLine>> Flow(
            IQueryable<StoredInstruction> instructions, IReadOnlyList<MarketInfo> markets, Query query, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var today = markets.ToDictionary(m => m.Mic, m => CutOffs.Today(m, now), StringComparer.Ordinal);
            var needs = today.Select(t => new SettlementDateNeed(t.Key, t.Value)).ToList();
            var dates = await mediator.Send(new SettlementDatesOf(needs), cancellationToken);
            var calendars = await mediator.Send(new CalendarsOf([.. dates.Values.Select(d => d.Value?.Calendar).OfType<string>().Distinct()]), cancellationToken);
            var first = today.Count == 0 ? DateOnly.FromDateTime(now.UtcDateTime) : today.Values.Min();
            var last = first.AddDays(30);
            var sums = await instructions.Where(i => i.SettlementDate >= first && i.SettlementDate <= last && i.State != InstructionState.Cancelled)
                .GroupBy(i => new { i.Mic, i.Currency, i.SettlementDate, i.State })
                .Select(g => new { g.Key.Mic, g.Key.Currency, g.Key.SettlementDate, g.Key.State, Count = g.Count(), Amount = g.Sum(i => i.Amount) })
                .ToListAsync(cancellationToken);

            var lines = new List<MarketLine>();
            foreach (var market in markets.Where(m => query.Market is null || m.Mic == query.Market).OrderBy(m => CutOffs.At(m, today[m.Mic])).ThenBy(m => m.Mic, StringComparer.Ordinal))
            {
                var calendar = dates.GetValueOrDefault(new SettlementDateNeed(market.Mic, today[market.Mic]))?.Value is { } found ? calendars.GetValueOrDefault(found.Calendar) : null;
                var days = Days(today[market.Mic], calendar);
                foreach (var currency in sums.Where(s => s.Mic == market.Mic).Select(s => s.Currency).Append(market.Currency).Distinct().OrderBy(c => c != market.Currency).ThenBy(c => c, StringComparer.Ordinal))
                {
                    lines.Add(new MarketLine(
                        market.Mic, market.Name, currency, market.PlaceOfSettlement, days[0] == today[market.Mic] ? CutOffs.At(market, days[0]) : null,
                        days.ConvertAll(day =>
                        {
                            var of = sums.Where(s => s.Mic == market.Mic && s.Currency == currency && s.SettlementDate == day).Select(s => (s.State, s.Count, s.Amount)).ToList();
                            return new DayFlow(
                                day, Sum(of, All, "!cancelled"), Sum(of, MatchedOrFurther, null), Sum(of, [InstructionState.Settled], null), Sum(of, [InstructionState.Failing], null));

                            Figure Sum(List<(InstructionState State, int Count, decimal Amount)> rows, InstructionState[] states, string? filter) => new(
                                rows.Where(r => states.Contains(r.State)).Sum(r => r.Count), rows.Where(r => states.Contains(r.State)).Sum(r => r.Amount),
                                ListLink(market.Mic, currency, day, filter ?? string.Join(',', states.Select(s => Invariant.Kebab(s.ToString()))), query));
                        })));
                }
            }
            return lines;
        }
    }

    private static readonly InstructionState[] All = [.. Enum.GetValues<InstructionState>().Where(s => s != InstructionState.Cancelled)];

    private static readonly InstructionState[] MatchedOrFurther =
        [InstructionState.Matched, InstructionState.PartiallySettled, InstructionState.Settled, InstructionState.Failing];

    private static string ListLink(string mic, string currency, DateOnly day, string states, Query query) =>
        $"/settlements/instructions?mic={Uri.EscapeDataString(mic)}&currency={currency}&settlementDateFrom={Invariant.Day(day)}&settlementDateTo={Invariant.Day(day)}&state={states}"
        + (query.Capacity is { } capacity ? $"&capacity={capacity}" : "") + (query.Entity is { } entity ? $"&entity={Uri.EscapeDataString(entity)}" : "");

    /// <summary>Today (or the next day that settles) and the two settlement days after it; without a calendar, weekdays.</summary>
    private static List<DateOnly> Days(DateOnly today, BusinessCalendar? calendar)
    {
        var days = new List<DateOnly>(3);
        for (var day = today; days.Count < 3; day = day.AddDays(1))
        {
            var open = calendar?.DayOf(day) is { Refusal: null } known
                ? known.Value == DayKind.Open || (known.Value == DayKind.Half && calendar.HalfDaysCount)
                : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            if (open)
                days.Add(day);
        }
        return days;
    }

    private static Capacity? CapacityOf(string? text) => text switch
    {
        "agent" => Capacity.Agent,
        "principal" => Capacity.Principal,
        _ => null,
    };
}
