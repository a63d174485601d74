using BackOffice.Domain;
using BackOffice.Domain.Reference;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Answers;

internal sealed class SettlementAnswers(BackOfficeDb db)
    : IRequestHandler<SettlementDatesOf, IReadOnlyDictionary<SettlementDateNeed, Outcome<SettlementDate>>>,
      IRequestHandler<CalendarsOf, IReadOnlyDictionary<string, BusinessCalendar>>,
      IRequestHandler<SsisOf, IReadOnlyList<SsiRow>>,
      IRequestHandler<MarketsWithCycle, IReadOnlyList<string>>
{
    public async Task<IReadOnlyDictionary<SettlementDateNeed, Outcome<SettlementDate>>> Handle(SettlementDatesOf request, CancellationToken cancellationToken)
    {
        var mics = request.Needs.Select(n => n.Mic).Distinct().ToList();
        var cycles = (await db.Cycles.Believed().Where(c => mics.Contains(c.Mic)).ToListAsync(cancellationToken))
            .Select(c => new SettlementCycle(c.Mic, c.Days, c.Valid, c.SettlementCalendar)).ToList();
        var calendars = await Calendars([.. cycles.Select(c => c.SettlementCalendar).Distinct()], cancellationToken);

        return request.Needs.Distinct().ToDictionary(n => n, need =>
        {
            var cycle = SettlementCycle.InForce(cycles, need.Mic, need.TradeDate);
            if (cycle.Refusal is { } none)
                return none;
            return calendars.TryGetValue(cycle.Value!.SettlementCalendar, out var calendar)
                ? SettlementDate.Compute(need.TradeDate, cycle.Value, calendar)
                : new Refusal("calendar.unknown", cycle.Value.SettlementCalendar);
        });
    }

    public async Task<IReadOnlyDictionary<string, BusinessCalendar>> Handle(CalendarsOf request, CancellationToken cancellationToken) =>
        await Calendars([.. request.Codes.Distinct()], cancellationToken);

    public async Task<IReadOnlyList<SsiRow>> Handle(SsisOf request, CancellationToken cancellationToken)
    {
        var parties = request.Counterparties.Distinct().Select(p => (PartyId?)p).ToList();
        var rows = await db.Ssis.Believed().Where(s => s.PartyId == null || parties.Contains(s.PartyId)).ToListAsync(cancellationToken);
        return [.. rows.Select(Row)];
    }

    public async Task<IReadOnlyList<string>> Handle(MarketsWithCycle request, CancellationToken cancellationToken) =>
        await db.Cycles.Believed().Select(c => c.Mic).Distinct().OrderBy(m => m).ToListAsync(cancellationToken);

    internal static SsiRow Row(SsiStored s) => new(
        new SsiId(s.Subject), s.PartyId, s.Market, s.Currency, s.AssetClass, s.SecurityId, s.ForAccount, s.Priority, s.Valid, true,
        s.AgentBic, s.Account, s.BuyerSellerBic);

    private async Task<Dictionary<string, BusinessCalendar>> Calendars(List<string> codes, CancellationToken cancellationToken)
    {
        var days = await db.CalendarDays.Believed().Where(d => codes.Contains(d.Calendar)).ToListAsync(cancellationToken);
        var rules = await db.Calendars.Believed().Where(c => codes.Contains(c.Code)).ToListAsync(cancellationToken);
        return days.GroupBy(d => d.Calendar).ToDictionary(
            g => g.Key,
            g => new BusinessCalendar(
                g.Key, g.Select(d => new ClosedDay(d.Date, d.Closure, d.NameEn, d.NameTr)),
                rules.Find(r => r.Code == g.Key)?.HalfDaysCount ?? true),
            StringComparer.Ordinal);
    }
}
