using BackOffice.Platform.Persistence;
using BackOffice.Reference.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace BackOffice.Reference.Answers;

internal sealed class RateAnswers(BackOfficeDb db) : IRequestHandler<FxRatesOf, IReadOnlyDictionary<FxRateNeed, FxRateFound>>
{
    private const int RateDecimals = 12;

    public async Task<IReadOnlyDictionary<FxRateNeed, FxRateFound>> Handle(FxRatesOf request, CancellationToken cancellationToken)
    {
        var needs = request.Needs.Distinct().ToList();
        string[] bases = [.. needs.Select(n => n.Base)], quotes = [.. needs.Select(n => n.Quote)], kinds = [.. needs.Select(n => n.Kind)];
        DateOnly[] days = [.. needs.Select(n => n.On)];
        // The pair as asked wins over its inverse of the same day; a later inverse wins over an older direct one.
        var found = await db.Database.SqlQuery<Hit>(
            $"""
            select n.no, f.date, f.rate, f.unit, f.source, f.inverse
            from unnest({bases}::text[], {quotes}::text[], {kinds}::text[], {days}::date[]) with ordinality n(base, quote, kind, day, no)
            cross join lateral (
              (select r.date, r.rate, r.unit, r.source, false as inverse from reference.fx_rate r
               where r.base = n.base and r.quote = n.quote and r.kind = n.kind and r.date <= n.day and upper_inf(r.known) order by r.date desc limit 1)
              union all
              (select r.date, r.rate, r.unit, r.source, true from reference.fx_rate r
               where r.base = n.quote and r.quote = n.base and r.kind = n.kind and r.date <= n.day and upper_inf(r.known) order by r.date desc limit 1)
              order by date desc, inverse limit 1) f
            """).ToListAsync(cancellationToken);
        return found.ToDictionary(f => needs[(int)f.No - 1], f => new FxRateFound(
            f.Inverse ? decimal.Round(f.Unit / f.Rate, RateDecimals) : f.Rate / f.Unit, f.Date, f.Source ?? ""));
    }

    private sealed record Hit(long No, DateOnly Date, decimal Rate, int Unit, string? Source, bool Inverse);
}
