using BackOffice.Domain;
using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using BackOffice.Reference.Persistence;
using BackOffice.Reference.Rows;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Answers;

internal sealed class SecurityAnswers(BackOfficeDb db, TimeProvider clock)
    : IRequestHandler<SecuritiesOf, IReadOnlyDictionary<SecurityId, SecurityInfo>>,
      IRequestHandler<FindSecurities, IReadOnlyDictionary<SecurityName, SecurityInfo>>,
      IRequestHandler<PricesOf, IReadOnlyDictionary<PriceNeed, PriceFound>>
{
    public async Task<IReadOnlyDictionary<SecurityId, SecurityInfo>> Handle(SecuritiesOf request, CancellationToken cancellationToken)
    {
        var ids = request.Securities.Select(s => s.Value).Distinct().ToList();
        var rows = await db.Securities.Believed().Where(s => ids.Contains(s.Subject)).ToListAsync(cancellationToken);
        return Latest.Of(rows, clock).ToDictionary(s => new SecurityId(s.Subject), Info);
    }

    public async Task<IReadOnlyDictionary<SecurityName, SecurityInfo>> Handle(FindSecurities request, CancellationToken cancellationToken)
    {
        var codes = request.Names.Select(n => n.Code).Distinct().ToList();
        var rows = await db.Securities.Believed()
            .Where(s => codes.Contains(s.Isin!) || codes.Contains(s.Symbol!) || codes.Contains(s.Key)).ToListAsync(cancellationToken);
        var found = Latest.Of(rows, clock).ToList();
        var byIsin = found.Where(s => s.Isin is not null).ToDictionary(s => s.Isin!, StringComparer.Ordinal);
        var bySymbol = found.Where(s => s.Symbol is not null).ToLookup(s => s.Symbol!, StringComparer.Ordinal);
        var byKey = found.ToDictionary(s => s.Key, StringComparer.Ordinal);

        var answer = new Dictionary<SecurityName, SecurityInfo>();
        foreach (var name in request.Names.Distinct())
        {
            if (byIsin.TryGetValue(name.Code, out var row) || byKey.TryGetValue(name.Code, out row))
                answer[name] = Info(row);
            else if (bySymbol[name.Code].Where(s => name.Mic is null || s.Mic == name.Mic).Take(2).ToList() is [var only])
                answer[name] = Info(only);
        }
        return answer;
    }

    public async Task<IReadOnlyDictionary<PriceNeed, PriceFound>> Handle(PricesOf request, CancellationToken cancellationToken)
    {
        var needs = request.Needs.Distinct().ToList();
        var (ids, days) = (needs.Select(n => n.Security.Value).ToArray(), needs.Select(n => n.On).ToArray());
        var found = await db.Database.SqlQuery<PriceHit>(
            $"""
            select n.security, n.day, p.date, p.price, p.currency, p.source
            from unnest({ids}::uuid[], {days}::date[]) n(security, day)
            cross join lateral (
              select r.date, r.price, r.currency, r.source from reference.price r
              where r.security_id = n.security and r.date <= n.day and upper_inf(r.known) order by r.date desc limit 1) p
            """).ToListAsync(cancellationToken);
        return found.ToDictionary(f => new PriceNeed(new SecurityId(f.Security), f.Day), f => new PriceFound(f.Price, f.Currency, f.Date, f.Source));
    }

    internal static SecurityInfo Info(SecurityRow s) => new(
        new SecurityId(s.Subject), s.Isin, s.Symbol, s.Mic, s.Name, s.Currency, s.AssetClass, s.LotSize, s.MinSettlementUnit, s.CsdrClass, s.Issuer);

    private sealed record PriceHit(Guid Security, DateOnly Day, DateOnly Date, decimal Price, string Currency, string? Source);
}
