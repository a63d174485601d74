using BackOffice.Domain;
using BackOffice.Domain.Settlements;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Answers;

internal sealed class FirmAnswers(BackOfficeDb db, TimeProvider clock)
    : IRequestHandler<LegalEntities, IReadOnlyList<LegalEntityInfo>>,
      IRequestHandler<Markets, IReadOnlyList<MarketInfo>>,
      IRequestHandler<FeeSchedules, IReadOnlyList<FeeSchedule>>,
      IRequestHandler<Currencies, IReadOnlyDictionary<string, CurrencyInfo>>,
      IRequestHandler<PoliciesOf, IReadOnlyDictionary<string, PolicyInfo>>
{
    public async Task<IReadOnlyList<LegalEntityInfo>> Handle(LegalEntities request, CancellationToken cancellationToken)
    {
        var rows = await db.LegalEntities.Believed().ToListAsync(cancellationToken);
        var codes = rows.Select(r => r.Code).ToList();
        var parties = await db.Parties.Believed().Where(p => codes.Contains(p.Code)).ToListAsync(cancellationToken);
        var holders = Latest.Of(parties, clock).ToDictionary(p => p.Code, p => new PartyId(p.Subject), StringComparer.Ordinal);
        return [.. Latest.Of(rows, clock).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => new LegalEntityInfo(
            new EntityId(r.Subject), r.Code, r.Name, r.FunctionalCurrency, r.TimeZone, holders.TryGetValue(r.Code, out var party) ? party : null))];
    }

    public async Task<IReadOnlyList<MarketInfo>> Handle(Markets request, CancellationToken cancellationToken)
    {
        var rows = await db.Markets.On(request.On).OrderBy(m => m.Mic).ToListAsync(cancellationToken);
        return [.. rows.Select(m => new MarketInfo(
            m.Mic, m.Name, m.Currency, m.TimeZone, m.CutOff, m.OpensAt, m.ClosesAt, m.PlaceOfSettlement, m.Calendar,
            new CashTolerance(m.ToleranceThreshold, m.ToleranceUpTo, m.ToleranceAbove)))];
    }

    public async Task<IReadOnlyList<FeeSchedule>> Handle(FeeSchedules request, CancellationToken cancellationToken)
    {
        var entities = new[] { EntityId.Firm, request.Entity };
        var rows = await db.Tariffs.Believed().Where(t => entities.Contains(t.EntityId)).ToListAsync(cancellationToken);
        return [.. rows.Select(Schedule)];
    }

    public async Task<IReadOnlyDictionary<string, CurrencyInfo>> Handle(Currencies request, CancellationToken cancellationToken)
    {
        var used = await db.Currencies.Believed().Select(c => c.Code).ToListAsync(cancellationToken);
        return Iso4217.All.ToDictionary(c => c.Key, c => new CurrencyInfo(Currency.Of(c.Key, c.Value.MinorUnits), c.Value.NameEn, used.Contains(c.Key)), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<string, PolicyInfo>> Handle(PoliciesOf request, CancellationToken cancellationToken)
    {
        var entities = new[] { EntityId.Firm, request.Entity };
        var rows = await db.Policies.On(request.On).Where(p => entities.Contains(p.EntityId)).ToListAsync(cancellationToken);
        // An entity's own row speaks before the firm's.
        return rows.GroupBy(p => p.Code).ToDictionary(
            g => g.Key, g => g.OrderBy(p => p.EntityId == EntityId.Firm).Select(p => new PolicyInfo(p.Code, p.NeedsSecondPerson, p.AboveTry)).First(), StringComparer.Ordinal);
    }

    internal static FeeSchedule Schedule(TariffRow t) => new(
        t.Code, t.Part, t.Base, t.Rate, t.Valid, t.Minimum, t.Maximum, t.Mic, t.AssetClass, t.CustomerClass, t.Capacity, t.Side, t.Currency);
}
